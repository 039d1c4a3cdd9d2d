import { useState } from 'react';
import TextField from '@mui/material/TextField';
import { REJECT_REASONS } from '../../../server/reviews/reviews.contract.js';
import { ChoiceField } from '../../components/ChoiceField.js';
import { FormDialog } from '../../components/FormDialog.js';
import { CommandProblem, useMaySend } from './CommandProblem.js';
import { useCommand } from './useCommand.js';
import { useKeptText } from './useKeptText.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

const LEAST = 10;

/** A reason of the list, and what it means here, which the applicant reads. */
export const RejectDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useRecordWords();
  const { review } = useSeenReview();
  const [reason, setReason] = useKeptText(`${review.id} reject reason`);
  const [text, setText] = useKeptText(`${review.id} reject`);
  const [tried, setTried] = useState(false);
  const order = useCommand('reject', {
    quiet: true,
    onDone: () => {
      setReason('');
      setText('');
      onClose();
    },
  });
  const maySend = useMaySend({ command: 'reject', order });
  const isShort = text.trim().length < LEAST;
  return (
    <FormDialog
      title={words.say('reject.title')}
      action={words.command('reject')}
      busy={!maySend}
      onSubmit={() => {
        setTried(true);
        if (maySend && !isShort && reason !== '') order.send({ reason, comment: text.trim() });
      }}
      onClose={onClose}
    >
      <CommandProblem command="reject" order={order} />
      <ChoiceField
        label={words.say('reject.reason')}
        value={reason}
        onChange={setReason}
        choices={[
          { id: '', name: words.say('reject.choose') },
          ...REJECT_REASONS.map((id) => ({ id, name: words.reason(id) })),
        ]}
        help={tried && reason === '' ? words.say('reject.reason_needed') : undefined}
      />
      <TextField
        label={words.say('reject.field')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        multiline
        minRows={4}
        error={tried && isShort}
        helperText={
          tried && isShort ? words.say('too_short', { smart_count: LEAST }) : words.say('reject.help')
        }
        slotProps={{ htmlInput: { maxLength: 5_000 } }}
      />
    </FormDialog>
  );
};
