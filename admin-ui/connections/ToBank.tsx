import OpenInNewOutlined from '@mui/icons-material/OpenInNewOutlined';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useEffect, useRef } from 'react';
import { MONOSPACE } from '../theme/theme.js';
import { useConnectionWords } from './words.js';

interface ToBankProps {
  readonly url: string;
  /** The bank sends the browser back to this console; else its last address is pasted, and this page has to stay open. */
  readonly comesBackHere: boolean;
}

/** The way to the bank's own page, whose host is named before anybody types a code there. */
export const ToBank = ({ url, comesBackHere }: ToBankProps) => {
  const { say } = useConnectionWords();
  const first = useRef<HTMLAnchorElement>(null);
  useEffect(() => first.current?.focus(), [url]);
  return (
    <Box>
      <Typography variant="body2">{say(comesBackHere ? 'bank.here' : 'bank.elsewhere')}</Typography>
      <Typography variant="body2" component="div">
        {say('bank.host')} <Host>{hostOf(url)}</Host>
      </Typography>
      <Buttons>
        {comesBackHere && (
          <Button ref={first} component="a" href={url} rel="noreferrer" variant="contained">
            {say('bank.go')}
          </Button>
        )}
        <Button
          {...(comesBackHere ? {} : { ref: first })}
          component="a"
          href={url}
          target="_blank"
          rel="noreferrer"
          variant={comesBackHere ? 'outlined' : 'contained'}
          endIcon={<OpenInNewOutlined />}
        >
          {say('bank.new_tab')}
        </Button>
      </Buttons>
    </Box>
  );
};

function hostOf(url: string): string {
  try {
    return new URL(url).host;
  } catch {
    return url;
  }
}

const Host = styled('code')({ fontFamily: MONOSPACE, fontSize: '0.8125rem', overflowWrap: 'anywhere' });
const Buttons = styled('div')({ display: 'flex', flexWrap: 'wrap', gap: 8 });
const Box = styled('div')(({ theme }) => ({
  ...{ display: 'flex', flexDirection: 'column', gap: 10, padding: '14px 16px', margin: '4px 0 16px' },
  borderRadius: 10,
  border: `1px solid ${theme.palette.states.waiting.line}55`,
  backgroundColor: theme.palette.states.waiting.soft,
  color: theme.palette.text.primary,
  '& .MuiButton-outlined': { borderColor: theme.palette.text.disabled },
}));
