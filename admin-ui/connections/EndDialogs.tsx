import Typography from '@mui/material/Typography';
import { useNavigate } from 'react-router-dom';
import type { Connection } from '../../server/connections/connections.contract.js';
import { ConfirmDialog } from '../components/ConfirmDialog.js';
import { useAction } from '../providers/useApi.js';
import { CONNECTIONS_PATH } from './address.js';
import type { Outcome } from './Outcomes.js';
import { useConnectionWords } from './words.js';

interface DisconnectDialogProps {
  readonly connection: Connection;
  /** What came of it, which is not always what one hopes: a bank need not let tokens be revoked. */
  readonly onDone: (outcomes: readonly Outcome[]) => void;
  readonly onClose: () => void;
}

export const DisconnectDialog = ({ connection: { id }, onDone, onClose }: DisconnectDialogProps) => {
  const { say } = useConnectionWords();
  const act = useAction<{ outcomes: Outcome[] }>(`/connections/${id}/disconnect`, {
    onDone: ({ outcomes }) => {
      onDone(outcomes);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      open
      danger
      title={say('disconnect.title')}
      action={say('disconnect.action')}
      busy={act.isPending}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <Typography variant="body2">{say('disconnect.help')}</Typography>
    </ConfirmDialog>
  );
};

interface DeleteDialogProps {
  readonly connection: Connection;
  readonly onClose: () => void;
}

export const DeleteDialog = ({
  connection: { id, organisationName, targetName },
  onClose,
}: DeleteDialogProps) => {
  const { say } = useConnectionWords();
  const navigate = useNavigate();
  const act = useAction(`/connections/${id}`, {
    ...{ method: 'DELETE', done: 'connections.delete.done' },
    onDone: () => void navigate(CONNECTIONS_PATH),
  });
  return (
    <ConfirmDialog
      open
      danger
      title={say('delete.title', { organisation: organisationName, target: targetName })}
      action={say('delete.action')}
      busy={act.isPending}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <Typography variant="body2">{say('delete.help')}</Typography>
    </ConfirmDialog>
  );
};
