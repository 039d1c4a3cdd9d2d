import { useState } from 'react';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { FormDialog } from '../../components/FormDialog.js';
import { CommandProblem, useMaySend } from './CommandProblem.js';
import { useCommand } from './useCommand.js';
import { useKeptText } from './useKeptText.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

interface TextDialogProps {
  readonly command: 'ask' | 'reopen' | 'withdraw';
  /** What the API calls the text. */
  readonly field: string;
  readonly least: number;
  readonly onClose: () => void;
}

/** A command that needs a few words. */
export const TextDialog = ({ command, field, least, onClose }: TextDialogProps) => {
  const words = useRecordWords();
  const { review } = useSeenReview();
  const [text, setText] = useKeptText(`${review.id} ${command}`);
  const [tried, setTried] = useState(false);
  const order = useCommand(command, {
    quiet: true,
    onDone: () => {
      setText('');
      onClose();
    },
  });
  const isShort = text.trim().length < least;
  const maySend = useMaySend({ command, order });
  return (
    <FormDialog
      title={words.say(`${command}.title`)}
      action={words.command(command)}
      busy={!maySend}
      onSubmit={() => {
        setTried(true);
        if (maySend && !isShort) order.send({ [field]: text.trim() });
      }}
      onClose={onClose}
    >
      <CommandProblem command={command} order={order} />
      <Typography variant="body2" color="textSecondary">
        {words.say(`${command}.help`)}
      </Typography>
      <TextField
        label={words.say(`${command}.field`)}
        value={text}
        onChange={({ target }) => setText(target.value)}
        multiline
        minRows={4}
        autoFocus
        error={tried && isShort}
        helperText={tried && isShort ? words.say('too_short', { smart_count: least }) : undefined}
        slotProps={{ htmlInput: { maxLength: 5_000 } }}
      />
    </FormDialog>
  );
};
