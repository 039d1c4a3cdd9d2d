import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import type { ScheduledJobState } from '../../server/jobs/jobs.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { useAction, useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import type { State } from '../theme/states.js';

const REFRESH_MS = 10_000;

/** What runs by itself, whether it does, and a way to run it now. */
export const JobsSection = ({ overdue }: { readonly overdue: readonly string[] }) => {
  const translate = useTranslate();
  const { data, error, refetch } = useApi<ScheduledJobState[]>('/jobs/schedule', { refetchMs: REFRESH_MS });
  return (
    <Section title={translate('jobs.title')} lead={translate('jobs.lead')} flush>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton variant="rectangular" height={240} />}
      <List>
        {data?.map((job) => (
          <Job key={job.name} job={job} overdue={overdue.includes(job.name)} />
        ))}
      </List>
    </Section>
  );
};

function stateOf(job: ScheduledJobState, overdue: boolean): readonly [State, string] {
  const { running, lastError, lastSucceededAt } = job;
  if (overdue) return ['critical', 'overdue'];
  if (running) return ['waiting', 'running'];
  if (lastError !== null) return ['critical', 'failed'];
  return lastSucceededAt === null ? ['unknown', 'not_yet'] : ['ok', 'succeeded'];
}

const Job = ({ job, overdue }: { readonly job: ScheduledJobState; readonly overdue: boolean }) => {
  const translate = useTranslate();
  const mayRun = useMay('jobs.run');
  const run = useAction(`/jobs/schedule/${job.name}/run`, { done: 'jobs.started' });
  const [state, word] = stateOf(job, overdue);
  const name = translate(`jobs.names.${job.name}`, { _: job.name });
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p>
          {job.lastSucceededAt && (
            <>
              {translate('jobs.last')} <Moment at={job.lastSucceededAt} show="time" /> ·{' '}
            </>
          )}
          {translate('jobs.next')} <Moment at={job.nextRunAt} show="time" />
        </p>
        {job.lastError && <p>{job.lastError}</p>}
      </div>
      <StateChip state={state} label={translate(`jobs.states.${word}`)} />
      {mayRun && (
        <Button
          size="small"
          variant="outlined"
          disabled={run.isPending || job.running}
          aria-label={translate('jobs.run_named', { name })}
          onClick={() => run.mutate()}
        >
          {translate('jobs.run')}
        </Button>
      )}
    </li>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px 16px',
    padding: '10px 20px',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& > li:last-of-type': { borderBottom: 0 },
  '& > li > div': { flex: '1 1 260px', minWidth: 0 },
  '& strong': { fontWeight: 580 },
  '& p': { margin: 0, fontSize: '0.8125rem', color: theme.palette.text.secondary, overflowWrap: 'anywhere' },
}));
