import { useState } from 'react';
import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import { Navigate, useParams } from 'react-router-dom';
import type { ReviewDetails } from '../../server/reviews/reviews.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { useApi } from '../providers/useApi.js';
import { useMe } from '../providers/useMe.js';
import { applicationStatusPath, reviewApi } from './address.js';
import { ApplicationWizard } from './ApplicationWizard.js';
import { storedDraft } from './useDraft.js';

/** States in which the applicant writes. */
const WRITTEN = ['draft', 'needs-information'] as const;

/** A new application, or one that is still written. */
const ApplicationEdit = () => {
  const { reviewId = 'new' } = useParams();
  // A draft gets its id while it is written: then nothing is loaded again over what is being typed.
  const [opened, setOpened] = useState(reviewId);
  const [made, setMade] = useState<string | null>(null);
  if (opened !== reviewId && made !== reviewId) {
    setOpened(reviewId);
    setMade(null);
  }
  const userId = useMe()?.id;
  if (userId === undefined) return null;
  return opened === 'new' ? (
    <ApplicationWizard key="new" stored={null} userId={userId} onMade={setMade} />
  ) : (
    <Loaded key={opened} reviewId={opened} userId={userId} />
  );
};

const Loaded = ({ reviewId, userId }: { readonly reviewId: string; readonly userId: string }) => {
  const translate = useTranslate();
  const { data, error, refetch } = useApi<ReviewDetails>(reviewApi(reviewId));
  // What is read again later is for the keeper of the draft, not for this page.
  const [first, setFirst] = useState<ReviewDetails>();
  if (first === undefined && data !== undefined) setFirst(data);
  if (first === undefined)
    return (
      <Page title={translate('applications.title')} narrow>
        {error === null ? (
          <Skeleton variant="rounded" height={320} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
      </Page>
    );
  if (!WRITTEN.some((state) => state === first.state))
    return <Navigate to={applicationStatusPath(reviewId)} replace />;
  return <ApplicationWizard stored={storedDraft(first)} userId={userId} />;
};

export default ApplicationEdit;
