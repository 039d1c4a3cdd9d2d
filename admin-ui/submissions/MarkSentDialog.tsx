import { useState } from 'react';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { MarkSent, SubmissionDetails } from '../../server/submissions/submissions.contract.js';
import { FormDialog } from '../components/FormDialog.js';
import { useAction } from '../providers/useApi.js';

interface DialogProps {
  readonly submission: SubmissionDetails;
  readonly onClose: () => void;
}

export const MarkSentDialog = ({ submission, onClose }: DialogProps) => {
  const translate = useTranslate();
  const [reference, setReference] = useState('');
  const [note, setNote] = useState('');
  const mark = useAction<unknown, MarkSent>(`/submissions/${submission.id}/mark-sent`, {
    done: 'submissions.marked_sent',
    onDone: onClose,
  });
  return (
    <FormDialog
      title={translate('submissions.mark_sent')}
      action={translate('submissions.mark_sent')}
      busy={mark.isPending}
      onSubmit={() => mark.mutate({ version: submission.version, reference, note })}
      onClose={onClose}
    >
      <Typography variant="body2" color="textSecondary">
        {translate('submissions.mark_sent_help')}
      </Typography>
      <TextField
        label={translate('submissions.fields.reference')}
        value={reference}
        onChange={(event) => setReference(event.target.value)}
        autoFocus
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        label={translate('submissions.fields.how')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 5_000 } }}
      />
    </FormDialog>
  );
};
