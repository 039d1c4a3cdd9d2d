import { useState } from 'react';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { styled } from '@mui/material/styles';
import type { ReviewMessage } from '../../../server/reviews/reviews.contract.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Moment } from '../../components/Moment.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { useAction, useApi } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { reviewApi } from '../address.js';
import { useKeptText } from './useKeptText.js';
import { useRecordWords } from './useRecordWords.js';
import { useSeenReview } from './useSeenReview.js';

export const MESSAGE_FIELD = 'review-message';
const AGAIN_MS = 20_000;
const LONGEST = 5_000;
const STATE_OF_KIND = {
  question: 'warning',
  answer: 'ok',
  message: 'notice',
  comment: 'waiting',
} as const satisfies Record<ReviewMessage['kind'], string>;

/** What applicant and reviewers say to each other, and reviewers among themselves; text only, whatever is in it. */
export const Correspondence = ({ applies }: { readonly applies: boolean }) => {
  const words = useRecordWords();
  const { review } = useSeenReview();
  const { data, error, refetch } = useApi<ReviewMessage[]>(reviewApi(review.id, 'messages'), {
    refetchMs: AGAIN_MS,
  });
  return (
    <Section title={words.say('messages.title')} id="messages">
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton height={80} />}
      {data?.length === 0 && <p style={{ marginTop: 0 }}>{words.say('messages.none')}</p>}
      {data !== undefined && data.length > 0 && (
        <List>
          {data.map(({ id, kind, by, text, at }) => (
            <li key={id} data-kind={kind}>
              <StateChip plain state={STATE_OF_KIND[kind]} label={words.say(`messages.kinds.${kind}`)} />
              <small>
                {by.name} · <Moment at={at} show="time" />
              </small>
              <p>{text}</p>
            </li>
          ))}
        </List>
      )}
      <Write applies={applies} />
    </Section>
  );
};

const OVER = ['approved', 'rejected', 'withdrawn', 'expired'];

const Write = ({ applies }: { readonly applies: boolean }) => {
  const words = useRecordWords();
  const mayWrite = useMay('reviews.apply');
  const { review } = useSeenReview();
  const [text, setText] = useKeptText(`${review.id} message`);
  const [chosen, setInternal] = useState(false);
  // What is over is only commented on.
  const isOver = OVER.includes(review.state);
  const internal = !applies && (isOver || chosen);
  const write = useAction<ReviewMessage, { text: string; internal: boolean }>(
    reviewApi(review.id, 'messages'),
    { done: 'review.messages.sent', onDone: () => setText('') },
  );
  if (!mayWrite || (applies && isOver)) return null;
  const send = () => {
    if (text.trim() !== '' && !write.isPending) write.mutate({ text: text.trim(), internal });
  };
  return (
    <Stack
      component="form"
      spacing={1}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        id={MESSAGE_FIELD}
        label={words.say(internal ? 'messages.comment' : 'messages.message')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          if (event.key === 'Escape') (event.target as HTMLElement).blur();
        }}
        multiline
        minRows={3}
        helperText={words.say(internal ? 'messages.comment_help' : 'messages.message_help')}
        slotProps={{ htmlInput: { maxLength: LONGEST } }}
      />
      <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Button type="submit" variant="outlined" disabled={text.trim() === '' || write.isPending}>
          {words.say(internal ? 'messages.write_comment' : 'messages.send')}
        </Button>
        {!applies && (
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={internal}
                disabled={isOver}
                onChange={(_, on) => setInternal(on)}
              />
            }
            label={words.say('messages.internal')}
          />
        )}
      </Stack>
    </Stack>
  );
};

const List = styled('ol')(({ theme }) => ({
  margin: '0 0 16px',
  padding: 0,
  listStyle: 'none',
  '& > li': { padding: '8px 0', borderTop: `1px solid ${theme.palette.divider}` },
  '& > li:first-of-type': { borderTop: 0, paddingTop: 0 },
  '& small': { marginLeft: 10, color: theme.palette.text.secondary },
  '& p': { margin: '2px 0 0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));
