import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { MessageWithText } from '../../../server/messages/messages.contract.js';
import { Banner } from '../../components/Banner.js';
import { useProblemSentence } from '../../components/useProblemSentence.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { messagePath } from '../address.js';

interface TestChannelProps {
  readonly name: string;
  /** Of the API. */
  readonly path: string;
}

/** Sends a test and says what the other side answered. */
export const TestChannel = ({ name, path }: TestChannelProps) => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const may = useMay('alerts.channels');
  const test = useAction<MessageWithText>(path, { quiet: true });
  if (!may) return null;
  const { data } = test;
  const taken = data?.state === 'sent';
  const last = data?.log.at(-1);
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        disabled={test.isPending}
        aria-label={translate('channels.test_named', { name })}
        onClick={() => test.mutate()}
      >
        {translate(test.isPending ? 'channels.testing' : 'channels.test')}
      </Button>
      {(test.error || data) && (
        <div style={{ flexBasis: '100%' }}>
          {test.error && <Banner state="critical" title={sentence(test.error)} />}
          {data && (
            <Banner
              state={taken ? 'ok' : 'critical'}
              title={translate(taken ? 'channels.test_taken' : 'channels.test_not_taken', { name })}
              action={
                <Button component={Link} to={messagePath(data.id)} size="small" variant="outlined">
                  {translate('deliveries.open_message')}
                </Button>
              }
            >
              {[
                taken ? data.serverResponse : data.lastError,
                last && translate('channels.took', { ms: last.durationMs }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Banner>
          )}
        </div>
      )}
    </>
  );
};
