import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { AlertChannel } from '../../../server/messages/alert-channels.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ErrorState } from '../../components/ErrorState.js';
import { listAddress } from '../../components/listAddress.js';
import { Moment } from '../../components/Moment.js';
import { Page } from '../../components/Page.js';
import { Section } from '../../components/Section.js';
import { StateChip } from '../../components/StateChip.js';
import { PageSkeleton } from '../../layout/PageSkeleton.js';
import { useMay } from '../../providers/useMe.js';
import { MailSection } from '../../settings/MailSection.js';
import { useStatus } from '../../settings/useStatus.js';
import { channelPath, MAILS_PATH } from '../address.js';
import { AlertTabs } from '../AlertTabs.js';
import { COLOUR_OF_CHANNEL, stateOfChannel } from './states.js';
import { TestChannel } from './TestChannel.js';

const MOST = 200;

/** Every way in which people and machines are told, whether it works, and a test of each. */
const ChannelList = () => {
  const translate = useTranslate();
  const words = (key: string, values = {}) => translate(`channels.${key}`, values);
  const mayWrite = useMay('alerts.channels');
  const { data: status } = useStatus();
  const { data, error, refetch } = useGetList<AlertChannel>('alert-channels', {
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: MOST },
  });
  if (!data && !error) return <PageSkeleton />;
  return (
    <Page
      title={words('title')}
      lead={words('lead')}
      actions={
        mayWrite && (
          <Button
            component={RouterLink}
            to={channelPath('new')}
            variant="contained"
            startIcon={<AddOutlined />}
          >
            {words('create')}
          </Button>
        )
      }
    >
      <AlertTabs />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <Section title={words('others')} lead={words('others_help')} flush>
          {data.length === 0 ? (
            <EmptyState title={words('empty')}>{words('empty_help')}</EmptyState>
          ) : (
            <List>
              {data.map((channel) => (
                <Row key={channel.id} channel={channel} />
              ))}
            </List>
          )}
        </Section>
      )}
      {status && <MailSection status={status} />}
    </Page>
  );
};

const Row = ({ channel }: { readonly channel: AlertChannel }) => {
  const translate = useTranslate();
  const words = (key: string, values = {}) => translate(`channels.${key}`, values);
  const { id, name, kind, urlShown, messages, lastSentAt, lastError, failingSince, emergency } = channel;
  const state = stateOfChannel(channel);
  return (
    <li aria-label={name}>
      <div>
        <Link component={RouterLink} to={channelPath(id)} color="inherit" sx={{ fontWeight: 580 }}>
          {name}
        </Link>
        <p>
          {words(`kinds.${kind}`)} · {urlShown}
          {emergency && ` · ${words('emergency_short')}`}
        </p>
        {state === 'failing' && lastError && (
          <p className="error">
            {lastError}
            {failingSince && (
              <>
                {' '}
                · {words('failing_since')} <Moment at={failingSince} show="time" />
              </>
            )}
          </p>
        )}
        <p>
          {lastSentAt ? (
            <>
              {words('last_sent')} <Moment at={lastSentAt} />
            </>
          ) : (
            words('never_sent')
          )}
          {(['waiting', 'failed'] as const)
            .filter((which) => messages[which] > 0)
            .map((which) => (
              <span key={which}>
                {' · '}
                <Link
                  component={RouterLink}
                  underline="always"
                  to={listAddress(MAILS_PATH, { channel: id, state: which })}
                >
                  {words(`messages_${which}`, { smart_count: messages[which] })}
                </Link>
              </span>
            ))}
        </p>
      </div>
      <StateChip state={COLOUR_OF_CHANNEL[state]} label={words(`states.${state}`)} />
      <TestChannel name={name} path={`/alert-channels/${id}/test`} />
    </li>
  );
};

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& > li': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    padding: '12px 20px',
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  '& > li:last-of-type': { borderBottom: 0 },
  '& > li > div:first-of-type': { flex: '1 1 280px', minWidth: 0 },
  '& p': {
    margin: '2px 0 0',
    fontSize: '0.8125rem',
    color: theme.palette.text.secondary,
    overflowWrap: 'anywhere',
  },
  '& p.error': { color: theme.palette.states.critical.text },
}));

export default ChannelList;
