import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { styled } from '@mui/material/styles';
import { type FormEvent, useState } from 'react';
import { Banner } from '../../components/Banner.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useConnectionWords } from '../words.js';
import { OutcomePanel } from './BroughtOutcomes.js';
import { type CallbackResult, useSendCallback } from './useSendCallback.js';

/** For redirect addresses that are no page of this console: the address at which the browser ended is pasted. */
export const PasteAddress = ({ onResult }: { readonly onResult?: (result: CallbackResult) => void }) => {
  const { say } = useConnectionWords();
  const sentence = useProblemSentence();
  const [address, setAddress] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSendCallback((result) => {
    setAddress('');
    setTried(false);
    onResult?.(result);
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (address.trim() !== '') send.mutate({ address: address.trim() });
  };
  const empty = tried && address.trim() === '';
  return (
    <div>
      <Form onSubmit={submit}>
        <TextField
          label={say('paste.label')}
          value={address}
          onChange={({ target }) => setAddress(target.value)}
          error={empty}
          helperText={say(empty ? 'paste.empty' : 'paste.help')}
          fullWidth
          autoComplete="off"
          slotProps={{
            htmlInput: { maxLength: 20_000, spellCheck: false, autoCapitalize: 'none', inputMode: 'url' },
          }}
        />
        <Button type="submit" variant="outlined" disabled={send.isPending}>
          {say('paste.action')}
        </Button>
      </Form>
      {send.error !== null && <Banner state="critical" title={sentence(send.error)} />}
      {send.data !== undefined && <OutcomePanel outcomes={send.data.outcomes} />}
    </div>
  );
};

const Form = styled('form')(({ theme }) => ({
  ...{ display: 'flex', gap: 8, alignItems: 'flex-start', maxWidth: 860, marginBottom: 12 },
  '& button': { flexShrink: 0, minHeight: 40 },
  [theme.breakpoints.down('md')]: { flexDirection: 'column', alignItems: 'stretch' },
}));
