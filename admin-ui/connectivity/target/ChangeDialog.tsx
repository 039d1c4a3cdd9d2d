import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { ProbeTargetView } from '../../../server/probes/probes.contract.js';
import { Banner } from '../../components/Banner.js';
import { FormDialog } from '../../components/FormDialog.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { ApiProblem } from '../../providers/http.js';
import { useAction } from '../../providers/useApi.js';
import { ClientFields } from '../wizard/ClientFields.js';
import { KeyFields } from '../wizard/KeyFields.js';
import { changeableOf, faultsOf, type TypedTarget, typedOf } from '../wizard/typed-target.js';
import { useTold } from '../wizard/useTold.js';
import { NameFields } from '../wizard/WhereFields.js';
import { useProbeWords } from '../words.js';

interface ChangeDialogProps {
  readonly target: ProbeTargetView;
  readonly onClose: () => void;
}

type Change = ReturnType<typeof changeableOf> & { readonly version: number };

/** Everything but the address. */
export const ChangeDialog = ({ target, onClose }: ChangeDialogProps) => {
  const { say } = useProbeWords();
  const sentence = useProblemSentence();
  // As it was when the dialog opened: the page behind it reads again while somebody types.
  const [version] = useState(target.version);
  const [typed, setTyped] = useState<TypedTarget>(() => typedOf(target));
  const [tried, setTried] = useState(false);
  const change = useAction<ProbeTargetView, Change>(`/probe-targets/${target.id}`, {
    ...{ method: 'PATCH', done: 'connectivity.target.change.done', quiet: true, onDone: onClose },
  });
  const faults = faultsOf(typed);
  const told = useTold(faults, tried, change.error);
  const put = (part: Partial<TypedTarget>) => setTyped({ ...typed, ...part });
  const isLate = change.error instanceof ApiProblem && change.error.code === 'changed-meanwhile';
  return (
    <FormDialog
      title={say('target.change.title')}
      action={say('target.actions.change')}
      busy={change.isPending}
      onSubmit={() => {
        setTried(true);
        if (faults.size === 0) change.mutate({ ...changeableOf(typed), version });
      }}
      onClose={onClose}
    >
      {change.error !== null && (
        <Banner state="critical" title={isLate ? say('target.change.meanwhile') : sentence(change.error)} />
      )}
      <Typography variant="body2" color="textSecondary">
        {say('target.change.help')}
      </Typography>
      <NameFields {...{ typed, put, told }} />
      {typed.what !== 'tls' && <KeyFields {...{ typed, put, told }} targetId={target.id} />}
      <ClientFields {...{ typed, put, told }} />
    </FormDialog>
  );
};
