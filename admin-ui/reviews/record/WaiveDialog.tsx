import { useState } from 'react';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ProposeWaiver, Waiver } from '../../../server/reviews/decisions.contract.js';
import type { Examination } from '../../../server/reviews/reviews.contract.js';
import { Banner } from '../../components/Banner.js';
import { FormDialog } from '../../components/FormDialog.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useAction } from '../../providers/useApi.js';
import { useMe } from '../../providers/useMe.js';
import { useKeptText } from './useKeptText.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

const LEAST = 10;

/** Proposes to put up with what the verdict says; somebody else has to agree before it counts. */
export const WaiveDialog = ({
  examination,
  onClose,
}: {
  readonly examination: Examination | undefined;
  readonly onClose: () => void;
}) => {
  const words = useRecordWords();
  const sentence = useProblemSentence();
  const me = useMe();
  const { review } = useSeenReview();
  const [reason, setReason] = useKeptText(`${review.id} waive`);
  const [owner, setOwner] = useState(me?.fullName ?? '');
  const [endsOn, setEndsOn] = useState('');
  const [tried, setTried] = useState(false);
  const code = examination?.verdict?.outcome;
  const propose = useAction<Waiver, ProposeWaiver>('/waivers', {
    quiet: true,
    done: 'review.waive.proposed',
    onDone: () => {
      setReason('');
      onClose();
    },
  });
  if (code === undefined) return null;
  const isShort = reason.trim().length < LEAST;
  return (
    <FormDialog
      title={words.say('waive.dialog', { outcome: words.outcome(code) })}
      action={words.say('waive.propose')}
      busy={propose.isPending}
      onSubmit={() => {
        setTried(true);
        if (isShort || owner.trim() === '' || endsOn === '') return;
        propose.mutate({ reviewId: review.id, code, owner: owner.trim(), reason: reason.trim(), endsOn });
      }}
      onClose={onClose}
    >
      {propose.error !== null && <Banner state="critical" title={sentence(propose.error)} />}
      <Typography variant="body2" color="textSecondary">
        {words.say('waive.help')}
      </Typography>
      <TextField
        label={words.say('waive.owner_field')}
        value={owner}
        onChange={({ target }) => setOwner(target.value)}
        error={tried && owner.trim() === ''}
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        type="date"
        label={words.say('waive.ends_field')}
        value={endsOn}
        onChange={({ target }) => setEndsOn(target.value)}
        error={tried && endsOn === ''}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        label={words.say('waive.reason_field')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        multiline
        minRows={3}
        error={tried && isShort}
        helperText={tried && isShort ? words.say('too_short', { smart_count: LEAST }) : undefined}
        slotProps={{ htmlInput: { maxLength: 2_000 } }}
      />
    </FormDialog>
  );
};
