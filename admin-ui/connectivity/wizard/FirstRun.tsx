import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import type { ProbeRunDetails, ProbeTargetView } from '../../../server/probes/probes.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Section } from '../../components/Section.js';
import { useAction, useApi } from '../../providers/useApi.js';
import { runPath, targetPath } from '../address.js';
import { RunProgress } from '../run/RunProgress.js';
import { isUnderWay, useRun } from '../run/useRun.js';
import { Waterfall } from '../run/Waterfall.js';
import { Verdicts } from '../Verdicts.js';
import { isOff } from '../switched-off.js';
import { decisive } from '../whose-turn.js';
import { useProbeWords } from '../words.js';
import { OutsideCommand } from './OutsideCommand.js';
import { stepsOf } from './typed-target.js';
import { WizardSteps } from './WizardSteps.js';

interface FirstRunProps {
  readonly targetId: string;
  /** Null where none was begun. */
  readonly runId: string | null;
}

/** The end of the wizard: green, or the one thing to do. */
export const FirstRun = ({ targetId, runId }: FirstRunProps) => {
  const { say } = useProbeWords();
  const { data: target, error, refetch } = useApi<ProbeTargetView>(`/probe-targets/${targetId}`);
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (target === undefined) return <Skeleton variant="rounded" height={240} />;
  const what = target.kind === 'tls' ? 'tls' : (target.edition ?? 'xs2a');
  const onwards = (
    <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', mb: 3 }}>
      <Button variant="contained" component={RouterLink} to={targetPath(targetId)}>
        {say('wizard.run.open')}
      </Button>
      {runId !== null && (
        <Button variant="outlined" component={RouterLink} to={runPath(runId)}>
          {say('wizard.run.details')}
        </Button>
      )}
    </Stack>
  );
  return (
    <>
      <WizardSteps steps={stepsOf(what)} current="run" faulty={new Set()} />
      {runId === null ? (
        <>
          <NotRun target={target} />
          {onwards}
        </>
      ) : (
        <Live runId={runId}>{onwards}</Live>
      )}
    </>
  );
};

const NotRun = ({ target }: { readonly target: ProbeTargetView }) => {
  const { say } = useProbeWords();
  const [, setParameters] = useSearchParams();
  const { id, keyPlace } = target;
  const run = useAction<{ runId: string }, { extent: 'full' }>(`/probe-targets/${id}/runs`, {
    onDone: ({ runId }) => setParameters({ target: id, run: runId }, { replace: true }),
  });
  if (keyPlace === 'outside')
    return (
      <Section title={say('wizard.run.outside')}>
        <OutsideCommand targetId={id} />
      </Section>
    );
  if (isOff(target))
    return (
      <Banner state="waiting" title={say('wizard.run.switch_on')}>
        {say('wizard.run.switch_on_help')}
      </Banner>
    );
  return (
    <Banner
      state="warning"
      title={say('wizard.run.failed')}
      action={
        <Button variant="outlined" size="small" onClick={() => run.mutate({ extent: 'full' })}>
          {say('run.again')}
        </Button>
      }
    />
  );
};

interface LiveProps {
  readonly runId: string;
  /** Where to go from here, once it has ended. */
  readonly children: ReactNode;
}

const Live = ({ runId, children }: LiveProps) => {
  const { say } = useProbeWords();
  const { data, error, refetch } = useRun(runId);
  if (error !== null && data === undefined)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton variant="rounded" height={240} />;
  return (
    <>
      <RunProgress run={data} />
      {!isUnderWay(data) && <Outcome run={data} />}
      {!isUnderWay(data) && children}
      {data.verdicts.length > 0 && (
        <Verdicts title={say('run.verdicts')} lead={say('target.answers_lead')} verdicts={data.verdicts} />
      )}
      <Waterfall run={data} />
    </>
  );
};

const Outcome = ({ run }: { readonly run: ProbeRunDetails }) => {
  const { say } = useProbeWords();
  const verdict = decisive(run.verdicts);
  if (run.availability === 'up' && verdict === undefined)
    return (
      <Banner state="ok" title={say('wizard.run.good')}>
        {say('wizard.run.good_help')}
      </Banner>
    );
  const finding = run.steps
    .flatMap(({ findings }) => findings)
    .find(({ severity, advice }) => severity === 'error' && advice !== '');
  return (
    <Banner state="warning" title={say('wizard.run.bad')}>
      <span lang="en">{finding?.advice ?? verdict?.because}</span>
    </Banner>
  );
};
