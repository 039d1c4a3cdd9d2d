import { lazy, Suspense, useId, useState } from 'react';
import NotificationsNone from '@mui/icons-material/NotificationsNone';
import Badge from '@mui/material/Badge';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { useTranslate } from 'react-admin';
import type { NotificationCount } from '../../server/notifications/notifications.contract.js';
import { useApi } from '../providers/useApi.js';
import { useAttention } from './useAttention.js';
import { useGoKeys } from './useGoKeys.js';

const NotificationPanel = lazy(() => import('./NotificationPanel.js'));

const REFRESH_MS = 60_000;

/** How much is unread, and the newest of it behind a button. */
export const Bell = () => {
  const translate = useTranslate();
  const id = useId();
  const attention = useAttention();
  const { data } = useApi<NotificationCount>(
    '/notifications/count',
    attention ? { refetchMs: REFRESH_MS } : {},
  );
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  useGoKeys();
  const unread = data?.unread ?? 0;
  const label =
    unread === 0
      ? translate('notifications.button')
      : translate('notifications.button_unread', { smart_count: unread });
  return (
    <>
      <Tooltip title={label} describeChild={false}>
        <IconButton
          aria-label={label}
          aria-haspopup="dialog"
          aria-expanded={anchor !== null}
          aria-keyshortcuts="g n"
          {...(anchor ? { 'aria-controls': id } : {})}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          <Badge
            // A hidden nought would still be text of the button, which its name does not say.
            badgeContent={unread === 0 ? null : unread}
            max={99}
            color="primary"
            slotProps={{ badge: { 'aria-hidden': true } }}
          >
            <NotificationsNone sx={{ fontSize: 21 }} />
          </Badge>
        </IconButton>
      </Tooltip>
      {anchor && (
        <Suspense fallback={null}>
          <NotificationPanel id={id} anchor={anchor} unread={unread} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
};
