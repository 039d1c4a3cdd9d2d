import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
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
 * closes. After sending, the first field at fault takes the focus.
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
  const fields = useRef<HTMLFormElement>(null);
  const [sent, setSent] = useState(0);
  useEffect(() => {
    if (sent > 0 && !busy) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [sent, busy]);
  const send = () => {
    setSent(sent + 1);
    onSubmit();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || busy) return;
    event.preventDefault();
    send();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} maxWidth="sm" fullWidth fullScreen={usePhone()}>
      <DialogTitle id={heading}>{title}</DialogTitle>
      <DialogContent>
        <form ref={fields} id={form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
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
