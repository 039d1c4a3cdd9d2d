import Button from '@mui/material/Button';
import { useGetOne, useTranslate } from 'react-admin';
import { useParams } from 'react-router-dom';
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
import { STATE_OF_MAIL } from '../states.js';
import { MailPreview } from './MailPreview.js';

/** One mail: its text, its attempts, and what the mail server said. */
const MailShow = () => {
  const translate = useTranslate();
  const mayRetry = useMay('alerts.write');
  const { id = '' } = useParams();
  const { data: mail, error, refetch } = useGetOne<MessageWithText>('messages', { id });
  const retry = useAction(`/messages/${id}/retry`, { done: 'today.mails.retried' });
  const parent = { to: '/alerts/mails', label: translate('mails.title') };

  if (error)
    return (
      <Page title={translate('mails.one')} parent={parent}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  if (!mail) return <PageSkeleton />;
  const retryable = mail.state === 'failed' || mail.state === 'waiting';
  return (
    <Page
      title={mail.subject.replace(/^\[Qwarden\] /, '')}
      parent={parent}
      narrow
      actions={
        mayRetry &&
        retryable && (
          <Button variant="contained" disabled={retry.isPending} onClick={() => retry.mutate()}>
            {translate('today.mails.retry')}
          </Button>
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
