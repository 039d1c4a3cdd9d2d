import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  CONTACT_LANGUAGES,
  CONTACT_PURPOSES,
  type Contact,
  type NewContact,
  type Organisation,
  ORGANISATION_LIMITS,
  type ReplaceContacts,
  replaceContactsSchema,
} from '../../server/organisations/organisations.contract.js';
import { Banner } from '../components/Banner.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';

const EMPTY: NewContact = { name: '', email: '', phone: '', purposes: [], language: 'en' };

interface ContactsDialogProps {
  readonly organisation: Organisation;
  readonly contacts: readonly Contact[];
  readonly onDone: (saved: readonly Contact[]) => void;
  readonly onClose: () => void;
}

/** All of them at once, so that nobody has to save person by person. */
export const ContactsDialog = ({ organisation, contacts, onDone, onClose }: ContactsDialogProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [people, setPeople] = useState<readonly NewContact[]>(
    contacts.length === 0 ? [EMPTY] : contacts.map(({ id: _, ...contact }) => contact),
  );
  const [tried, setTried] = useState(false);
  const replace = useAction<Contact[], ReplaceContacts>(`/organisations/${organisation.id}/contacts`, {
    ...{ method: 'PUT', quiet: true, done: 'saved' },
    onDone,
  });
  const words = (key: string, values = {}) => translate(`organisations.contacts.${key}`, values);
  const input = { version: organisation.version, contacts: [...people] };
  const complete = replaceContactsSchema.safeParse(input).success;
  const change = (at: number, changes: Partial<NewContact>) =>
    setPeople(people.map((person, index) => (index === at ? { ...person, ...changes } : person)));
  return (
    <FormDialog
      title={words('edit_title', { name: organisation.name })}
      action={translate('action.save')}
      busy={replace.isPending}
      onSubmit={() => {
        setTried(true);
        if (complete) replace.mutate(input);
      }}
      onClose={onClose}
    >
      {replace.error && <Banner state="critical" title={sentence(replace.error)} />}
      {tried && !complete && <Banner state="critical" title={words('incomplete')} />}
      {people.map((person, index) => (
        <Person
          key={index}
          number={index + 1}
          person={person}
          onChange={(changes) => change(index, changes)}
          onRemove={() => setPeople(people.filter((_, other) => other !== index))}
        />
      ))}
      {people.length < ORGANISATION_LIMITS.contacts && (
        <Button onClick={() => setPeople([...people, EMPTY])} sx={{ alignSelf: 'flex-start' }}>
          {words('add')}
        </Button>
      )}
    </FormDialog>
  );
};

interface PersonProps {
  readonly number: number;
  readonly person: NewContact;
  readonly onChange: (changes: Partial<NewContact>) => void;
  readonly onRemove: () => void;
}

const Person = ({ number, person, onChange, onRemove }: PersonProps) => {
  const translate = useTranslate();
  const words = (key: string, values = {}) => translate(`organisations.contacts.${key}`, values);
  const { name, email, phone, purposes, language } = person;
  return (
    <Fields>
      <legend>{words('person', { number })}</legend>
      <TextField
        label={words('name')}
        value={name}
        onChange={({ target }) => onChange({ name: target.value })}
        slotProps={{ htmlInput: { maxLength: ORGANISATION_LIMITS.name } }}
        autoComplete="off"
      />
      <TextField
        type="email"
        label={words('email')}
        value={email}
        onChange={({ target }) => onChange({ email: target.value })}
        autoComplete="off"
      />
      <TextField
        type="tel"
        label={words('phone')}
        value={phone}
        onChange={({ target }) => onChange({ phone: target.value })}
        slotProps={{ htmlInput: { maxLength: ORGANISATION_LIMITS.phone } }}
        autoComplete="off"
      />
      <ChoiceField
        label={words('language')}
        value={language}
        onChange={(value) => onChange({ language: value as NewContact['language'] })}
        choices={CONTACT_LANGUAGES.map((id) => ({ id, name: words(`languages.${id}`) }))}
      />
      <div className="wide" role="group" aria-label={words('purposes_label')}>
        {CONTACT_PURPOSES.map((purpose) => (
          <FormControlLabel
            key={purpose}
            label={words(`purposes.${purpose}`)}
            control={
              <Checkbox
                size="small"
                checked={purposes.includes(purpose)}
                onChange={({ target }) =>
                  onChange({
                    purposes: target.checked
                      ? [...purposes, purpose]
                      : purposes.filter((other) => other !== purpose),
                  })
                }
              />
            }
          />
        ))}
      </div>
      <Button size="small" color="error" className="wide" onClick={onRemove} sx={{ justifySelf: 'start' }}>
        {words('remove', { name: name.trim() || words('nobody') })}
      </Button>
    </Fields>
  );
};

const Fields = styled('fieldset')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  gap: 12,
  margin: 0,
  padding: 14,
  minWidth: 0,
  borderRadius: 8,
  border: `1px solid ${theme.palette.divider}`,
  '& legend': { padding: '0 6px', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
  '& .wide': { gridColumn: '1 / -1' },
  [theme.breakpoints.down('md')]: { gridTemplateColumns: '1fr' },
}));
