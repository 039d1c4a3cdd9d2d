import { useState } from 'react';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type { AcknowledgeAlert } from '../../server/alerts/alerts.contract.js';
import { FormDialog } from '../components/FormDialog.js';
import { useAction } from '../providers/useApi.js';

export const AcknowledgeDialog = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const translate = useTranslate();
  const [note, setNote] = useState('');
  const acknowledge = useAction<unknown, AcknowledgeAlert>(`/alerts/${id}/acknowledge`, {
    done: 'alerts.acknowledged',
    onDone: onClose,
  });
  return (
    <FormDialog
      title={translate('alerts.acknowledge_title')}
      action={translate('alerts.acknowledge')}
      busy={acknowledge.isPending}
      onSubmit={() => acknowledge.mutate({ note })}
      onClose={onClose}
    >
      <Typography variant="body2" color="textSecondary">
        {translate('alerts.acknowledge_help')}
      </Typography>
      <TextField
        label={translate('alerts.fields.note')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        multiline
        minRows={3}
        autoFocus
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  );
};
