import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import type { RevokeTwoPerson } from '../../server/reviews/decisions.contract.js';
import { ConfirmDialog } from '../components/ConfirmDialog.js';
import { FormDialog } from '../components/FormDialog.js';
import { useAction } from '../providers/useApi.js';
import { useDecisionWords } from './words.js';

export const SHORTEST_REASON = 10;
export const LONGEST_REASON = 2_000;

interface DialogProps {
  /** `/waivers/<id>`. */
  readonly path: string;
  readonly title: string;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** The second person's yes. */
export const ApproveDialog = ({ path, title, children, onClose }: DialogProps) => {
  const { say } = useDecisionWords();
  const approve = useAction(`${path}/approve`, { done: 'decisions.approve.done', onDone: onClose });
  return (
    <ConfirmDialog
      open
      title={title}
      action={say('approve.action')}
      busy={approve.isPending}
      onConfirm={() => approve.mutate()}
      onClose={onClose}
    >
      <Typography variant="body2" component="div">
        {children}
      </Typography>
    </ConfirmDialog>
  );
};

/** Ends it, or takes the proposal back. */
export const RevokeDialog = ({
  path,
  title,
  action,
  children,
  onClose,
}: DialogProps & { readonly action: string }) => {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const revoke = useAction<unknown, RevokeTwoPerson>(`${path}/revoke`, {
    done: 'decisions.revoke.done',
    onDone: onClose,
  });
  return (
    <FormDialog
      title={title}
      action={action}
      busy={revoke.isPending}
      onSubmit={() => {
        setTried(true);
        if (reason.trim().length >= SHORTEST_REASON) revoke.mutate({ reason: reason.trim() });
      }}
      onClose={onClose}
    >
      <Typography variant="body2">{children}</Typography>
      <ReasonField value={reason} tried={tried} onChange={setReason} autoFocus />
    </FormDialog>
  );
};

interface ReasonProps {
  readonly value: string;
  readonly tried: boolean;
  readonly onChange: (value: string) => void;
  readonly help?: string;
  readonly autoFocus?: boolean;
}

/** Stays in the audit log. */
export const ReasonField = ({ value, tried, onChange, help, autoFocus = false }: ReasonProps) => {
  const { say } = useDecisionWords();
  const missing = tried && value.trim().length < SHORTEST_REASON;
  return (
    <TextField
      label={say('fields.reason')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      error={missing}
      helperText={missing ? say('reason_needed') : (help ?? say('reason_help'))}
      multiline
      minRows={3}
      fullWidth
      autoFocus={autoFocus}
      slotProps={{ htmlInput: { maxLength: LONGEST_REASON } }}
    />
  );
};
