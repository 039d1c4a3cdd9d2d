import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ConsentDetails, TerminateConsent } from '../../server/consents/consents.contract.js';
import { FormDialog } from '../components/FormDialog.js';
import { Identifier } from '../components/Identifier.js';
import { useAction } from '../providers/useApi.js';
import { useConsentWords } from './words.js';

/** Terminating cannot be taken back, so its id is typed once more. */
export const TerminateDialog = ({
  consent,
  onClose,
}: {
  readonly consent: ConsentDetails;
  readonly onClose: () => void;
}) => {
  const words = useConsentWords();
  const { id, version, consentId, may } = consent;
  const [confirm, setConfirm] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const how = may.askBank ? ('at-bank' as const) : ('recorded' as const);
  const act = useAction<ConsentDetails, TerminateConsent>(`/consents/${id}/terminate`, {
    ...{ done: 'consents.terminate.done', onDone: onClose },
  });
  const isReady = confirm.trim() === consentId && reason.trim().length >= 3;
  return (
    <FormDialog
      title={words.say('terminate.title')}
      action={words.say(`terminate.action_${how === 'at-bank' ? 'bank' : 'recorded'}`)}
      busy={act.isPending}
      onSubmit={() => {
        setTried(true);
        if (isReady) act.mutate({ version, confirm: consentId, reason, how });
      }}
      onClose={onClose}
    >
      <Typography variant="body2">
        {words.say(`terminate.help_${how === 'at-bank' ? 'bank' : 'recorded'}`)}
      </Typography>
      <Identifier value={consentId} what={words.say('fields.consentId')} max={60} />
      <TextField
        label={words.say('terminate.confirm')}
        value={confirm}
        onChange={({ target }) => setConfirm(target.value)}
        error={tried && confirm.trim() !== consentId}
        helperText={words.say('terminate.confirm_help')}
        fullWidth
        autoComplete="off"
      />
      <TextField
        label={words.say('fields.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={tried && reason.trim().length < 3}
        multiline
        minRows={2}
        fullWidth
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
      />
    </FormDialog>
  );
};
