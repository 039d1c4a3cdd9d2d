import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Notification } from '../../server/notifications/notifications.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { Moment } from '../components/Moment.js';
import { visuallyHidden } from '../components/visuallyHidden.js';
import { useAction, useApi } from '../providers/useApi.js';
import { NOTIFICATIONS_PATH } from './address.js';
import { useMarkRead } from './useMarkRead.js';
import { useNewsWords } from './useNewsWords.js';

interface NotificationPanelProps {
  readonly id: string;
  readonly anchor: HTMLElement;
  readonly unread: number;
  readonly onClose: () => void;
}

const NEWEST = '/notifications?range=[0,7]';

/** The newest news under the bell. */
const NotificationPanel = ({ id, anchor, unread, onClose }: NotificationPanelProps) => {
  const translate = useTranslate();
  const { data, error, refetch } = useApi<Notification[]>(NEWEST);
  const readAll = useAction('/notifications/read-all', { done: 'notifications.all_read' });
  return (
    <Popover
      open
      id={id}
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{
        paper: {
          role: 'dialog',
          'aria-label': translate('notifications.title'),
          sx: { width: 400, maxWidth: 'calc(100vw - 16px)', maxHeight: 'min(640px, calc(100dvh - 72px))' },
        },
      }}
    >
      <Head>
        <Typography variant="h2">{translate('notifications.title')}</Typography>
        <Button
          size="small"
          disabled={unread === 0 || readAll.isPending}
          onClick={() => readAll.mutate(undefined)}
        >
          {translate('notifications.read_all')}
        </Button>
      </Head>
      {error ? (
        <div style={{ padding: '0 16px' }}>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      ) : data === undefined ? (
        <Waiting aria-busy role="status" aria-label={translate('ra.page.loading')}>
          <Skeleton />
          <Skeleton width="70%" />
          <Skeleton width="85%" />
        </Waiting>
      ) : data.length === 0 ? (
        <Nothing>
          <strong>{translate('notifications.empty')}</strong>
          <span>{translate('notifications.empty_help')}</span>
        </Nothing>
      ) : (
        <NewsList news={data} onFollow={onClose} />
      )}
      <Foot>
        <Button component={Link} to={NOTIFICATIONS_PATH} onClick={onClose} size="small">
          {translate('notifications.show_all')}
        </Button>
        <span>{translate('notifications.shortcut')}</span>
      </Foot>
    </Popover>
  );
};

const NewsList = ({
  news,
  onFollow,
}: {
  readonly news: readonly Notification[];
  readonly onFollow: () => void;
}) => {
  const translate = useTranslate();
  const wordsOf = useNewsWords();
  const markRead = useMarkRead();
  return (
    <List>
      {news.map((one) => {
        const { title, sentence } = wordsOf(one);
        return (
          <li key={one.id}>
            <News
              to={one.link}
              unread={one.readAt === null}
              onClick={() => {
                void markRead(one);
                onFollow();
              }}
            >
              <strong>
                {one.readAt === null && (
                  <span style={visuallyHidden}>{translate('notifications.unread')}: </span>
                )}
                {title}
              </strong>
              <span>{sentence}</span>
              <small>
                <Moment at={one.createdAt} show="time" focusable={false} />
              </small>
            </News>
          </li>
        );
      })}
    </List>
  );
};

const Head = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: '4px 12px',
  padding: '12px 8px 8px 16px',
});

const Waiting = styled('div')({ padding: '8px 16px 16px' });

const Nothing = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: 4,
  padding: '8px 16px 20px',
  '& span': { color: theme.palette.text.secondary },
}));

const List = styled('ul')({ listStyle: 'none', margin: 0, padding: 0 });

const News = styled(Link, { shouldForwardProp: (prop) => prop !== 'unread' })<{ unread: boolean }>(
  ({ theme, unread }) => ({
    display: 'flex',
    flexDirection: 'column',
    gap: 2,
    padding: '10px 16px 10px 13px',
    borderTop: `1px solid ${theme.palette.divider}`,
    borderLeft: `3px solid ${unread ? theme.palette.primary.main : 'transparent'}`,
    color: theme.palette.text.primary,
    textDecoration: 'none',
    overflowWrap: 'anywhere',
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-visible': { outlineOffset: -3 },
    '& strong': { fontWeight: unread ? 620 : 500 },
    '& span, & small': { color: theme.palette.text.secondary },
    '& small': { fontSize: '0.8125rem' },
  }),
);

const Foot = styled('div')(({ theme }) => ({
  position: 'sticky',
  bottom: 0,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: '4px 12px',
  padding: '8px 16px 8px 8px',
  borderTop: `1px solid ${theme.palette.divider}`,
  backgroundColor: theme.palette.background.paper,
  fontSize: '0.8125rem',
  color: theme.palette.text.secondary,
  [theme.breakpoints.down('md')]: { '& span': { display: 'none' } },
}));

export default NotificationPanel;
