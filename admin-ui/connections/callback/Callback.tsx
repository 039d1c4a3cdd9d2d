import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useEffect, useId, useRef } from 'react';
import { Link as RouterLink } from 'react-router-dom';
import { Banner } from '../../components/Banner.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { CONNECTIONS_PATH } from '../address.js';
import { Outcomes } from '../Outcomes.js';
import { useConnectionWords } from '../words.js';
import { callbackAddress } from './callback-address.js';
import { PasteAddress } from './PasteAddress.js';
import { belongsTo, useSendCallback } from './useSendCallback.js';

/** The page that banks send customers back to. It takes the answer, says what it came to, and goes on to the check. */
const Callback = () => {
  const { say } = useConnectionWords();
  const sentence = useProblemSentence();
  const label = useId();
  const send = useSendCallback();
  const { data, error, isPending } = send;
  const { mutate } = send;
  const asked = useRef(false);
  useEffect(() => {
    // Once, whatever draws this page anew: an answer counts once.
    if (asked.current) return;
    asked.current = true;
    const address = callbackAddress();
    if (address !== undefined) mutate({ address });
  }, [mutate]);
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
      {error !== null && <Banner state="critical" title={sentence(error)} />}
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
      {data === undefined && !isPending && (
        <Section title={say('paste.title')} lead={say('callback.nothing')}>
          <PasteAddress />
        </Section>
      )}
    </Page>
  );
};

export default Callback;
