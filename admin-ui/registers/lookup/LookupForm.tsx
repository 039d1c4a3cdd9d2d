import { type FormEvent, useState } from 'react';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { ChoiceField } from '../../components/ChoiceField.js';
import { MONOSPACE } from '../../theme/theme.js';
import type { LookupQuestion } from '../address.js';
import { EEA, useCountryChoices } from '../countries.js';
import { ROLES, useRegisterWords } from '../words.js';

interface LookupFormProps {
  readonly question: LookupQuestion;
  readonly onAsk: (question: LookupQuestion) => void;
}

/** Who, and where wanted: for which role, in which country, as of which day. */
export const LookupForm = ({ question, onAsk }: LookupFormProps) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const countries = useCountryChoices(EEA);
  const [asked, setAsked] = useState(question);
  const [isTried, setTried] = useState(false);
  const set = (change: Partial<LookupQuestion>) => setAsked({ ...asked, ...change });
  const isMissing = asked.identifier.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMissing) onAsk({ ...asked, identifier: asked.identifier.trim() });
  };
  return (
    <Form role="search" onSubmit={submit} noValidate aria-label={translate('registers.lookup.title')}>
      <TextField
        className="identifier"
        label={translate('registers.lookup.identifier')}
        placeholder="PSDLT-BL-LB000458"
        value={asked.identifier}
        onChange={(event) => set({ identifier: event.target.value })}
        error={isTried && isMissing}
        helperText={translate(
          isTried && isMissing ? 'registers.lookup.identifier_missing' : 'registers.lookup.identifier_help',
        )}
        autoComplete="off"
        required
        slotProps={{
          htmlInput: { maxLength: 300, spellCheck: false, style: { fontFamily: MONOSPACE } },
          inputLabel: { shrink: true },
        }}
      />
      <ChoiceField
        label={translate('registers.lookup.role')}
        value={asked.role ?? ''}
        onChange={(role) => set({ role })}
        choices={[
          { id: '', name: translate('registers.lookup.all_roles') },
          ...ROLES.map((id) => ({ id, name: `${words.role(id)} (${id})` })),
        ]}
      />
      <ChoiceField
        label={translate('registers.lookup.country')}
        value={asked.country ?? ''}
        onChange={(country) => set({ country })}
        choices={[{ id: '', name: translate('registers.lookup.at_home') }, ...countries]}
      />
      <TextField
        type="date"
        label={translate('registers.lookup.at')}
        value={(asked.at ?? '').slice(0, 10)}
        onChange={(event) => set({ at: event.target.value })}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <Button type="submit" variant="contained" startIcon={<SearchOutlined />} sx={{ minHeight: 40 }}>
        {translate('registers.lookup.action')}
      </Button>
    </Form>
  );
};

const Form = styled('form')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'minmax(240px, 2fr) minmax(160px, 1.4fr) minmax(150px, 1.2fr) minmax(140px, 1fr) auto',
  alignItems: 'start',
  gap: 12,
  padding: 20,
  marginBottom: 24,
  borderRadius: 10,
  border: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.paper,
  [theme.breakpoints.down('lg')]: {
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    '& > .identifier': { gridColumn: '1 / -1' },
    '& > button': { justifySelf: 'start' },
  },
  [theme.breakpoints.down('md')]: {
    padding: 16,
    gridTemplateColumns: 'minmax(0, 1fr)',
    '& > button': { justifySelf: 'stretch' },
  },
}));
