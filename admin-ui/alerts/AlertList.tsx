import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import { useTranslate } from 'react-admin';
import { ALERT_DELIVERIES, ALERT_STATES, type Alert } from '../../server/alerts/alerts.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import type { Column } from '../components/rows.js';
import { Moment } from '../components/Moment.js';
import { StateChip } from '../components/StateChip.js';
import { ChoiceFilter, SearchFilter } from '../components/filters.js';
import { AlertTabs } from './AlertTabs.js';
import { STATE_OF_ALERT, STATE_OF_DELIVERY } from './states.js';
import { useAlertTitle } from './useAlertTitle.js';

const REFRESH_MS = 60_000;

/** What somebody should know, and whether somebody was told. */
const AlertList = () => {
  const translate = useTranslate();
  const titleOf = useAlertTitle();
  const columns: Column<Alert>[] = [
    { key: 'title', label: translate('alerts.fields.title'), sortable: true, render: titleOf },
    {
      key: 'endsAt',
      label: translate('alerts.fields.endsAt'),
      sortable: true,
      phone: 'bare',
      render: ({ endsAt }) => <Moment at={endsAt} focusable={false} />,
    },
    {
      key: 'state',
      label: translate('alerts.fields.state'),
      sortable: true,
      phone: 'aside',
      render: ({ state }) => (
        <StateChip state={STATE_OF_ALERT[state]} label={translate(`alerts.states.${state}`)} />
      ),
    },
    {
      key: 'delivery',
      label: translate('alerts.fields.delivery'),
      sortable: true,
      render: ({ delivery }) => (
        <StateChip
          plain
          state={STATE_OF_DELIVERY[delivery]}
          label={translate(`alerts.deliveries.${delivery}`)}
        />
      ),
    },
    {
      key: 'recipient',
      label: translate('alerts.fields.recipient'),
      sortable: true,
      render: ({ recipient }) => recipient ?? '–',
    },
    {
      key: 'raisedAt',
      label: translate('alerts.fields.raisedAt'),
      sortable: true,
      render: ({ raisedAt }) => <Moment at={raisedAt} show="time" focusable={false} />,
    },
  ];
  return (
    <ListPage<Alert>
      resource="alerts"
      title={translate('alerts.title')}
      lead={translate('alerts.lead')}
      sort={{ field: 'raisedAt', order: 'DESC' }}
      refetchMs={REFRESH_MS}
      aside={<AlertTabs />}
      filters={
        <>
          <SearchFilter label={translate('alerts.search')} />
          <ChoiceFilter
            source="state"
            label={translate('alerts.fields.state')}
            any={translate('list.any')}
            choices={ALERT_STATES.map((id) => ({ id, name: translate(`alerts.states.${id}`) }))}
          />
          <ChoiceFilter
            source="delivery"
            label={translate('alerts.fields.delivery')}
            any={translate('list.any')}
            choices={ALERT_DELIVERIES.map((id) => ({ id, name: translate(`alerts.deliveries.${id}`) }))}
          />
        </>
      }
    >
      <ListTable<Alert>
        caption={translate('alerts.title')}
        columns={columns}
        to={({ id }) => `/alerts/${id}`}
        empty={
          <EmptyState icon={NotificationsOutlined} title={translate('alerts.empty')}>
            {translate('alerts.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default AlertList;
