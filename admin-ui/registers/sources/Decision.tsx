import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Fact } from '../../components/Facts.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { FormDialog } from '../../components/FormDialog.js';
import { Moment } from '../../components/Moment.js';
import { useAction } from '../../providers/useApi.js';

interface Decided {
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly revokedBy: string | null;
  readonly revokedAt: string | null;
  readonly revokedReason: string | null;
}

const Who = ({
  at,
  by,
  why,
}: {
  readonly at: string;
  readonly by: string | null;
  readonly why?: string | null;
}) => (
  <>
    <Moment at={at} show="time" /> · {by}
    {why && <div>{why}</div>}
  </>
);

/** Who proposed, approved and ended it. */
export function useDecisionFacts(of: Decided): Fact[] {
  const translate = useTranslate();
  const label = (name: string) => translate(`regsrc.decision.${name}`);
  return [
    { label: label('proposed'), value: <Who at={of.proposedAt} by={of.proposedBy} /> },
    ...(of.approvedAt === null
      ? []
      : [{ label: label('approved'), value: <Who at={of.approvedAt} by={of.approvedBy} /> }]),
    ...(of.revokedAt === null
      ? []
      : [
          {
            label: label('revoked'),
            value: <Who at={of.revokedAt} by={of.revokedBy} why={of.revokedReason} />,
          },
        ]),
  ];
}

interface DialogProps {
  /** Address of the API below which it is decided. */
  readonly path: string;
  readonly onClose: () => void;
}

export const ApproveDialog = ({
  path,
  title,
  help,
  onClose,
}: DialogProps & { readonly title: string; readonly help: string }) => {
  const translate = useTranslate();
  const approve = useAction(`${path}/approve`, { done: 'regsrc.decision.approved_done', onDone: onClose });
  return (
    <ConfirmDialog
      open
      title={title}
      action={translate('regsrc.decision.approve')}
      busy={approve.isPending}
      onConfirm={() => approve.mutate()}
      onClose={onClose}
    >
      <Typography variant="body2">{help}</Typography>
    </ConfirmDialog>
  );
};

export const RevokeDialog = ({ path, proposal, onClose }: DialogProps & { readonly proposal: boolean }) => {
  const translate = useTranslate();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const revoke = useAction<unknown, { reason: string }>(`${path}/revoke`, {
    done: 'regsrc.decision.revoked_done',
    onDone: onClose,
  });
  const missing = tried && reason.trim().length < 3;
  return (
    <FormDialog
      title={translate('regsrc.decision.revoke_title')}
      action={translate(`regsrc.decision.${proposal ? 'withdraw' : 'revoke'}`)}
      busy={revoke.isPending}
      onSubmit={() => {
        setTried(true);
        if (reason.trim().length >= 3) revoke.mutate({ reason: reason.trim() });
      }}
      onClose={onClose}
    >
      <TextField
        autoFocus
        multiline
        minRows={2}
        label={translate('regsrc.decision.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={missing}
        helperText={missing ? translate('regsrc.decision.needed') : undefined}
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
      />
    </FormDialog>
  );
};
