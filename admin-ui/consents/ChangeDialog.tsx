import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ConsentDetails } from '../../server/consents/consents.contract.js';
import { ChoiceField } from '../components/ChoiceField.js';
import { FormDialog } from '../components/FormDialog.js';
import { RefusedForm } from '../components/RefusedForm.js';
import { useAction } from '../providers/useApi.js';
import { useConsentWords } from './words.js';

interface ChangeDialogProps {
  readonly consent: ConsentDetails;
  readonly onClose: () => void;
}

/** What is known otherwise by now; only what was changed is sent. */
export const ChangeDialog = ({ consent, onClose }: ChangeDialogProps) => {
  const words = useConsentWords();
  const [psu, setPsu] = useState(consent.psu);
  const [validUntil, setValidUntil] = useState(consent.validUntil ?? '');
  const [status, setStatus] = useState<string>(consent.status);
  const [note, setNote] = useState('');
  const act = useAction<ConsentDetails, Record<string, unknown>>(`/consents/${consent.id}`, {
    ...{ method: 'PATCH', done: 'consents.change.done', onDone: onClose, quiet: true },
  });
  const statuses = [consent.status, ...consent.may.become];
  return (
    <FormDialog
      title={words.say('change.title')}
      action={words.say('change.action')}
      busy={act.isPending}
      onSubmit={() =>
        act.mutate({
          ...{ version: consent.version, note },
          ...(psu !== consent.psu && { psu }),
          ...(validUntil !== (consent.validUntil ?? '') && { validUntil: validUntil || null }),
          ...(status !== consent.status && { status }),
        })
      }
      onClose={onClose}
    >
      <RefusedForm error={act.error} />
      <ChoiceField
        label={words.say('fields.status')}
        value={status}
        onChange={setStatus}
        choices={statuses.map((id) => ({ id, name: words.word('statuses', id) }))}
        help={words.say('change.status_help')}
        disabled={statuses.length === 1}
      />
      <TextField
        label={words.say('fields.validUntil')}
        type="date"
        value={validUntil}
        onChange={({ target }) => setValidUntil(target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        label={words.say('fields.psu')}
        value={psu}
        onChange={({ target }) => setPsu(target.value)}
        helperText={words.say('enter.psu_help')}
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <TextField
        label={words.say('change.note')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        helperText={words.say('change.note_help')}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
      />
    </FormDialog>
  );
};
