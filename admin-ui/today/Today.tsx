import { useTranslate } from 'react-admin';
import type { CertificatesToday } from '../../server/certificates/certificates.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useApi } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';
import { AlsoEnds } from './AlsoEnds.js';
import { BrokenCertificates } from './BrokenCertificates.js';
import { ExpiryBands } from './ExpiryBands.js';
import { FailedMails } from './FailedMails.js';
import { FirstSteps } from './FirstSteps.js';
import { HealthLine } from './HealthLine.js';
import { NeedsYou } from './NeedsYou.js';
import { Silence } from './Silence.js';
import { Timeline } from './Timeline.js';
import { TroubledRegisters } from './TroubledRegisters.js';
import { TroubledTargets } from './TroubledTargets.js';
import { NewVerdicts, TroubledLists } from './TrustTroubles.js';
import { WaitingReviews } from './WaitingReviews.js';
import { useSummary } from './useSummary.js';

const REFRESH_MS = 60_000;

/** What needs me, why, and by when. */
const Today = () => {
  const translate = useTranslate();
  const mayReadAlerts = useMay('alerts.read');
  const { data, error, refetch } = useApi<CertificatesToday>('/certificates/today', {
    refetchMs: REFRESH_MS,
  });
  const summary = useSummary(data);
  if (!data && !error) return <PageSkeleton />;
  return (
    <Page title={translate('today.title')} lead={summary}>
      <Silence today={data} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      <WaitingReviews />
      {data &&
        (data.total === 0 ? (
          <>
            <FirstSteps />
            <AlsoEnds />
          </>
        ) : (
          <>
            <ExpiryBands bands={data.bands} />
            {mayReadAlerts && <NewVerdicts />}
            <NeedsYou bands={data.bands} />
            <AlsoEnds />
            <Timeline months={data.timeline} />
            <BrokenCertificates broken={data.broken} />
          </>
        ))}
      <TroubledLists />
      <TroubledTargets />
      <TroubledRegisters />
      {mayReadAlerts && <FailedMails />}
      <HealthLine />
    </Page>
  );
};

export default Today;
