import { useGetList, useTranslate } from 'react-admin';
import type { Alert } from '../../../server/alerts/alerts.contract.js';
import type { Delivery } from '../../../server/alerts/deliveries.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ErrorState } from '../../components/ErrorState.js';
import { usePhone } from '../../components/ListTable.js';
import { PhoneRows } from '../../components/PhoneRows.js';
import { Section } from '../../components/Section.js';
import { TableRows } from '../../components/TableRows.js';
import { useDeliveryColumns } from '../deliveries/columns.js';

const MOST = 100;

/** Everybody who was or will be told of one alert: why, through what, and what became of it. */
export const AlertDeliveries = ({ alert }: { readonly alert: Alert }) => {
  const translate = useTranslate();
  const phone = usePhone();
  const columns = useDeliveryColumns({ ofOneAlert: true });
  const { data, error, refetch } = useGetList<Delivery>('alert-deliveries', {
    filter: { alertId: alert.id },
    sort: { field: 'createdAt', order: 'ASC' },
    pagination: { page: 1, perPage: MOST },
  });
  const title = translate('alerts.told');
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <Section title={title} flush>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && data?.length === 0 && <EmptyState title={translate('deliveries.none_yet')} />}
      {!error && data?.length !== 0 && <Rows<Delivery> caption={title} columns={columns} rows={data} />}
    </Section>
  );
};
