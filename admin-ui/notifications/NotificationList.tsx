import NotificationsNone from '@mui/icons-material/NotificationsNone';
import Button from '@mui/material/Button';
import MuiLink from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { NOTIFICATION_KINDS, type Notification } from '../../server/notifications/notifications.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import type { Column } from '../components/rows.js';
import { Moment } from '../components/Moment.js';
import { StateChip } from '../components/StateChip.js';
import { ChoiceFilter } from '../components/filters.js';
import { YesFilter, YesFilters } from '../components/YesFilter.js';
import { useAction } from '../providers/useApi.js';
import { useAttention } from './useAttention.js';
import { useMarkRead } from './useMarkRead.js';
import { useNewsWords } from './useNewsWords.js';

const REFRESH_MS = 60_000;

/** Everything that concerned whoever is signed in. */
const NotificationList = () => {
  const translate = useTranslate();
  const wordsOf = useNewsWords();
  const markRead = useMarkRead();
  const attention = useAttention();
  const readAll = useAction('/notifications/read-all', { done: 'notifications.all_read' });
  const columns: Column<Notification>[] = [
    {
      key: 'what',
      label: translate('notifications.fields.what'),
      render: (one) => {
        const { title, sentence, next, quote } = wordsOf(one);
        return (
          <What>
            <MuiLink component={Link} to={one.link} color="inherit" onClick={() => void markRead(one)}>
              {title}
            </MuiLink>
            <span>
              {sentence} {next}
            </span>
            {quote !== '' && <q>{quote}</q>}
          </What>
        );
      },
    },
    {
      key: 'createdAt',
      label: translate('notifications.fields.when'),
      sortable: true,
      phone: 'bare',
      render: ({ createdAt }) => <Moment at={createdAt} show="time" focusable={false} />,
    },
    {
      key: 'state',
      label: translate('notifications.fields.state'),
      phone: 'bare',
      render: (one) =>
        one.readAt === null ? (
          <Button size="small" onClick={() => void markRead(one)}>
            {translate('notifications.mark_read')}
          </Button>
        ) : (
          <StateChip plain state="ended" label={translate('notifications.read')} />
        ),
    },
  ];
  return (
    <ListPage<Notification>
      resource="notifications"
      title={translate('notifications.title')}
      lead={translate('notifications.lead')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      {...(attention ? { refetchMs: REFRESH_MS } : {})}
      actions={
        <Button variant="outlined" disabled={readAll.isPending} onClick={() => readAll.mutate(undefined)}>
          {translate('notifications.read_all')}
        </Button>
      }
      filters={
        <>
          <YesFilters>
            <YesFilter source="unread" label={translate('notifications.unread')} />
          </YesFilters>
          <ChoiceFilter
            source="kind"
            label={translate('notifications.kind')}
            any={translate('notifications.any_kind')}
            choices={NOTIFICATION_KINDS.map((id) => ({ id, name: translate(`notifications.kinds.${id}`) }))}
          />
        </>
      }
    >
      <ListTable<Notification>
        caption={translate('notifications.title')}
        columns={columns}
        empty={
          <EmptyState icon={NotificationsNone} title={translate('notifications.empty')}>
            {translate('notifications.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

const What = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 2,
  padding: '6px 0',
  fontWeight: 560,
  overflowWrap: 'anywhere',
  '& span, & q': { fontWeight: 400, color: theme.palette.text.secondary },
}));

export default NotificationList;
