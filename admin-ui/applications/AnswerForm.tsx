import { useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import type { ReviewDetails } from '../../server/reviews/reviews.contract.js';
import { Section } from '../components/Section.js';
import { useAction } from '../providers/useApi.js';
import { reviewApi } from './address.js';

interface AnswerFormProps {
  readonly review: ReviewDetails;
  readonly onDone: () => void;
}

/** The answer to a reviewer's question, which makes it their turn again. */
export const AnswerForm = ({ review, onDone }: AnswerFormProps) => {
  const translate = useTranslate();
  const words = (name: string) => translate(`applications.status.${name}`);
  const [answer, setAnswer] = useState('');
  const send = useAction<unknown, { version: number; answer: string }>(`${reviewApi(review.id)}/answer`, {
    done: 'applications.status.answered',
    onDone,
  });
  const refused = review.commands.find(({ command }) => command === 'answer')?.refusal ?? null;
  return (
    <Section title={words('answer')} lead={words('answer_lead')}>
      <Stack
        component="form"
        spacing={2}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate({ version: review.version, answer: answer.trim() });
        }}
      >
        <TextField
          label={words('answer')}
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
          multiline
          minRows={3}
          slotProps={{ htmlInput: { maxLength: 5_000 } }}
        />
        <div>
          <Button
            type="submit"
            variant="contained"
            disabled={answer.trim() === '' || send.isPending || refused !== null}
          >
            {words('send_answer')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
};
