import { useState } from 'react';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { styled } from '@mui/material/styles';
import { useNotify } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Examination } from '../../../server/reviews/reviews.contract.js';
import { applicationPath } from '../../applications/address.js';
import { AnswerForm } from '../../applications/AnswerForm.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Page } from '../../components/Page.js';
import { API } from '../../providers/http.js';
import { useMe } from '../../providers/useMe.js';
import { reviewApi, REVIEWS_PATH } from '../address.js';
import { AccessGiven } from './AccessGiven.js';
import { Attachments } from './Attachments.js';
import { Claimed } from './Claimed.js';
import { Columns } from './Columns.js';
import { Conditions } from './Conditions.js';
import { Correspondence, MESSAGE_FIELD } from './Correspondence.js';
import { DecisionBar } from './DecisionBar.js';
import { type Asked, DecisionDialogs } from './DecisionDialogs.js';
import { Differences } from './Differences.js';
import { History } from './History.js';
import { KeyHelp } from './KeyHelp.js';
import { Known } from './Known.js';
import { useQueueSteps } from './queue-order.js';
import { OpenQuestion } from './OpenQuestion.js';
import { Purpose } from './Purpose.js';
import { ReviewHead } from './ReviewHead.js';
import { useCommand } from './useCommand.js';
import { useRecordWords } from './useRecordWords.js';
import { useReviewKeys } from './useReviewKeys.js';
import { useReviewSentence } from './useReviewSentence.js';
import { isApplicant, refusalOf, useSeenReview } from './useSeenReview.js';
import { Votes } from './Votes.js';
import { ReviewWaivers } from './ReviewWaivers.js';

interface ReviewPageProps {
  readonly examination: Examination | undefined;
  readonly error: Error | null;
  readonly onRetry: () => void;
}

export const ReviewPage = ({ examination, error, onRetry }: ReviewPageProps) => {
  const words = useRecordWords();
  const { review, reload } = useSeenReview();
  const { id, number, organisationName, state } = review;
  const applies = isApplicant(review, useMe()?.id);
  const isWritten = state === 'draft' || state === 'needs-information';
  const [asked, setAsked] = useState<Asked | 'keys'>();
  const claim = useCommand('claim');
  const release = useCommand('release');
  const start = (command: Asked | 'claim' | 'release') => {
    if (command === 'claim') claim.send();
    else if (command === 'release') release.send();
    else setAsked(command);
  };
  useKeys(start, () => setAsked('keys'));
  const sentence = useReviewSentence(review, examination);
  const difference = examination?.difference ?? null;
  const differences = difference !== null && <Differences difference={difference} />;
  return (
    <Page
      title={`${number} · ${organisationName || words.say('nameless')}`}
      parent={{ to: REVIEWS_PATH, label: words.say('queue') }}
      lead={<Sentence data-testid="sentence">{sentence}</Sentence>}
      actions={
        <>
          {applies && isWritten && (
            <Button variant="outlined" component={RouterLink} to={applicationPath(id)}>
              {words.say('edit')}
            </Button>
          )}
          {state !== 'draft' && (
            <Button variant="outlined" component="a" href={`${API}${reviewApi(id, 'evidence')}`} download>
              {words.say('evidence')}
            </Button>
          )}
        </>
      }
    >
      <ReviewHead examination={examination} />
      {applies && state === 'needs-information' && (
        <>
          <OpenQuestion />
          <AnswerForm review={review} onDone={() => void reload()} />
        </>
      )}
      {differences}
      {error !== null && <ErrorState error={error} onRetry={onRetry} />}
      <Columns>
        <Claimed difference={difference} />
        {examination === undefined && error === null ? (
          <Skeleton variant="rounded" height={420} />
        ) : (
          examination !== undefined && <Known examination={examination} />
        )}
      </Columns>
      <Purpose usable={examination?.verdict?.usableRoles} />
      {examination !== undefined && state !== 'draft' && (
        <Columns>
          <Conditions examination={examination} onWaive={() => setAsked('waive')} />
          <Votes />
        </Columns>
      )}
      <ReviewWaivers />
      <AccessGiven />
      <Columns>
        <Correspondence applies={applies} />
        <div>
          <Attachments />
          <History />
        </div>
      </Columns>
      <DecisionBar onStart={start} onKeys={() => setAsked('keys')} busy={claim.busy || release.busy} />
      {asked === 'keys' ? (
        <KeyHelp onClose={() => setAsked(undefined)} />
      ) : (
        asked !== undefined && (
          <DecisionDialogs asked={asked} examination={examination} onClose={() => setAsked(undefined)} />
        )
      )}
    </Page>
  );
};

/** The keys do what the buttons do, and say why where these could not. */
function useKeys(start: (command: Asked | 'claim') => void, help: () => void) {
  const words = useRecordWords();
  const notify = useNotify();
  const { review } = useSeenReview();
  const step = useQueueSteps(review.id);
  const order = (command: 'claim' | 'approve' | 'reject') => () => {
    const refusal = refusalOf(review, command);
    if (refusal === null) start(command);
    else notify(`${words.command(command)}: ${words.refusal(refusal, review.state)}`, { type: 'warning' });
  };
  const go = (by: 1 | -1) => () => {
    if (!step(by)) notify(words.say(by === 1 ? 'keys.no_next' : 'keys.no_previous'), { type: 'info' });
  };
  useReviewKeys({
    ...{ j: go(1), k: go(-1), c: order('claim'), a: order('approve'), r: order('reject'), '?': help },
    m: () => document.getElementById(MESSAGE_FIELD)?.focus(),
  });
}

const Sentence = styled('p')(({ theme }) => ({
  margin: 0,
  color: theme.palette.text.primary,
  fontSize: '1.0625rem',
}));
