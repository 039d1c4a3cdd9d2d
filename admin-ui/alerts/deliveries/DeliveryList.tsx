import OutboxOutlined from '@mui/icons-material/OutboxOutlined';
import { useTranslate } from 'react-admin';
import {
  DELIVERY_OCCASIONS,
  DELIVERY_STATES,
  type Delivery,
} from '../../../server/alerts/deliveries.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../../components/filters.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable } from '../../components/ListTable.js';
import { alertPath } from '../address.js';
import { AlertTabs } from '../AlertTabs.js';
import { useChannels } from '../channels/useChannels.js';
import { useDeliveryColumns } from './columns.js';

const REFRESH_MS = 30_000;

/** Everything that was or will be told, to whom and why, and what became of it. */
const DeliveryList = () => {
  const translate = useTranslate();
  const columns = useDeliveryColumns({ ofOneAlert: false });
  const channels = useChannels();
  const any = translate('list.any');
  return (
    <ListPage<Delivery>
      resource="alert-deliveries"
      title={translate('deliveries.title')}
      lead={translate('deliveries.lead')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      refetchMs={REFRESH_MS}
      aside={<AlertTabs />}
      filters={
        <>
          <SearchFilter label={translate('deliveries.search')} />
          <ChoiceFilter
            source="state"
            label={translate('deliveries.fields.state')}
            any={any}
            choices={DELIVERY_STATES.map((id) => ({ id, name: translate(`deliveries.states.${id}`) }))}
          />
          <ChoiceFilter
            source="occasion"
            label={translate('deliveries.fields.why')}
            any={any}
            choices={DELIVERY_OCCASIONS.map((id) => ({ id, name: translate(`deliveries.occasions.${id}`) }))}
          />
          <ChoiceFilter
            source="channel"
            label={translate('deliveries.fields.channel')}
            any={any}
            choices={channels}
          />
        </>
      }
    >
      <ListTable<Delivery>
        caption={translate('deliveries.title')}
        columns={columns}
        to={({ alertId }) => alertPath(alertId)}
        empty={
          <EmptyState icon={OutboxOutlined} title={translate('deliveries.empty')}>
            {translate('deliveries.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default DeliveryList;
