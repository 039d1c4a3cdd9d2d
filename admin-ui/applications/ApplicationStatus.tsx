import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { ReviewDetails } from '../../server/reviews/reviews.contract.js';
import { Banner } from '../components/Banner.js';
import { ErrorState } from '../components/ErrorState.js';
import { Facts } from '../components/Facts.js';
import { Moment } from '../components/Moment.js';
import { Page } from '../components/Page.js';
import { Section } from '../components/Section.js';
import { useApi } from '../providers/useApi.js';
import { useMe } from '../providers/useMe.js';
import { SubmissionSection } from '../submissions/SubmissionSection.js';
import { reviewPath } from '../reviews/address.js';
import { applicationPath, reviewApi } from './address.js';
import { AnswerForm } from './AnswerForm.js';
import { Messages } from './Messages.js';
import { STATE_OF_REVIEW } from './states.js';
import { Summary } from './SubmitStep.js';

const AGAIN_MS = 30_000;

/** For whoever applied: what happens next, whose turn it is, and what was said. */
const ApplicationStatus = () => {
  const translate = useTranslate();
  const { reviewId = '' } = useParams();
  const { data, error, refetch } = useApi<ReviewDetails>(reviewApi(reviewId), { refetchMs: AGAIN_MS });
  const title =
    data === undefined
      ? translate('applications.status.title', { number: '' })
      : translate('applications.status.title', { number: data.number });
  return (
    <Page
      title={title}
      {...(data !== undefined && {
        lead: data.organisationName,
        parent: { to: reviewPath(data.id), label: translate('review.one') },
      })}
    >
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton variant="rounded" height={320} />}
      {data !== undefined && <Status review={data} onChanged={() => void refetch()} />}
    </Page>
  );
};

const Status = ({
  review,
  onChanged,
}: {
  readonly review: ReviewDetails;
  readonly onChanged: () => void;
}) => {
  const translate = useTranslate();
  const words = (name: string) => translate(`applications.status.${name}`);
  const { id, state, waitsFor, dueAt, submittedAt, decidedAt, validUntil, votes, reopenedFor } = review;
  const isBank = useMe()?.operatedBy === 'bank';
  const isWritten = state === 'draft' || state === 'needs-information';
  return (
    <>
      <Banner
        state={STATE_OF_REVIEW[state]}
        title={words(state === 'approved' && isBank ? 'next.approved_at_bank' : `next.${state}`)}
        action={
          isWritten && (
            <Button component={RouterLink} to={applicationPath(id)} variant="outlined" size="small">
              {words('edit')}
            </Button>
          )
        }
      >
        {state === 'approved' ? words(isBank ? 'turn.access' : 'turn.sender') : words(`turn.${waitsFor}`)}{' '}
        {dueAt !== null && (
          <>
            {words('due')} <Moment at={dueAt} />
          </>
        )}
      </Banner>
      {reopenedFor.length > 0 && (
        <Banner state="warning" title={words('reopened')}>
          <span lang="en">{reopenedFor.map(({ detail }) => detail).join(' ')}</span>
        </Banner>
      )}
      {state === 'needs-information' && <AnswerForm review={review} onDone={onChanged} />}
      <Section title={words('steps')}>
        <Facts
          facts={[
            {
              label: words('created'),
              value: (
                <>
                  <Moment at={review.createdAt} /> · {review.createdBy.name}
                </>
              ),
            },
            {
              label: words('submitted'),
              value: (
                <>
                  <Moment at={submittedAt} /> {review.submittedBy?.name}
                </>
              ),
            },
            { label: words('approvals'), value: `${review.approvals} / ${review.approvalsNeeded}` },
            { label: words('decided'), value: <Moment at={decidedAt} /> },
            { label: words('valid_until'), value: <Moment at={validUntil} /> },
          ]}
        />
        {votes
          .filter(({ decision, comment }) => decision === 'reject' && comment !== '')
          .map(({ by, comment, at }) => (
            <p key={at} style={{ whiteSpace: 'pre-wrap' }}>
              <strong>{by.name}</strong>: {comment}
            </p>
          ))}
      </Section>
      {decidedAt !== null && <SubmissionSection reviewId={id} approved={state === 'approved'} />}
      <Messages reviewId={id} />
      <Section title={words('application')}>
        <Summary application={review.application} />
      </Section>
    </>
  );
};

export default ApplicationStatus;
