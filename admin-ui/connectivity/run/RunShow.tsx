import MailOutlined from '@mui/icons-material/MailOutlined';
import ReplayOutlined from '@mui/icons-material/ReplayOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router-dom';
import type { ProbeRunDetails } from '../../../server/probes/probes.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Identifier } from '../../components/Identifier.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { StateChip } from '../../components/StateChip.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { CONNECTIVITY_PATH, runPath, targetPath } from '../address.js';
import { stateOfRun } from '../states.js';
import { MetCertificates } from '../target/MetCertificates.js';
import { Verdicts } from '../Verdicts.js';
import { useMilliseconds, useProbeWords } from '../words.js';
import { RunProgress } from './RunProgress.js';
import { SupportMailDialog } from './SupportMailDialog.js';
import { isUnderWay, useRun } from './useRun.js';
import { Waterfall } from './Waterfall.js';

/** One run: what it says on top, then how it went, step by step. */
const RunShow = () => {
  const { say } = useProbeWords();
  const { id = '' } = useParams();
  const { data, error, refetch } = useRun(id);
  if (data !== undefined) return <Whole key={id} run={data} />;
  if (error === null) return <PageSkeleton />;
  return (
    <Page title={say('run.one')} parent={{ to: CONNECTIVITY_PATH, label: say('title') }}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
};

const Whole = ({ run }: { readonly run: ProbeRunDetails }) => {
  const words = useProbeWords();
  const { say } = words;
  const milliseconds = useMilliseconds();
  const navigate = useNavigate();
  const mayRun = useMay('probes.run');
  const [mailing, setMailing] = useState(false);
  const { id, targetId, targetName, startedAt, durationMs, extent, origin, by, state, reportedWith } = run;
  const again = useAction<{ runId: string }, { extent: typeof extent }>(`/probe-targets/${targetId}/runs`, {
    onDone: ({ runId }) => void navigate(runPath(runId)),
  });
  const result = stateOfRun(run);
  const ended = !isUnderWay(run);
  return (
    <Page
      title={say('run.title', { target: targetName })}
      parent={{ to: targetPath(targetId), label: targetName }}
      lead={
        <>
          <StateChip state={result.state} label={say(result.words)} /> <Moment at={startedAt} show="time" /> ·{' '}
          {words.word('extents', extent)} · {words.say(`origins.${origin}`, { by: by ?? '–' })}
          {durationMs !== null && ` · ${milliseconds(durationMs)}`}
        </>
      }
      actions={
        ended && (
          <>
            <Button variant="outlined" startIcon={<MailOutlined />} onClick={() => setMailing(true)}>
              {say('run.mail')}
            </Button>
            {mayRun && origin !== 'reported' && (
              <Button
                variant="contained"
                startIcon={<ReplayOutlined />}
                disabled={again.isPending}
                onClick={() => again.mutate({ extent })}
              >
                {say('run.again')}
              </Button>
            )}
          </>
        )
      }
    >
      <RunProgress run={run} />
      {state === 'broken-off' && (
        <Banner state="unknown" title={say('run.broken_off')}>
          {say('run.broken_off_help')}
        </Banner>
      )}
      {run.verdicts.length > 0 && (
        <Verdicts title={say('run.verdicts')} lead={say('target.answers_lead')} verdicts={run.verdicts} />
      )}
      <Waterfall run={run} />
      <MetCertificates title={say('run.certificates')} certificates={run.certificates} />
      {reportedWith !== null && (
        <p>
          {say('run.reported', { token: reportedWith.tokenName })}{' '}
          <Identifier value={reportedWith.sha256} what="SHA-256" />
        </p>
      )}
      {mailing && <SupportMailDialog runId={id} onClose={() => setMailing(false)} />}
    </Page>
  );
};

export default RunShow;
