import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  type Organisation,
  ORGANISATION_LIMITS,
  type UnblockOrganisation,
} from '../../server/organisations/organisations.contract.js';
import { Banner } from '../components/Banner.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';

const SHORTEST_REASON = 10;

interface UnblockDialogProps {
  readonly organisation: Organisation;
  /** Ends it alone, asks a second person, or is the second person. */
  readonly how: 'unblock' | 'ask' | 'agree';
  readonly onClose: () => void;
}

export const UnblockDialog = ({ organisation, how, onClose }: UnblockDialogProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const unblock = useAction<Organisation, UnblockOrganisation>(`/organisations/${organisation.id}/unblock`, {
    ...{ quiet: true, done: 'saved' },
    onDone: onClose,
  });
  const words = (key: string, values = {}) => translate(`organisations.stop.${key}`, values);
  const asked = organisation.block?.unblock;
  const lacks = reason.trim().length < SHORTEST_REASON;
  return (
    <FormDialog
      title={words('unblock_title', { name: organisation.name })}
      action={words(how)}
      busy={unblock.isPending}
      onSubmit={() => {
        setTried(true);
        if (!lacks) unblock.mutate({ version: organisation.version, reason: reason.trim() });
      }}
      onClose={onClose}
    >
      {unblock.error && <Banner state="critical" title={sentence(unblock.error)} />}
      {asked && (
        <Typography variant="body2">
          {words('agree_help', { name: asked.by, reason: asked.reason })}
        </Typography>
      )}
      <Typography variant="body2">{words(how === 'ask' ? 'ask_help' : 'unblock_help')}</Typography>
      <TextField
        label={words('reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={tried && lacks}
        helperText={words(tried && lacks ? 'reason_needed' : 'reason_help')}
        slotProps={{ htmlInput: { maxLength: ORGANISATION_LIMITS.reason } }}
        multiline
        minRows={2}
        autoFocus
      />
    </FormDialog>
  );
};
