import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { ACCESS_ROLES } from '../../../server/probes/probes.contract.js';
import { useProbeWords } from '../words.js';
import type { FieldsProps } from './fields.js';

/** As whom it is asked, what is expected, and how often. */
export const ClientFields = ({
  productChoices = [],
  ...fields
}: FieldsProps & { productChoices?: readonly string[] }) => {
  const { typed, put, told } = fields;
  const { say } = useProbeWords();
  const products = useId();
  return (
    <>
      {typed.what !== 'tls' && (
        <>
          <TextField
            label={say('fields.clientId')}
            value={typed.clientId}
            onChange={({ target }) => put({ clientId: target.value })}
            autoComplete="off"
            slotProps={{ htmlInput: { maxLength: 200, spellCheck: false, autoCapitalize: 'none' } }}
            {...told('clientId', say('wizard.client.client_help'))}
          />
          <TextField
            label={say('fields.redirectUri')}
            value={typed.redirectUri}
            onChange={({ target }) => put({ redirectUri: target.value })}
            autoComplete="off"
            slotProps={{ htmlInput: { maxLength: 500, spellCheck: false, autoCapitalize: 'none' } }}
            {...told('redirectUri', say('wizard.client.redirect_help'))}
          />
          <Roles {...fields} />
          <TextField
            label={say('fields.paymentProduct')}
            value={typed.paymentProduct}
            onChange={({ target }) => put({ paymentProduct: target.value })}
            autoComplete="off"
            slotProps={{ htmlInput: { maxLength: 60, list: products, spellCheck: false } }}
            {...told('paymentProduct', say('wizard.client.product_help'))}
          />
          <datalist id={products}>
            {productChoices.map((product) => (
              <option key={product} value={product} />
            ))}
          </datalist>
        </>
      )}
      <Pair>
        <TextField
          label={say('wizard.client.every')}
          value={typed.everyMinutes}
          onChange={({ target }) => put({ everyMinutes: target.value })}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }}
          {...told('everyMinutes', say('wizard.client.every_help'))}
        />
        <TextField
          label={say('wizard.client.full')}
          value={typed.fullEveryHours}
          onChange={({ target }) => put({ fullEveryHours: target.value })}
          slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 3 } }}
          {...told('fullEveryHours', say('wizard.client.full_help'))}
        />
      </Pair>
    </>
  );
};

const Roles = ({ typed, put, told }: FieldsProps) => {
  const words = useProbeWords();
  const label = useId();
  const { error, helperText } = told('expectedRoles', words.say('wizard.client.roles_help'));
  return (
    <div role="group" aria-labelledby={label}>
      <FormLabel id={label}>{words.say('wizard.client.roles')}</FormLabel>
      <div>
        {ACCESS_ROLES.map((role) => (
          <FormControlLabel
            key={role}
            control={
              <Checkbox
                size="small"
                checked={typed.expectedRoles.includes(role)}
                onChange={(_, checked) =>
                  put({
                    expectedRoles: ACCESS_ROLES.filter((one) =>
                      one === role ? checked : typed.expectedRoles.includes(one),
                    ),
                  })
                }
              />
            }
            label={`${words.role(role)} – ${role}`}
          />
        ))}
      </div>
      <FormHelperText error={error}>{helperText}</FormHelperText>
    </div>
  );
};

const Pair = styled('div')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: 20,
  alignItems: 'start',
  [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr' },
}));
