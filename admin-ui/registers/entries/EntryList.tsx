import { styled } from '@mui/material/styles';
import { useListContext, useTranslate } from 'react-admin';
import type { RegisterEntryRow, RegisterFacets } from '../../../server/registers/registers.contract.js';
import { type Choice, ChoiceFilter, DayFilter, SearchFilter } from '../../components/filters.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable } from '../../components/ListTable.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { useTerritoryName } from '../../components/territory.js';
import { useFormats } from '../../components/time.js';
import { useApi } from '../../providers/useApi.js';
import { MONOSPACE } from '../../theme/theme.js';
import { entryPath } from '../address.js';
import { EEA, useCountryChoices } from '../countries.js';
import { NoRegister } from '../NoRegister.js';
import { RegistersTabs } from '../RegistersTabs.js';
import { STATE_OF_ENTRY } from '../states.js';
import { ENTITY_TYPES, ENTRY_STATUSES, roleOfService, SERVICES, useRegisterWords } from '../words.js';

/** Everybody who stands in a register, found while one types. */
const EntryList = () => {
  const translate = useTranslate();
  return (
    <ListPage<RegisterEntryRow>
      resource="register-entries"
      title={translate('registers.title')}
      lead={translate('registers.entries.lead')}
      sort={{ field: 'name', order: 'ASC' }}
      perPage={50}
      aside={<RegistersTabs />}
      filters={<Filters />}
    >
      <Entries />
    </ListPage>
  );
};

const Entries = () => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const countryName = useTerritoryName();
  const { filterValues } = useListContext<RegisterEntryRow>();
  const { at } = (filterValues ?? {}) as { readonly at?: string };
  const field = (name: string) => translate(`registers.fields.${name}`);
  const columns: Column<RegisterEntryRow>[] = [
    { key: 'name', label: field('name'), sortable: true, flexible: true, render: ({ name }) => name },
    {
      key: 'status',
      label: field('status'),
      sortable: true,
      phone: 'aside',
      render: ({ status }) => <StateChip plain state={STATE_OF_ENTRY[status]} label={words.status(status)} />,
    },
    {
      key: 'number',
      label: field('number'),
      sortable: true,
      render: ({ number, code }) => <Code title={code}>{number ?? '–'}</Code>,
    },
    {
      key: 'country',
      label: field('authority'),
      sortable: true,
      render: ({ country, authority, owner }) => (
        <Code title={country === null ? owner : countryName(country)}>{authority ?? owner}</Code>
      ),
    },
    {
      key: 'type',
      label: field('type'),
      sortable: true,
      flexible: true,
      phone: 'bare',
      render: ({ type }) => <span title={type}>{words.type(type)}</span>,
    },
    {
      key: 'services',
      label: field('roles'),
      render: ({ services }) => <Roles services={services} />,
    },
    {
      key: 'hosts',
      label: field('countries'),
      align: 'right',
      render: ({ hosts }) => (
        <span title={hosts.map(countryName).join(', ')}>{hosts.length === 0 ? '–' : hosts.length}</span>
      ),
    },
  ];
  return (
    <ListTable<RegisterEntryRow>
      caption={translate('registers.tabs.entries')}
      columns={columns}
      to={({ id }) => entryPath(id, at)}
      empty={<NoRegister />}
    />
  );
};

/** Roles that the services at home give: what most people look for. */
const Roles = ({ services }: { readonly services: readonly string[] }) => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const roles = new Set(services.map(roleOfService).filter((role) => role !== null));
  if (roles.size === 0) return <span aria-hidden>–</span>;
  return (
    <span title={services.map(words.service).join(', ')} style={{ whiteSpace: 'nowrap' }}>
      {[...roles].map((role) => translate(`certificates.roles.${role}.provider`, { _: role })).join(', ')}
    </span>
  );
};

/** Counts are those of the other filters, so that one sees what a choice would leave. */
const Filters = () => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const { number } = useFormats();
  const { filterValues } = useListContext<RegisterEntryRow>();
  const countries = useCountryChoices(EEA);
  const values = (filterValues ?? {}) as Record<string, unknown>;
  const query = new URLSearchParams({ filter: JSON.stringify(values) }).toString();
  const { data: facets } = useApi<RegisterFacets>(`/register-entries/facets?${query}`);
  const seen = Object.keys(facets?.country ?? {}).filter((code) => /^[A-Z]{2}$/.test(code));
  const homes = useCountryChoices([...new Set([...EEA, ...seen])]);
  const counted = (choices: readonly Choice[], of: Readonly<Record<string, number>> | undefined) =>
    choices.flatMap(({ id, name }) => {
      if (of === undefined) return [{ id, name }];
      const count = of[id] ?? 0;
      return count === 0 && values['country'] !== id ? [] : [{ id, name: `${name} (${number(count)})` }];
    });
  const any = translate('list.any');
  const field = (name: string) => translate(`registers.fields.${name}`);
  const areAgents = values['type'] === 'PSD_AG';
  return (
    <>
      {areAgents ? (
        <SearchFilter key="agents" source="nameBegins" label={translate('registers.entries.search_agents')} />
      ) : (
        <SearchFilter label={translate('registers.entries.search')} />
      )}
      <ChoiceFilter
        source="type"
        label={field('type')}
        any={any}
        choices={counted(
          ENTITY_TYPES.map((id) => ({ id, name: words.type(id) })),
          facets?.type,
        )}
      />
      <ChoiceFilter
        source="country"
        label={field('country')}
        any={any}
        choices={counted(homes, facets?.country)}
      />
      <ChoiceFilter
        source="status"
        label={field('status')}
        any={any}
        choices={counted(
          ENTRY_STATUSES.map((id) => ({ id, name: words.status(id) })),
          facets?.status,
        )}
      />
      <ChoiceFilter
        source="service"
        label={field('service')}
        any={any}
        choices={SERVICES.map(([id]) => ({ id, name: `${words.service(id)} (${id})` }))}
      />
      <ChoiceFilter source="host" label={field('host')} any={any} choices={countries} />
      <DayFilter source="at" label={field('at')} edge="to" />
    </>
  );
};

const Code = styled('code')({ fontFamily: MONOSPACE, fontSize: '0.8125rem', whiteSpace: 'nowrap' });

export default EntryList;
