import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useTranslate } from 'react-admin';
import { usePhone } from './ListTable.js';

interface FormDialogProps {
  readonly title: string;
  /** The verb of the button. */
  readonly action: string;
  readonly busy?: boolean;
  /** For forms that are mostly sent as they are: Enter is enough. */
  readonly startsAtAction?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A short form over the page; the whole screen on a phone. Enter sends, in a longer text together with Ctrl; Escape
 * closes.
 */
export const FormDialog = ({
  title,
  action,
  busy = false,
  startsAtAction = false,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) => {
  const translate = useTranslate();
  const heading = useId();
  const form = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || busy) return;
    event.preventDefault();
    onSubmit();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} maxWidth="sm" fullWidth fullScreen={usePhone()}>
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        <form id={form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
          <Stack spacing={2.5} sx={{ pt: 1 }}>
            {children}
          </Stack>
        </form>
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}>
        <Button onClick={onClose}>{translate('action.cancel')}</Button>
        <Button type="submit" form={form} variant="contained" disabled={busy} autoFocus={startsAtAction}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
