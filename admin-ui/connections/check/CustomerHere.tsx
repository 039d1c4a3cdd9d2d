import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { z } from 'zod';
import type { IntegrationCheck } from '../../../server/connections/connections.contract.js';
import { Section } from '../../components/Section.js';
import { useConnectionWords } from '../words.js';
import type { StepMore } from './useStepRunner.js';

const ADDRESS = z.union([z.ipv4(), z.ipv6()]);

export interface Customer {
  readonly isHere: boolean;
  /** Where it is not the address that this browser calls from. */
  readonly address: string;
}

export const isAddress = (text: string): boolean =>
  text.trim() === '' || ADDRESS.safeParse(text.trim()).success;

/** What each step tells the bank of the customer. */
export const customerPart = ({ isHere, address }: Customer): StepMore => ({
  customerIsHere: isHere,
  ...(isHere && address.trim() !== '' && isAddress(address) && { psuIpAddress: address.trim() }),
});

interface CustomerHereProps {
  readonly customer: Customer;
  readonly onChange: (customer: Customer) => void;
  readonly unattended: IntegrationCheck['unattended'];
}

/** Whether the account's owner sits here: it decides what the bank is told, and whether a call counts against the limit. */
export const CustomerHere = ({ customer, onChange, unattended }: CustomerHereProps) => {
  const { say } = useConnectionWords();
  const help = useId();
  const wrong = !isAddress(customer.address);
  return (
    <Section title={say('customer.title')}>
      <FormControlLabel
        control={
          <Switch
            checked={customer.isHere}
            onChange={(_, isHere) => onChange({ ...customer, isHere })}
            slotProps={{ input: { 'aria-describedby': help } }}
          />
        }
        label={say('customer.here')}
      />
      <Help id={help}>
        {say(customer.isHere ? 'customer.help_here' : 'customer.help_away')}
        {unattended !== null && (
          <>
            {' '}
            <strong>{say('customer.unattended', { used: unattended.used, limit: unattended.limit })}</strong>
          </>
        )}
      </Help>
      {customer.isHere && (
        <TextField
          label={say('customer.address')}
          value={customer.address}
          onChange={({ target }) => onChange({ ...customer, address: target.value })}
          error={wrong}
          helperText={say(wrong ? 'customer.address_wrong' : 'customer.address_help')}
          sx={{ mt: 2, maxWidth: 420, width: '100%' }}
          autoComplete="off"
          slotProps={{ htmlInput: { maxLength: 45, spellCheck: false, autoCapitalize: 'none' } }}
        />
      )}
    </Section>
  );
};

const Help = styled(Typography)(({ theme }) => ({
  maxWidth: 760,
  fontSize: '0.875rem',
  color: theme.palette.text.secondary,
  '& strong': { fontWeight: 580, color: theme.palette.text.primary },
}));
