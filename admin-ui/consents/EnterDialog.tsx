import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormGroup from '@mui/material/FormGroup';
import FormLabel from '@mui/material/FormLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import {
  CONSENT_ACCESS,
  type ConsentAccess,
  type ConsentDetails,
  type ConsentStatus,
} from '../../server/consents/consents.contract.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { RefusedForm } from '../components/RefusedForm.js';
import { EDITIONS } from '../grants/words.js';
import { OrganisationPicker, type PickedOrganisation } from '../organisations/OrganisationPicker.js';
import { useAction } from '../providers/useApi.js';
import { LIVE, useConsentWords } from './words.js';

interface EnterDialogProps {
  readonly onDone: (consent: ConsentDetails) => void;
  readonly onClose: () => void;
}

/** One consent by hand, as the bank has it; what ends it and when follows from the rules of its edition. */
export const EnterDialog = ({ onDone, onClose }: EnterDialogProps) => {
  const words = useConsentWords();
  const [organisation, setOrganisation] = useState<PickedOrganisation | null>(null);
  const [edition, setEdition] = useState<string>(EDITIONS[0]);
  const [consentId, setConsentId] = useState('');
  const [psu, setPsu] = useState('');
  const [access, setAccess] = useState<readonly ConsentAccess[]>(['accounts', 'balances', 'transactions']);
  const [recurring, setRecurring] = useState('yes');
  const [frequency, setFrequency] = useState('');
  const [validUntil, setValidUntil] = useState('');
  const [status, setStatus] = useState<string>('valid');
  const [authorised, setAuthorised] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAction<ConsentDetails, Record<string, unknown>>('/consents', {
    ...{ done: 'consents.enter.done', onDone, quiet: true },
  });
  const isReady = organisation !== null && consentId.trim() !== '';
  const submit = () => {
    setTried(true);
    if (!isReady) return;
    act.mutate({
      ...{ organisationId: organisation.id, edition, consentId, psu, access, status },
      ...{ recurring: recurring === 'yes', validUntil: validUntil || null },
      ...(frequency !== '' && { frequencyPerDay: Number(frequency) }),
      authorisedAt: authorised === '' ? null : new Date(authorised).toISOString(),
    });
  };
  const needed = (isMissing: boolean) => (tried && isMissing ? words.say('enter.needed') : undefined);
  return (
    <FormDialog
      title={words.say('enter.title')}
      action={words.say('enter.action')}
      busy={act.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <RefusedForm error={act.error} />
      <OrganisationPicker
        label={words.say('fields.organisation')}
        value={organisation}
        onChange={setOrganisation}
        error={tried && organisation === null}
        helperText={needed(organisation === null)}
        autoFocus
      />
      <ChoiceField
        label={words.say('fields.edition')}
        value={edition}
        onChange={setEdition}
        choices={EDITIONS.map((id) => ({ id, name: words.edition(id) }))}
      />
      <TextField
        label={words.say('fields.consentId')}
        value={consentId}
        onChange={({ target }) => setConsentId(target.value)}
        error={tried && consentId.trim() === ''}
        helperText={needed(consentId.trim() === '') ?? words.say('enter.id_help')}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        label={words.say('fields.psu')}
        value={psu}
        onChange={({ target }) => setPsu(target.value)}
        helperText={words.say('enter.psu_help')}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <FormControl component="fieldset">
        <FormLabel component="legend">{words.say('fields.access')}</FormLabel>
        <FormGroup row>
          {CONSENT_ACCESS.map((one) => (
            <FormControlLabel
              key={one}
              control={
                <Checkbox
                  checked={access.includes(one)}
                  onChange={(_, isOn) =>
                    setAccess(CONSENT_ACCESS.filter((each) => (each === one ? isOn : access.includes(each))))
                  }
                />
              }
              label={words.word('access', one)}
            />
          ))}
        </FormGroup>
      </FormControl>
      <ChoiceField
        label={words.say('fields.recurring')}
        value={recurring}
        onChange={setRecurring}
        choices={[
          { id: 'yes', name: words.say('recurring') },
          { id: 'no', name: words.say('one_off') },
        ]}
      />
      <TextField
        label={words.say('fields.validUntil')}
        type="date"
        value={validUntil}
        onChange={({ target }) => setValidUntil(target.value)}
        helperText={words.say('enter.valid_until_help')}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <ChoiceField
        label={words.say('fields.status')}
        value={status}
        onChange={setStatus}
        choices={LIVE.map((id: ConsentStatus) => ({ id, name: words.word('statuses', id) }))}
      />
      {status === 'valid' && (
        <TextField
          label={words.say('fields.authorisedAt')}
          type="datetime-local"
          value={authorised}
          onChange={({ target }) => setAuthorised(target.value)}
          helperText={words.say('enter.authorised_help')}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
      <TextField
        label={words.say('fields.frequency')}
        type="number"
        value={frequency}
        onChange={({ target }) => setFrequency(target.value)}
        helperText={words.say('enter.frequency_help')}
        slotProps={{ htmlInput: { min: 1, max: 1_000 }, inputLabel: { shrink: true } }}
      />
    </FormDialog>
  );
};
