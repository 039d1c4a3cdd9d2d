import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { Message } from '../../server/messages/messages.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Moment } from '../components/Moment.js';
import { Section } from '../components/Section.js';
import { StateIcon } from '../components/StateChip.js';
import { listAddress } from '../components/listAddress.js';
import { useAction } from '../providers/useApi.js';
import { useMay } from '../providers/useMe.js';

const SHOWN = 5;

/** Mails that were given up: to whom, why, since when, and the way to try again. Nothing while there are none. */
export const FailedMails = () => {
  const translate = useTranslate();
  const {
    data,
    total = 0,
    error,
    refetch,
  } = useGetList<Message>('messages', {
    filter: { state: 'failed' },
    sort: { field: 'createdAt', order: 'DESC' },
    pagination: { page: 1, perPage: SHOWN },
  });
  if (!error && total === 0) return null;
  return (
    <Section
      title={translate('today.mails.title')}
      lead={translate('today.mails.lead')}
      flush
      actions={
        total > SHOWN && (
          <Link component={RouterLink} to={listAddress('/alerts/mails', { state: 'failed' })}>
            {translate('today.mails.all')} ({total})
          </Link>
        )
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <List>
          {data?.map((mail) => (
            <FailedMail key={mail.id} mail={mail} />
          ))}
        </List>
      )}
    </Section>
  );
};

const FailedMail = ({ mail }: { readonly mail: Message }) => {
  const translate = useTranslate();
  const mayRetry = useMay('alerts.write');
  const retry = useAction(`/messages/${mail.id}/retry`, { done: 'today.mails.retried' });
  return (
    <li>
      <StateIcon state="critical" />
      <div>
        <Link component={RouterLink} to={`/alerts/mails/${mail.id}`} color="inherit" sx={{ fontWeight: 560 }}>
          {mail.subject}
        </Link>
        <p>
          {translate('today.mails.to', { to: mail.to })} · <Moment at={mail.createdAt} />
        </p>
        {mail.lastError && <p>{mail.lastError}</p>}
      </div>
      {mayRetry && (
        <Button variant="outlined" size="small" disabled={retry.isPending} onClick={() => retry.mutate()}>
          {translate('today.mails.retry')}
        </Button>
      )}
    </li>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'flex',
    alignItems: 'flex-start',
    gap: 12,
    padding: '12px 20px',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& > li:last-of-type': { borderBottom: 0 },
  '& > li > div': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  '& p': { margin: '2px 0 0', color: theme.palette.text.secondary, fontSize: '0.8125rem' },
}));
