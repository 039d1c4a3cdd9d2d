import { useRef, useState } from 'react';
import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { KeyHints } from '../../components/KeyHints.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable, usePhone } from '../../components/ListTable.js';
import { listAddress } from '../../components/listAddress.js';
import { useMay } from '../../providers/useMe.js';
import { ALERTS_PATH, alertPath } from '../address.js';
import { AlertTabs } from '../AlertTabs.js';
import { AcknowledgeDialog } from '../record/AcknowledgeDialog.js';
import { SnoozeDialog } from '../record/SnoozeDialog.js';
import { useAlertTitle } from '../useAlertTitle.js';
import { useInboxColumns } from './columns.js';
import { InboxFilters } from './InboxFilters.js';
import { InboxSelection } from './InboxSelection.js';
import { InboxViews } from './InboxViews.js';
import { useInboxKeys } from './useInboxKeys.js';
import { OPEN, sameFilter } from './views.js';

const REFRESH_MS = 60_000;

/** What somebody should know and do, the worst on top, and whether somebody was told. */
const AlertInbox = () => {
  const translate = useTranslate();
  return (
    <ListPage<Alert>
      resource="alerts"
      title={translate('alerts.title')}
      lead={translate('inbox.lead')}
      sort={{ field: 'urgency', order: 'ASC' }}
      filterDefaultValues={OPEN}
      refetchMs={REFRESH_MS}
      aside={
        <>
          <AlertTabs />
          <InboxViews />
        </>
      }
      filters={<InboxFilters />}
    >
      <Rows />
    </ListPage>
  );
};

type Asked = { readonly command: 'acknowledge' | 'snooze'; readonly alerts: readonly Alert[] } | undefined;

const Rows = () => {
  const translate = useTranslate();
  const titleOf = useAlertTitle();
  const phone = usePhone();
  const within = useRef<HTMLDivElement>(null);
  const columns = useInboxColumns();
  const mayAct = useMay('alerts.write');
  const maySilence = useMay('alerts.silence');
  const { data = [], isPending, error, filterValues, ...list } = useListContext<Alert>();
  const { selectedIds, onSelect, onToggleItem, onUnselectItems } = list;
  const [asked, ask] = useState<Asked>();
  const chosen = data.filter(({ id }) => selectedIds.includes(id));
  const start = (command: 'acknowledge' | 'snooze', here?: string) => {
    if (!(command === 'acknowledge' ? mayAct : maySilence)) return;
    const wanted = chosen.length > 0 ? chosen : data.filter(({ id }) => id === here);
    const alerts = wanted.filter(
      ({ state }) => state === 'open' || (command === 'acknowledge' && state === 'snoozed'),
    );
    if (alerts.length > 0) ask({ command, alerts });
  };
  const clear = () => onUnselectItems();
  useInboxKeys(within, {
    toggle: (id) => mayAct && onToggleItem(id),
    acknowledge: (here) => start('acknowledge', here),
    snooze: (here) => start('snooze', here),
    clear,
  });
  const close = () => ask(undefined);
  const done = () => {
    clear();
    close();
  };
  const onPage = data.map(({ id }) => id);
  if (!isPending && !error && data.length === 0 && sameFilter(filterValues, OPEN)) return <Empty />;
  return (
    <div ref={within}>
      <InboxSelection
        chosen={chosen}
        onAcknowledge={mayAct ? () => start('acknowledge') : undefined}
        onSnooze={maySilence ? () => start('snooze') : undefined}
        onClear={clear}
      />
      <Lit>
        <ListTable<Alert>
          caption={translate('alerts.title')}
          columns={columns}
          to={({ id }) => alertPath(id)}
          selection={
            mayAct || maySilence
              ? {
                  ids: selectedIds,
                  toggle: ({ id }) => onToggleItem(id),
                  toggleAll: () => (chosen.length === data.length ? clear() : onSelect(onPage)),
                  label: (alert) => translate('inbox.select', { name: titleOf(alert) }),
                  allLabel: translate('inbox.select_page'),
                }
              : undefined
          }
          empty={<Empty />}
        />
      </Lit>
      {!phone && data.length > 0 && (
        <KeyHints
          label={translate('inbox.keys.label')}
          hints={[
            { keys: ['J', 'K'], words: translate('inbox.keys.move') },
            { keys: ['Enter'], words: translate('inbox.keys.open') },
            ...(mayAct || maySilence ? [{ keys: ['X'], words: translate('inbox.keys.choose') }] : []),
            ...(mayAct ? [{ keys: ['A'], words: translate('inbox.keys.acknowledge') }] : []),
            ...(maySilence ? [{ keys: ['S'], words: translate('inbox.keys.snooze') }] : []),
          ]}
        />
      )}
      {asked?.command === 'acknowledge' && (
        <AcknowledgeDialog ids={asked.alerts.map(({ id }) => id)} onDone={done} onClose={close} />
      )}
      {asked?.command === 'snooze' && <SnoozeDialog alerts={asked.alerts} onDone={done} onClose={close} />}
    </div>
  );
};

/** Nothing open is good news, not a filter that found nothing. */
const Empty = () => {
  const translate = useTranslate();
  return (
    <EmptyState
      icon={NotificationsOutlined}
      title={translate('inbox.empty')}
      action={
        <Button component={Link} variant="outlined" to={listAddress(ALERTS_PATH, {})}>
          {translate('inbox.views.all')}
        </Button>
      }
    >
      {translate('alerts.empty_help')}
    </EmptyState>
  );
};

/** The row that has the focus is seen from afar. */
const Lit = styled('div')(({ theme }) => ({
  '& tbody tr:focus-within': {
    backgroundColor: theme.palette.action.hover,
    boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
  },
  '& tbody td, & tbody th': { paddingTop: 8, paddingBottom: 8 },
}));

export default AlertInbox;
