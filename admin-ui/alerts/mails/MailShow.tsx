import Button from '@mui/material/Button';
import { useGetOne, useTranslate } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router-dom';
import type { MessageWithText } from '../../../server/messages/messages.contract.js';
import { Banner } from '../../components/Banner.js';
import { ErrorState } from '../../components/ErrorState.js';
import { Facts } from '../../components/Facts.js';
import { Identifier } from '../../components/Identifier.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { useAction } from '../../providers/useApi.js';
import { useMay } from '../../providers/useMe.js';
import { messagePath } from '../address.js';
import { useChannelName } from '../channels/useChannels.js';
import { STATE_OF_MAIL } from '../states.js';
import { Attempts } from './Attempts.js';
import { MailPreview } from './MailPreview.js';

/** One mail: its text, its attempts, and what the mail server said. */
const MailShow = () => {
  const translate = useTranslate();
  const mayRetry = useMay('alerts.write');
  const { id = '' } = useParams();
  const { data: mail, error, refetch } = useGetOne<MessageWithText>('messages', { id });
  const retry = useAction(`/messages/${id}/retry`, { done: 'today.mails.retried' });
  const resend = useAction<MessageWithText>(`/messages/${id}/resend`, {
    done: 'deliveries.resent',
    onDone: (copy) => void navigate(messagePath(copy.id)),
  });
  const navigate = useNavigate();
  const channelName = useChannelName();
  const parent = { to: '/alerts/mails', label: translate('mails.title') };

  if (error)
    return (
      <Page title={translate('mails.one')} parent={parent}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  // Until the answer comes, react-admin shows the row of the list, which has neither text nor attempts.
  if (!mail || !('log' in mail)) return <PageSkeleton />;
  const retryable = mail.state === 'failed' || mail.state === 'waiting';
  const resendable =
    (mail.state === 'sent' || mail.state === 'dropped') && mail.text !== null && mail.kind !== 'submission';
  return (
    <Page
      title={mail.subject.replace(/^\[Qwarden\] /, '')}
      parent={parent}
      narrow
      actions={
        mayRetry && (
          <>
            {retryable && (
              <Button variant="contained" disabled={retry.isPending} onClick={() => retry.mutate()}>
                {translate('today.mails.retry')}
              </Button>
            )}
            {resendable && (
              <Button variant="outlined" disabled={resend.isPending} onClick={() => resend.mutate()}>
                {translate('mails.resend')}
              </Button>
            )}
          </>
        )
      }
    >
      {mail.lastError && mail.state !== 'sent' && (
        <Banner
          state={mail.state === 'failed' ? 'critical' : 'warning'}
          title={translate(mail.state === 'failed' ? 'mails.failed' : 'mails.delayed')}
        >
          {mail.lastError}
        </Banner>
      )}
      <Section title={translate('mails.delivery')}>
        <Facts
          facts={[
            {
              label: translate('mails.fields.state'),
              value: (
                <StateChip
                  state={STATE_OF_MAIL[mail.state]}
                  label={translate(`mails.states.${mail.state}`)}
                />
              ),
            },
            { label: translate('mails.fields.to'), value: mail.to },
            { label: translate('deliveries.fields.channel'), value: channelName(mail.channel) },
            ...(mail.resentFrom === null
              ? []
              : [
                  {
                    label: translate('mails.fields.resentFrom'),
                    value: <Link to={messagePath(mail.resentFrom)}>{translate('alerts.open_mail')}</Link>,
                  },
                ]),
            ...(mail.carriedBy === null
              ? []
              : [
                  {
                    label: translate('mails.fields.carriedBy'),
                    value: <Link to={messagePath(mail.carriedBy)}>{translate('alerts.open_mail')}</Link>,
                  },
                ]),
            { label: translate('mails.fields.kind'), value: translate(`mails.kinds.${mail.kind}`) },
            { label: translate('mails.fields.createdAt'), value: <Moment at={mail.createdAt} show="time" /> },
            { label: translate('mails.fields.attempts'), value: mail.attempts },
            ...(mail.sentAt
              ? [{ label: translate('mails.fields.sentAt'), value: <Moment at={mail.sentAt} show="time" /> }]
              : []),
            ...(mail.state === 'waiting' && isAhead(mail.nextAttemptAt)
              ? [
                  {
                    label: translate('mails.fields.nextAttemptAt'),
                    value: <Moment at={mail.nextAttemptAt} show="time" />,
                  },
                ]
              : []),
            ...(mail.serverResponse
              ? [{ label: translate('mails.fields.serverResponse'), value: mail.serverResponse }]
              : []),
            {
              label: 'Message-ID',
              value: <Identifier value={mail.messageId} what="Message-ID" max={48} />,
            },
          ]}
        />
      </Section>
      {mail.log.length > 0 && <Attempts log={mail.log} />}
      {mail.text === null ? (
        <Section title={translate('mails.text')}>{translate('mails.confidential')}</Section>
      ) : (
        <MailPreview mail={mail} />
      )}
    </Page>
  );
};

/** What is due already waits for mail settings, not for an hour. */
const isAhead = (at: string | null) => at !== null && Date.parse(at) > Date.now();

export default MailShow;
