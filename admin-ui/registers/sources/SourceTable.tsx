import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import Button from '@mui/material/Button';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  type RegisterSourceRow,
  SOURCE_HEALTHS,
  SOURCE_KINDS,
} from '../../../server/registers/sources.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../../components/filters.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { useTerritoryName } from '../../components/territory.js';
import { useMay } from '../../providers/useMe.js';
import { RegistersTabs } from '../RegistersTabs.js';
import { MAP_PATH, sourcePath } from './address.js';
import { STATE_OF_SOURCE } from './states.js';

/** Registers that answers come from, each with its age and health. */
const SourceTable = () => {
  const translate = useTranslate();
  const countryName = useTerritoryName();
  const mayImport = useMay('registers.write');
  const field = (name: string) => translate(`regsrc.fields.${name}`);
  const columns: Column<RegisterSourceRow>[] = [
    { key: 'name', label: field('name'), sortable: true, render: ({ name }) => name },
    {
      key: 'health',
      label: field('health'),
      sortable: true,
      phone: 'aside',
      render: ({ health }) => (
        <StateChip state={STATE_OF_SOURCE[health]} label={translate(`regsrc.healths.${health}`)} />
      ),
    },
    {
      key: 'country',
      label: field('covers'),
      sortable: true,
      render: ({ country, kind }) =>
        country !== null
          ? countryName(country)
          : translate(`regsrc.sources.${kind === 'manual' ? 'manual_authorities' : 'all_authorities'}`),
    },
    {
      key: 'standing',
      label: field('standing'),
      render: ({ standing }) => translate(`regsrc.standings.${standing}`),
    },
    {
      key: 'ageDays',
      label: field('age'),
      sortable: true,
      render: ({ edition, ageDays }) =>
        edition === null
          ? '–'
          : `${translate('regsrc.sources.entries', { smart_count: edition.entities })} · ${translate('regsrc.sources.age', { smart_count: ageDays ?? 0 })}`,
    },
    {
      key: 'lastImport',
      label: field('lastImport'),
      render: ({ lastImport }) =>
        lastImport === null ? '–' : <Moment at={lastImport.at} focusable={false} />,
    },
  ];
  return (
    <ListPage<RegisterSourceRow>
      resource="register-sources"
      title={translate('regsrc.title')}
      lead={translate('regsrc.sources.lead')}
      sort={{ field: 'name', order: 'ASC' }}
      perPage={100}
      actions={
        mayImport && (
          <Button component={Link} to={MAP_PATH} variant="contained">
            {translate('regsrc.sources.map')}
          </Button>
        )
      }
      aside={<RegistersTabs />}
      filters={
        <>
          <SearchFilter label={translate('regsrc.sources.search')} />
          <ChoiceFilter
            source="health"
            label={field('health')}
            any={translate('list.any')}
            choices={SOURCE_HEALTHS.map((id) => ({ id, name: translate(`regsrc.healths.${id}`) }))}
          />
          <ChoiceFilter
            source="kind"
            label={field('kind')}
            any={translate('list.any')}
            choices={SOURCE_KINDS.map((id) => ({ id, name: translate(`regsrc.kinds.${id}`) }))}
          />
        </>
      }
    >
      <ListTable<RegisterSourceRow>
        caption={translate('regsrc.tabs.sources')}
        columns={columns}
        to={({ id }) => sourcePath(id)}
        empty={<EmptyState icon={AccountBalanceOutlined} title={translate('regsrc.sources.empty')} />}
      />
    </ListPage>
  );
};

export default SourceTable;
