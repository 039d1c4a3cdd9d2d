import { useState } from 'react';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import type {
  PrepareSubmission,
  Submission,
  SubmissionDetails,
} from '../../server/submissions/submissions.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { FormDialog } from '../components/FormDialog.js';
import { Section } from '../components/Section.js';
import { useAction, useApi } from '../providers/useApi.js';
import { useMay, useMe } from '../providers/useMe.js';
import { SubmissionStanding } from './SubmissionStanding.js';

interface SubmissionSectionProps {
  readonly reviewId: string;
  /** Whether the review is approved at this moment. */
  readonly approved: boolean;
}

/** The way to the bank on the page of a review: what was prepared, sent and answered, or the button that begins it. */
export const SubmissionSection = ({ reviewId, approved }: SubmissionSectionProps) => {
  const translate = useTranslate();
  const me = useMe();
  const mayRead = useMay('submissions.read');
  const filter = encodeURIComponent(JSON.stringify({ reviewId }));
  const list = useApi<Submission[]>(mayRead ? `/submissions?range=[0,0]&filter=${filter}` : null);
  const newest = list.data?.[0];
  const details = useApi<SubmissionDetails>(newest ? `/submissions/${newest.id}` : null);
  const error = list.error ?? details.error;
  // At the bank the decision itself is the answer.
  if (!mayRead || me?.operatedBy === 'bank') return null;
  if (error)
    return (
      <Section title={translate('submissions.one')}>
        <ErrorState error={error} onRetry={() => void (list.error ? list.refetch() : details.refetch())} />
      </Section>
    );
  if (list.data === undefined || (newest && !details.data))
    return (
      <Section title={translate('submissions.one')}>
        <Skeleton height={120} />
      </Section>
    );
  const over = newest === undefined || newest.state === 'refused' || newest.state === 'approved';
  return (
    <>
      {over && approved && <Begin reviewId={reviewId} again={newest !== undefined} />}
      {details.data && <SubmissionStanding submission={details.data} elsewhere />}
    </>
  );
};

const Begin = ({ reviewId, again }: { readonly reviewId: string; readonly again: boolean }) => {
  const translate = useTranslate();
  const mayWrite = useMay('submissions.write');
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const prepare = useAction<SubmissionDetails, PrepareSubmission>('/submissions', {
    done: 'submissions.prepared',
    onDone: () => setAsking(false),
  });
  return (
    <Section
      title={translate('submissions.one')}
      actions={
        mayWrite && (
          <Button variant="contained" onClick={() => setAsking(true)}>
            {translate(again ? 'submissions.prepare_another' : 'submissions.prepare')}
          </Button>
        )
      }
    >
      <Typography color="textSecondary">{translate('submissions.not_begun')}</Typography>
      {asking && (
        <FormDialog
          title={translate('submissions.prepare')}
          action={translate('submissions.prepare')}
          busy={prepare.isPending}
          onSubmit={() => prepare.mutate({ reviewId, note })}
          onClose={() => setAsking(false)}
        >
          <Typography variant="body2" color="textSecondary">
            {translate('submissions.prepare_help')}
          </Typography>
          <TextField
            label={translate('submissions.fields.note')}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            multiline
            minRows={3}
            autoFocus
            slotProps={{ htmlInput: { maxLength: 5_000 } }}
          />
        </FormDialog>
      )}
    </Section>
  );
};
