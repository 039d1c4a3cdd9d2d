import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormHelperText from '@mui/material/FormHelperText';
import FormLabel from '@mui/material/FormLabel';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import type { z } from 'zod';
import {
  type authorizationSchema,
  type Connection,
  SCOPE_WORDS,
} from '../../server/connections/connections.contract.js';
import { Banner } from '../components/Banner.js';
import { FormDialog } from '../components/FormDialog.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';
import type { Outcome } from './Outcomes.js';
import { useConnectionWords } from './words.js';

type Authorization = z.output<typeof authorizationSchema>;
type Word = (typeof SCOPE_WORDS)[number];

interface AuthorizeDialogProps {
  readonly connection: Connection;
  readonly onSent: (url: string | null, outcomes: readonly Outcome[]) => void;
  readonly onClose: () => void;
}

/** Sends the customer to the bank for the documented words; consents and payments begin in a check. */
export const AuthorizeDialog = ({ connection: { id }, onSent, onClose }: AuthorizeDialogProps) => {
  const words = useConnectionWords();
  const { say } = words;
  const sentence = useProblemSentence();
  const label = useId();
  const [chosen, choose] = useState<readonly Word[]>(['accounts']);
  const [tried, setTried] = useState(false);
  const begin = useAction<Authorization, { words: Word[] }>(`/connections/${id}/authorizations`, {
    quiet: true,
    onDone: ({ url, outcomes }) => {
      onSent(url, url === null ? outcomes : []);
      onClose();
    },
  });
  const none = tried && chosen.length === 0;
  return (
    <FormDialog
      title={say('authorize.title')}
      action={say('authorize.action')}
      busy={begin.isPending}
      onSubmit={() => {
        setTried(true);
        if (chosen.length > 0) begin.mutate({ words: [...chosen] });
      }}
      onClose={onClose}
    >
      {begin.error !== null && <Banner state="critical" title={sentence(begin.error)} />}
      <Typography variant="body2" color="textSecondary">
        {say('authorize.help')}
      </Typography>
      <div role="group" aria-labelledby={label}>
        <FormLabel id={label}>{say('authorize.words')}</FormLabel>
        <Stack>
          {SCOPE_WORDS.map((word) => (
            <FormControlLabel
              key={word}
              control={
                <Checkbox
                  size="small"
                  checked={chosen.includes(word)}
                  onChange={(_, on) =>
                    choose(SCOPE_WORDS.filter((one) => (one === word ? on : chosen.includes(one))))
                  }
                />
              }
              label={
                <>
                  <code>{word}</code> – {words.word('scope_words', word)}
                </>
              }
            />
          ))}
        </Stack>
        <FormHelperText error={none}>{none ? say('authorize.none') : ' '}</FormHelperText>
      </div>
    </FormDialog>
  );
};
