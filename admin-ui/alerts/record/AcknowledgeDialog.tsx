import { useState } from 'react';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { FormDialog } from '../../components/FormDialog.js';
import { useAlertCommand } from '../inbox/useAlertCommand.js';

interface AlertDialogProps {
  readonly ids: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Says of one alert or of many that somebody has seen it and takes care. */
export const AcknowledgeDialog = ({ ids, onDone, onClose }: AlertDialogProps) => {
  const translate = useTranslate();
  const [note, setNote] = useState('');
  const { send, busy } = useAlertCommand('acknowledge', onDone);
  return (
    <FormDialog
      title={translate('inbox.acknowledge_title', { smart_count: ids.length })}
      action={translate('alerts.acknowledge')}
      busy={busy}
      onSubmit={() => send(ids, { note: note.trim() })}
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
