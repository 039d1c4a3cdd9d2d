import FileDownloadOutlined from '@mui/icons-material/FileDownloadOutlined';
import QueryStatsOutlined from '@mui/icons-material/QueryStatsOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import type { ReviewMeter } from '../../server/reviews/reviews.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ErrorState } from '../components/ErrorState.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Panel } from '../components/Section.js';
import { useFormats } from '../components/time.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { API } from '../providers/http.js';
import { useApi } from '../providers/useApi.js';
import { REVIEWS_PATH, reviewPath } from './address.js';
import { MeterChart } from './MeterChart.js';
import { MeterTable } from './MeterTable.js';
import { lastMeasured, useMeterWords } from './meter-words.js';
import { useDecisionWords } from './words.js';

/** How long applicants wait: what a supervisor asks, with the numbers behind it. */
const MeterPage = () => {
  const { say } = useDecisionWords();
  const { data, error, refetch } = useApi<ReviewMeter>('/reviews/meter');
  const parent = { to: REVIEWS_PATH, label: say('meter.reviews') };
  if (data === undefined && error === null) return <PageSkeleton />;
  return (
    <Page
      title={say('meter.title')}
      lead={say('meter.lead')}
      parent={parent}
      actions={
        data !== undefined && (
          <Button
            variant="outlined"
            startIcon={<FileDownloadOutlined />}
            href={`${API}/reviews/meter/export`}
            download={`obstacle-meter-${data.to.slice(0, 10)}.csv`}
          >
            {say('meter.export')}
          </Button>
        )
      }
    >
      {data === undefined ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <>
          <Now meter={data} />
          {data.months.every(({ count }) => count === 0) ? (
            <Panel>
              <EmptyState icon={QueryStatsOutlined} title={say('meter.none')}>
                {say('meter.none_help')}
              </EmptyState>
            </Panel>
          ) : (
            <MeterChart months={data.months} />
          )}
          <MeterTable months={data.months} />
        </>
      )}
    </Page>
  );
};

/** Four numbers that answer most questions. */
const Now = ({ meter: { months, waiting, oldestWaiting } }: { readonly meter: ReviewMeter }) => {
  const { say } = useDecisionWords();
  const { hours, percent } = useMeterWords();
  const { longMonth } = useFormats();
  const decided = lastMeasured(months, 'toDecision');
  const accessed = lastMeasured(months, 'toAccess');
  const last = decided?.month;
  return (
    <Numbers>
      <Number label={say('meter.oldest')} value={oldestWaiting === null ? '–' : hours(oldestWaiting.hours)}>
        {oldestWaiting === null ? (
          say('meter.oldest_none')
        ) : (
          <>
            <Link component={RouterLink} to={reviewPath(oldestWaiting.id)}>
              {oldestWaiting.number}
            </Link>
            {' · '}
            <Moment at={oldestWaiting.submittedAt} show="day" />
            {' · '}
            {say('meter.waiting_of', { smart_count: waiting })}
          </>
        )}
      </Number>
      <Number
        label={last ? say('meter.typical', { month: longMonth(last.month) }) : say('meter.measures.decision')}
        value={decided === undefined ? '–' : hours(decided.hours.median)}
      >
        {decided === undefined
          ? say('meter.nothing_yet')
          : say('meter.half_and_nine', { hours: hours(decided.hours.ninetieth) })}
      </Number>
      <Number
        label={
          accessed
            ? say('meter.typical_access', { month: longMonth(accessed.month.month) })
            : say('meter.measures.access')
        }
        value={accessed === undefined ? '–' : hours(accessed.hours.median)}
      >
        {accessed === undefined
          ? say('meter.nothing_yet')
          : say('meter.half_and_nine', { hours: hours(accessed.hours.ninetieth) })}
      </Number>
      <Number
        label={last ? say('meter.automatic', { month: longMonth(last.month) }) : say('fields.automatic')}
        value={percent(last?.shareAutomatic ?? null)}
      >
        {last ? say('meter.rejected', { percent: percent(last.shareRejected) }) : say('meter.nothing_yet')}
      </Number>
    </Numbers>
  );
};

interface NumberProps {
  readonly label: string;
  readonly value: string;
  readonly children: ReactNode;
}

const Number = ({ label, value, children }: NumberProps) => (
  <div>
    <dt>{label}</dt>
    <dd>
      <strong className="tabular">{value}</strong>
      <span>{children}</span>
    </dd>
  </div>
);

const Numbers = styled('dl')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: 'repeat(4, 1fr)',
  margin: '0 0 28px',
  backgroundColor: theme.palette.background.paper,
  border: `1px solid ${theme.palette.divider}`,
  borderRadius: 10,
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
  '& > div': { padding: '14px 20px', minWidth: 0 },
  '& > div + div': { borderLeft: `1px solid ${theme.palette.divider}` },
  '& dd': { margin: 0, display: 'flex', flexDirection: 'column', gap: 2 },
  '& strong': {
    fontSize: '1.625rem',
    lineHeight: 1.25,
    fontWeight: 600,
    color: theme.palette.text.primary,
  },
  [theme.breakpoints.down('md')]: {
    gridTemplateColumns: '1fr 1fr',
    '& > div': { padding: '12px 14px' },
    '& > div:nth-of-type(odd)': { borderLeft: 0 },
    '& > div:nth-of-type(n+3)': { borderTop: `1px solid ${theme.palette.divider}` },
    '& strong': { fontSize: '1.375rem' },
  },
}));

export default MeterPage;
