import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useCallback, useEffect, useId, useRef } from 'react';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { Banner } from '../../components/Banner.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { CONNECTIONS_PATH } from '../address.js';
import { Outcomes } from '../Outcomes.js';
import { useConnectionWords } from '../words.js';
import { callbackAddress, forgetCallbackAddress } from './callback-address.js';
import { PasteAddress } from './PasteAddress.js';
import { belongsTo, useSendCallback } from './useSendCallback.js';

/** The page that banks send customers back to. It takes the answer, says what it came to, and goes on to the check. */
const Callback = () => {
  const { say } = useConnectionWords();
  const sentence = useProblemSentence();
  const translate = useTranslate();
  const label = useId();
  const send = useSendCallback(forgetCallbackAddress);
  const { data, error, isPending } = send;
  const { mutate } = send;
  const take = useCallback(() => {
    const address = callbackAddress();
    if (address !== undefined) mutate({ address });
  }, [mutate]);
  const asked = useRef(false);
  useEffect(() => {
    // By itself only once, whatever draws this page anew.
    if (asked.current) return;
    asked.current = true;
    take();
  }, [take]);
  const to = data === undefined ? null : belongsTo(data);
  return (
    <Page
      narrow
      title={say('callback.title')}
      lead={say('callback.lead')}
      parent={{ to: CONNECTIONS_PATH, label: say('title') }}
    >
      {isPending && (
        <div role="status">
          <Typography id={label} variant="body2" sx={{ mb: 1 }}>
            {say('callback.asking')}
          </Typography>
          <LinearProgress aria-labelledby={label} />
        </div>
      )}
      {error !== null && (
        <Banner
          state="critical"
          title={sentence(error)}
          action={
            <Button variant="outlined" size="small" onClick={take}>
              {translate('error.retry')}
            </Button>
          }
        />
      )}
      {data !== undefined && (
        <Section title={say('came_of_it')}>
          <div role="status">
            <Outcomes outcomes={data.outcomes} />
          </div>
          {to !== null && (
            <Button component={RouterLink} to={to} variant="contained" sx={{ mt: 1 }}>
              {say(data.checkId === null ? 'callback.to_connection' : 'callback.to_check')}
            </Button>
          )}
        </Section>
      )}
      {data === undefined && !isPending && error === null && (
        <Section title={say('paste.title')} lead={say('callback.nothing')}>
          <PasteAddress />
        </Section>
      )}
    </Page>
  );
};

export default Callback;
