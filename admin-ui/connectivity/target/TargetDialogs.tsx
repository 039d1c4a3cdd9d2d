import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { ProbeTargetView } from '../../../server/probes/probes.contract.js';
import { ConfirmDialog } from '../../components/ConfirmDialog.js';
import { FormDialog } from '../../components/FormDialog.js';
import { Identifier } from '../../components/Identifier.js';
import { useAction } from '../../providers/useApi.js';
import { CONNECTIVITY_PATH } from '../address.js';
import { useProbeWords } from '../words.js';

interface DialogProps {
  readonly target: ProbeTargetView;
  readonly onClose: () => void;
}

/** Without its port: what a person reads off the bank's page. */
export const hostOf = ({ origin }: Pick<ProbeTargetView, 'origin'>): string => {
  try {
    return new URL(origin).hostname;
  } catch {
    return origin;
  }
};

/** A production address is never asked by accident: its host is typed once more. */
export const SwitchOnDialog = ({ target, onClose }: DialogProps) => {
  const { say } = useProbeWords();
  const host = hostOf(target);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const act = useAction<ProbeTargetView, { version: number; confirmHost: string }>(
    `/probe-targets/${target.id}/switch-on`,
    { done: 'connectivity.target.switch_on.done', onDone: onClose },
  );
  const fits = typed.trim().toLowerCase() === host.toLowerCase();
  return (
    <FormDialog
      title={say('target.switch_on.title')}
      action={say('target.actions.switch_on')}
      busy={act.isPending}
      onSubmit={() => {
        setTried(true);
        if (fits) act.mutate({ version: target.version, confirmHost: typed.trim() });
      }}
      onClose={onClose}
    >
      <Typography variant="body2">{say('target.switch_on.help')}</Typography>
      <Identifier value={host} what={say('fields.origin')} max={Infinity} copy={false} />
      <TextField
        label={say('target.switch_on.field')}
        value={typed}
        onChange={({ target: { value } }) => setTyped(value)}
        error={tried && !fits}
        helperText={tried && !fits ? say('target.switch_on.wrong', { host }) : ' '}
        autoFocus
        autoComplete="off"
        slotProps={{ htmlInput: { maxLength: 253, spellCheck: false, autoCapitalize: 'none' } }}
      />
    </FormDialog>
  );
};

export const PauseDialog = ({ target: { id, version }, onClose }: DialogProps) => {
  const { say } = useProbeWords();
  const [reason, setReason] = useState('');
  const act = useAction<ProbeTargetView, { version: number; reason: string }>(`/probe-targets/${id}/pause`, {
    ...{ done: 'connectivity.target.pause.done', onDone: onClose },
  });
  return (
    <FormDialog
      title={say('target.pause.title')}
      action={say('target.actions.pause')}
      busy={act.isPending}
      onSubmit={() => act.mutate({ version, reason: reason.trim() })}
      onClose={onClose}
    >
      <Typography variant="body2">{say('target.pause.help')}</Typography>
      <TextField
        label={say('fields.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        autoFocus
        multiline
        minRows={2}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
};

export const DeleteDialog = ({ target: { id }, onClose }: DialogProps) => {
  const { say } = useProbeWords();
  const navigate = useNavigate();
  const act = useAction(`/probe-targets/${id}`, {
    ...{ method: 'DELETE', done: 'connectivity.target.delete.done' },
    onDone: () => void navigate(CONNECTIVITY_PATH),
  });
  return (
    <ConfirmDialog
      open
      danger
      title={say('target.delete.title')}
      action={say('target.actions.delete')}
      busy={act.isPending}
      onConfirm={() => act.mutate()}
      onClose={onClose}
    >
      <Typography variant="body2">{say('target.delete.help')}</Typography>
    </ConfirmDialog>
  );
};
