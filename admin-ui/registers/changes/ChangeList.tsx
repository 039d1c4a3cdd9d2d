import NewspaperOutlined from '@mui/icons-material/NewspaperOutlined';
import Link from '@mui/material/Link';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import type { RegisterChange } from '../../../server/register-watch/register-watch.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ChoiceFilter, DayFilter, SearchFilter } from '../../components/filters.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { YesFilter, YesFilters } from '../../components/YesFilter.js';
import { MONOSPACE } from '../../theme/theme.js';
import { changePath, editionPath } from '../address.js';
import { EEA, useCountryChoices } from '../countries.js';
import { RegistersTabs } from '../RegistersTabs.js';
import { STATE_OF_CHANGE } from '../states.js';
import { ENTITY_TYPES, useRegisterWords } from '../words.js';

const KINDS = [
  'added',
  'removed',
  'withdrawn',
  'authorised',
  're-authorised',
  'service-gained',
  'service-lost',
  'passport-gained',
  'passport-ended',
  'renamed',
  'renumbered',
  'other',
] as const satisfies readonly RegisterChange['kind'][];

/** What registers said otherwise than before, newest first, and which certificates of ours it concerned. */
const ChangeList = () => {
  const translate = useTranslate();
  const words = useRegisterWords();
  const countries = useCountryChoices(EEA);
  const field = (name: string) => translate(`registers.fields.${name}`);
  const any = translate('list.any');
  const columns: Column<RegisterChange>[] = [
    { key: 'name', label: field('name'), sortable: true, render: ({ name }) => name },
    {
      key: 'kind',
      label: field('change'),
      sortable: true,
      phone: 'aside',
      render: ({ kind }) => (
        <StateChip plain state={STATE_OF_CHANGE[kind] ?? 'notice'} label={words.change(kind)} />
      ),
    },
    {
      key: 'sentence',
      label: field('what'),
      phone: 'bare',
      render: ({ sentence }) => (
        <span lang="en" title={sentence}>
          {sentence}
        </span>
      ),
    },
    {
      key: 'number',
      label: field('number'),
      render: ({ authority, number }) => (
        <Code title={authority ?? undefined}>{number ?? authority ?? '–'}</Code>
      ),
    },
    {
      key: 'publishedAt',
      label: field('published'),
      sortable: true,
      render: ({ publishedAt, editionId }) => (
        <Link component={RouterLink} to={editionPath(editionId)} color="inherit">
          <Moment at={publishedAt} show="day" focusable={false} />
        </Link>
      ),
    },
    {
      key: 'touched',
      label: field('touched'),
      align: 'right',
      sortable: true,
      render: ({ touched }) => (touched === 0 ? '–' : <strong>{touched}</strong>),
    },
  ];
  return (
    <ListPage<RegisterChange>
      resource="register-changes"
      title={translate('registers.title')}
      lead={translate('registers.changes.lead')}
      sort={{ field: 'publishedAt', order: 'DESC' }}
      perPage={50}
      aside={<RegistersTabs />}
      filters={
        <>
          <SearchFilter label={translate('registers.changes.search')} />
          <ChoiceFilter
            source="kind"
            label={field('change')}
            any={any}
            choices={KINDS.map((id) => ({ id, name: words.change(id) }))}
          />
          <ChoiceFilter source="country" label={field('country')} any={any} choices={countries} />
          <ChoiceFilter
            source="type"
            label={field('type')}
            any={any}
            choices={ENTITY_TYPES.filter((id) => id !== 'PSD_AG').map((id) => ({
              id,
              name: words.type(id),
            }))}
          />
          <ChoiceFilter source="host" label={field('host')} any={any} choices={countries} />
          <DayFilter source="publishedAt_gte" label={field('from')} edge="from" />
          <YesFilters>
            <YesFilter source="touched" label={translate('registers.changes.touched_only')} />
          </YesFilters>
        </>
      }
    >
      <ListTable<RegisterChange>
        caption={translate('registers.tabs.changes')}
        columns={columns}
        to={({ id }) => changePath(id)}
        empty={
          <EmptyState icon={NewspaperOutlined} title={translate('registers.changes.empty')}>
            {translate('registers.changes.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

const Code = styled('code')({ fontFamily: MONOSPACE, fontSize: '0.8125rem', whiteSpace: 'nowrap' });

export default ChangeList;
