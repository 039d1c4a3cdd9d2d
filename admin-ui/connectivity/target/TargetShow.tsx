import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { Link as RouterLink, useNavigate, useParams } from 'react-router-dom';
import type { ProbeRun, ProbeTargetView } from '../../../server/probes/probes.contract.js';
import { Banner } from '../../components/Banner.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { ConnectionsOf } from '../../connections/ConnectionsOf.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { useAction, useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { CONNECTIVITY_PATH, runPath } from '../address.js';
import { TargetTabs } from '../ConnectivityTabs.js';
import { useRun } from '../run/useRun.js';
import { isOff } from '../switched-off.js';
import { STATE_OF_TARGET } from '../states.js';
import { Verdicts } from '../Verdicts.js';
import { useProbeWords } from '../words.js';
import { ChangeDialog } from './ChangeDialog.js';
import { LastRuns } from './LastRuns.js';
import { Maintenance } from './Maintenance.js';
import { MetCertificates } from './MetCertificates.js';
import { QuarterSection } from './QuarterSection.js';
import { ResponseTimes } from './ResponseTimes.js';
import { StateChanges } from './StateChanges.js';
import { TargetSettings } from './TargetSettings.js';
import { DeleteDialog, PauseDialog, SwitchOnDialog } from './TargetDialogs.js';
import { Uptime } from './Uptime.js';

const REFRESH_MS = 15_000;

/** One target: how it is, how it was, and what is asked. */
const TargetShow = () => {
  const { say } = useProbeWords();
  const { id = '' } = useParams();
  const { data, error, refetch } = useApi<ProbeTargetView>(`/probe-targets/${id}`, { refetchMs: REFRESH_MS });
  if (data !== undefined) return <Whole key={id} target={data} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={say('target.one')} parent={{ to: CONNECTIVITY_PATH, label: say('title') }}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

/** A pulse that brought no news is kept without what it met. */
function useLastFullRun(targetId: string): string | undefined {
  const { data } = useGetList<ProbeRun>(
    'probe-runs',
    {
      filter: { targetId, extent: 'full', state: 'finished' },
      sort: { field: 'startedAt', order: 'DESC' },
      pagination: { page: 1, perPage: 1 },
    },
    { onError: () => undefined },
  );
  return data?.[0]?.id;
}

type Question = 'pause' | 'change' | 'delete' | 'switch_on';

const Whole = ({ target }: { readonly target: ProbeTargetView }) => {
  const words = useProbeWords();
  const { say } = words;
  const { id, name, kind, state, since, verdicts, lastRunId } = target;
  const [asking, ask] = useState<Question>();
  const close = () => ask(undefined);
  const { data: met } = useRun(useLastFullRun(id) ?? lastRunId);
  return (
    <Page
      title={name}
      parent={{ to: CONNECTIVITY_PATH, label: say('title') }}
      lead={
        <>
          <StateChip state={STATE_OF_TARGET[state]} label={words.word('states', state)} />{' '}
          {say(`target.sentences.${state}`, { name })}{' '}
          {since !== null && (
            <>
              {say('target.since')} <Moment at={since} show="time" />.
            </>
          )}
        </>
      }
      actions={<Actions target={target} onAsk={ask} />}
    >
      <TargetTabs id={id} kind={kind} />
      <SwitchedOff target={target} onSwitchOn={() => ask('switch_on')} />
      {verdicts.length > 0 ? (
        <Verdicts
          title={say('target.answers')}
          lead={say('target.answers_lead')}
          verdicts={verdicts}
          actions={
            lastRunId !== null && (
              <Link component={RouterLink} to={runPath(lastRunId)}>
                {say('target.open_last_run')}
              </Link>
            )
          }
        />
      ) : (
        <Section title={say('target.answers')}>
          <EmptyState title={words.word('states', 'waiting')}>{say('target.first')}</EmptyState>
        </Section>
      )}
      {kind === 'xs2a' && <ConnectionsOf of={{ targetId: id }} organisationId={target.organisationId} />}
      <Uptime targetId={id} />
      <ResponseTimes targetId={id} />
      <LastRuns targetId={id} />
      <StateChanges targetId={id} />
      <MetCertificates
        title={say('target.certificates.title')}
        certificates={met?.certificates ?? []}
        clientCertificateId={target.certificateId}
        showNothing
      />
      <TargetSettings target={target} />
      <Maintenance targetId={id} />
      <QuarterSection targetId={id} name={name} />
      {asking === 'pause' && <PauseDialog target={target} onClose={close} />}
      {asking === 'change' && <ChangeDialog target={target} onClose={close} />}
      {asking === 'delete' && <DeleteDialog target={target} onClose={close} />}
      {asking === 'switch_on' && <SwitchOnDialog target={target} onClose={close} />}
    </Page>
  );
};

interface ActionsProps {
  readonly target: ProbeTargetView;
  readonly onAsk: (question: Question) => void;
}

const Actions = ({ target, onAsk }: ActionsProps) => {
  const { say } = useProbeWords();
  const navigate = useNavigate();
  const mayWrite = useMay('probes.write');
  const mayRun = useMay('probes.run');
  const { id, version, isPaused, keyPlace } = target;
  const run = useAction<{ runId: string }, { extent: 'full' }>(`/probe-targets/${id}/runs`, {
    onDone: ({ runId }) => void navigate(runPath(runId)),
  });
  const resume = useAction<ProbeTargetView, { version: number }>(`/probe-targets/${id}/resume`, {
    done: 'connectivity.target.pause.resumed',
  });
  return (
    <>
      {mayWrite && (
        <>
          <Button variant="outlined" color="error" onClick={() => onAsk('delete')}>
            {say('target.actions.delete')}
          </Button>
          <Button variant="outlined" onClick={() => onAsk('change')}>
            {say('target.actions.change')}
          </Button>
          {isPaused ? (
            <Button variant="outlined" disabled={resume.isPending} onClick={() => resume.mutate({ version })}>
              {say('target.actions.resume')}
            </Button>
          ) : (
            <Button variant="outlined" onClick={() => onAsk('pause')}>
              {say('target.actions.pause')}
            </Button>
          )}
        </>
      )}
      {mayRun && keyPlace !== 'outside' && !isOff(target) && (
        <Button variant="contained" disabled={run.isPending} onClick={() => run.mutate({ extent: 'full' })}>
          {say('target.actions.run')}
        </Button>
      )}
    </>
  );
};

interface SwitchedOffProps {
  readonly target: ProbeTargetView;
  readonly onSwitchOn: () => void;
}

/** What must be known before anything else is read. */
const SwitchedOff = ({ target, onSwitchOn }: SwitchedOffProps) => {
  const { say } = useProbeWords();
  const maySwitch = useMay('probes.switch-on');
  if (!isOff(target)) return null;
  return (
    <Banner
      state="waiting"
      title={say('target.switch_on.needed')}
      action={
        maySwitch && (
          <Button variant="outlined" size="small" onClick={onSwitchOn}>
            {say('target.actions.switch_on')}
          </Button>
        )
      }
    >
      {say('target.switch_on.needed_help')}
    </Banner>
  );
};

export default TargetShow;
