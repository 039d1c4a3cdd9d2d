import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import { useTranslate } from 'react-admin';
import { SERVICE_PURPOSES, type TrustedList, type TrustService } from '../../server/trust/trust.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../components/filters.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import type { Column } from '../components/rows.js';
import { StateChip } from '../components/StateChip.js';
import { useApi } from '../providers/useApi.js';
import { servicePath } from './address.js';
import { stateOfService, useServiceWords } from './service-words.js';
import { LIST_OF_LISTS } from './states.js';
import { Territory, useListName } from './Territory.js';
import { TrustTabs } from './TrustTabs.js';

/** What services have today; older states stand on the page of each. */
const STATUSES = ['granted', 'withdrawn', 'recognisedatnationallevel', 'deprecatedatnationallevel'];
const TYPES = ['CA/QC', 'CA/PKC', 'Certstatus/OCSP/QC', 'TSA/QTST', 'EDS/Q', 'PSES/Q', 'QESValidation/Q'];

/** Every service of the lists in use. */
const ServiceList = () => {
  const translate = useTranslate();
  const words = useServiceWords();
  const nameOf = useListName();
  const lists = useApi<TrustedList[]>('/trusted-lists?range=%5B0,99%5D&sort=%5B%22territory%22,%22ASC%22%5D');
  const field = (name: string) => translate(`trust.fields.${name}`);
  const any = translate('list.any');
  const columns: Column<TrustService>[] = [
    { key: 'name', label: field('name'), sortable: true, flexible: true, render: ({ name }) => name },
    {
      key: 'status',
      label: field('status'),
      sortable: true,
      phone: 'aside',
      render: ({ status }) => <StateChip plain state={stateOfService(status)} label={words.status(status)} />,
    },
    {
      key: 'provider',
      label: field('provider'),
      sortable: true,
      flexible: true,
      render: ({ provider }) => provider,
    },
    {
      key: 'territory',
      label: field('territory'),
      sortable: true,
      render: ({ territory }) => <Territory territory={territory} />,
    },
    {
      key: 'type',
      label: field('type'),
      sortable: true,
      flexible: true,
      render: ({ type }) => words.type(type),
    },
    {
      key: 'purposes',
      label: field('purposes'),
      render: ({ purposes }) => purposes.map(words.purpose).join(', ') || '–',
    },
    {
      key: 'since',
      label: field('since'),
      sortable: true,
      render: ({ since }) => <Moment at={since} show="day" focusable={false} />,
    },
  ];
  return (
    <ListPage<TrustService>
      resource="trust-services"
      title={translate('trust.title')}
      lead={translate('trust.services.lead')}
      sort={{ field: 'provider', order: 'ASC' }}
      perPage={50}
      aside={<TrustTabs />}
      filters={
        <>
          <SearchFilter label={translate('trust.services.search')} />
          <ChoiceFilter
            source="territory"
            label={field('territory')}
            any={any}
            choices={(lists.data ?? [])
              .filter(({ territory }) => territory !== LIST_OF_LISTS)
              .map(({ territory }) => ({ id: territory, name: `${territory} ${nameOf(territory)}` }))}
          />
          <ChoiceFilter
            source="purpose"
            label={field('purpose')}
            any={any}
            choices={SERVICE_PURPOSES.map((id) => ({ id, name: words.purpose(id) }))}
          />
          <ChoiceFilter
            source="status"
            label={field('status')}
            any={any}
            choices={STATUSES.map((id) => ({ id, name: words.status(id) }))}
          />
          <ChoiceFilter
            source="type"
            label={field('type')}
            any={any}
            choices={TYPES.map((id) => ({ id, name: words.type(id) }))}
          />
        </>
      }
    >
      <ListTable<TrustService>
        caption={translate('trust.services_tab')}
        columns={columns}
        to={({ id }) => servicePath(id)}
        empty={
          <EmptyState icon={VerifiedUserOutlined} title={translate('trust.services.empty')}>
            {translate('trust.services.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default ServiceList;
