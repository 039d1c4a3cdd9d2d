import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import type { Application } from '../../../server/applications/applications.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Section } from '../../components/Section.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { Findings } from './Findings.js';
import { Lines } from './Lines.js';
import { WhomToAsk } from './WhomToAsk.js';
import { usePreCheck } from './usePreCheck.js';

const STATES = { ready: 'ok', open: 'notice', 'not-ready': 'warning' } as const;

/** What a reviewer would find, before anybody waits for one. */
export const PreCheckStep = ({
  application,
}: {
  readonly application: Application;
  readonly base: string;
}) => {
  const translate = useTranslate();
  const mayEvaluate = useMay('evaluations.write');
  const { data, error, isFetching, refetch } = usePreCheck(application);
  const again = useAction<unknown, { at?: string; offline: boolean; fresh: boolean }>(
    `/certificates/${application.certificateId}/evaluations`,
    { onDone: () => void refetch() },
  );
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton variant="rounded" height={320} />;
  const unmet = data.lines.filter(({ demanded, met }) => demanded && met !== 'yes').length;
  return (
    <>
      <Banner
        state={STATES[data.outcome]}
        title={translate(`applications.pre_check.outcomes.${data.outcome}`, { smart_count: unmet })}
        action={
          mayEvaluate &&
          application.certificateId !== null && (
            <Button
              variant="outlined"
              size="small"
              disabled={again.isPending || isFetching}
              onClick={() => again.mutate({ offline: false, fresh: true })}
            >
              {translate('applications.pre_check.again')}
            </Button>
          )
        }
      >
        {translate('applications.pre_check.lead')}
      </Banner>
      <WhomToAsk lines={data.lines} findings={data.findings} />
      <Section title={translate('applications.pre_check.demands')} flush>
        <Lines lines={data.lines} />
      </Section>
      {data.findings.length > 0 && (
        <Section title={translate('applications.pre_check.findings')} flush>
          <Findings findings={data.findings} />
        </Section>
      )}
    </>
  );
};
