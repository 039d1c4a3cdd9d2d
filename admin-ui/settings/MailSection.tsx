import { useState } from 'react';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { MessageWithText, SendTestMail } from '../../server/messages/messages.contract.js';
import type { Status } from '../../server/status/status.contract.js';
import { Banner } from '../components/Banner.js';
import { Facts } from '../components/Facts.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { listAddress } from '../components/listAddress.js';
import { useProblemSentence } from '../components/useProblemSentence.js';
import { useAction } from '../providers/useApi.js';
import { useMay, useMe } from '../providers/useMe.js';

/** Whether mail goes out, what waits, and a test. */
export const MailSection = ({ status }: { readonly status: Status }) => {
  const translate = useTranslate();
  const mayTest = useMay('mail.test');
  const { messages, smtpConfigured, defaultRecipientConfigured } = status;
  const counts = [
    ['waiting', messages.waiting + messages.sending],
    ['failed', messages.failed],
  ] as const;
  return (
    <Section title={translate('status.mail')}>
      <Facts
        facts={[
          {
            label: translate('status.smtp'),
            value: (
              <StateChip
                state={smtpConfigured ? 'ok' : 'warning'}
                label={translate(smtpConfigured ? 'status.configured' : 'status.not_configured')}
              />
            ),
          },
          {
            label: translate('status.default_recipient'),
            value: (
              <StateChip
                state={defaultRecipientConfigured ? 'ok' : 'notice'}
                label={translate(defaultRecipientConfigured ? 'status.configured' : 'status.not_configured')}
              />
            ),
          },
          ...counts.map(([state, count]) => ({
            label: translate(`status.mails_${state}`),
            value: (
              <Link component={RouterLink} to={listAddress('/alerts/mails', { state })}>
                {count}
              </Link>
            ),
          })),
        ]}
      />
      {mayTest && smtpConfigured && <TestMail />}
    </Section>
  );
};

const TestMail = () => {
  const translate = useTranslate();
  const sentence = useProblemSentence();
  const [to, setTo] = useState(useMe()?.email ?? '');
  const send = useAction<MessageWithText, SendTestMail>('/messages/test', { quiet: true });
  const sent = send.data?.state === 'sent';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(to.trim() === '' ? {} : { to: to.trim() });
      }}
    >
      <Stack
        direction="row"
        spacing={1}
        useFlexGap
        sx={{ mt: 2.5, mb: send.isIdle ? 0 : 2, flexWrap: 'wrap' }}
      >
        <TextField
          type="email"
          label={translate('status.test_to')}
          value={to}
          onChange={(event) => setTo(event.target.value)}
          sx={{ flex: '1 1 240px', maxWidth: 360 }}
        />
        <Button type="submit" variant="outlined" disabled={send.isPending}>
          {translate(send.isPending ? 'status.test_sending' : 'status.test')}
        </Button>
      </Stack>
      {send.error && <Banner state="critical" title={sentence(send.error)} />}
      {send.data && (
        <Banner
          state={sent ? 'ok' : 'warning'}
          title={translate(sent ? 'status.test_sent' : 'status.test_not_sent', { to: send.data.to })}
          action={
            <Link component={RouterLink} to={`/alerts/mails/${send.data.id}`}>
              {translate('alerts.open_mail')}
            </Link>
          }
        >
          {sent ? send.data.serverResponse : send.data.lastError}
        </Banner>
      )}
    </form>
  );
};
