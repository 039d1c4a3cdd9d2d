import { useTranslate } from 'react-admin';
import { Banner } from '../components/Banner.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useMay } from '../providers/useMe.js';
import { OverdueJobs } from './OverdueJobs.js';
import { JobsSection } from './JobsSection.js';
import { MailSection } from './MailSection.js';
import { SettingsTabs } from './SettingsTabs.js';
import { StatusFacts } from './StatusFacts.js';
import { stateOfWarning } from './warnings.js';
import { useStatus } from './useStatus.js';

/** Whether Qwarden itself is well: mail, background work, where the data lies. */
const SystemPage = () => {
  const translate = useTranslate();
  const maySeeJobs = useMay('jobs.read');
  const { data: status, error, refetch } = useStatus();
  if (!status && !error) return <PageSkeleton />;
  return (
    <Page title={translate('settings.system.title')} lead={translate('settings.system.lead')} narrow>
      <SettingsTabs />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {status && (
        <>
          {status.warnings.map((warning) => (
            <Banner
              key={warning}
              state={stateOfWarning(warning)}
              title={translate(`status.warnings.${warning}.title`)}
            >
              {translate(`status.warnings.${warning}.help`)}
              {warning === 'job-overdue' && <OverdueJobs status={status} />}
            </Banner>
          ))}
          <MailSection status={status} />
          {maySeeJobs && <JobsSection overdue={status.overdueJobs.map(({ name }) => name)} />}
          <StatusFacts status={status} />
        </>
      )}
    </Page>
  );
};

export default SystemPage;
