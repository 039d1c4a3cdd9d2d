import { useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
import type { SubmissionDetails } from '../../server/submissions/submissions.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Page } from '../components/Page.js';
import { PageSkeleton } from '../layout/PageSkeleton.js';
import { useApi } from '../providers/useApi.js';
import { SUBMISSIONS_PATH } from './address.js';
import { SubmissionBody } from './SubmissionBody.js';

/** One submission on a page of its own. */
const SubmissionShow = () => {
  const translate = useTranslate();
  const { id = '' } = useParams();
  const { data, error, refetch } = useApi<SubmissionDetails>(`/submissions/${id}`);
  const parent = { to: SUBMISSIONS_PATH, label: translate('submissions.title') };
  if (error)
    return (
      <Page title={translate('submissions.one')} parent={parent}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!data) return <PageSkeleton />;
  return (
    <Page
      title={`${data.reviewNumber} · ${data.organisationName}`}
      lead={translate('submissions.lead_one', { identifier: data.identifier })}
      parent={parent}
      narrow
    >
      <SubmissionBody submission={data} />
    </Page>
  );
};

export default SubmissionShow;
