import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import { styled } from '@mui/material/styles';
import { useTranslate } from 'react-admin';
import { type Authority, LINK_STATES } from '../../server/authorities/authorities.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../components/filters.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import type { Column } from '../components/rows.js';
import { useTerritoryName } from '../components/territory.js';
import { YesFilter, YesFilters } from '../components/YesFilter.js';
import { RegistersTabs } from '../registers/RegistersTabs.js';
import { MONOSPACE } from '../theme/theme.js';
import { authorityPath } from './address.js';
import { Country } from './Country.js';
import { GroupTabs } from './GroupTabs.js';
import { LinkStateChip } from './LinkStateChip.js';
import { RegisterButton } from './RegisterButton.js';

/** More than there are authorities. */
const ALL = 100;

/** Who supervises payment services in each country, where its register is, and whether somebody looked lately. */
const AuthorityList = () => {
  const translate = useTranslate();
  const countryName = useTerritoryName();
  const field = (name: string) => translate(`authorities.fields.${name}`);
  const columns: Column<Authority>[] = [
    {
      key: 'country',
      label: field('country'),
      sortable: true,
      render: ({ country }) => <Country code={country} />,
    },
    {
      key: 'nameEn',
      label: field('authority'),
      sortable: true,
      flexible: true,
      phone: 'bare',
      render: ({ nameEn, nameLocal, shortName }) => (
        <span title={nameLocal ?? nameEn}>
          {nameEn}
          {shortName !== null && <Dim> · {shortName}</Dim>}
        </span>
      ),
    },
    { key: 'id', label: field('ncaId'), sortable: true, render: ({ ncaId }) => <Code>{ncaId ?? '–'}</Code> },
    {
      key: 'links',
      label: field('registers'),
      render: ({ links, country }) => (
        <Buttons>
          {links.map((link, index) => (
            <RegisterButton key={link.key} link={link} of={countryName(country)} compact={index > 0} />
          ))}
        </Buttons>
      ),
    },
    {
      key: 'linkState',
      label: field('linkState'),
      sortable: true,
      phone: 'aside',
      render: ({ linkState }) => <LinkStateChip state={linkState} />,
    },
    {
      key: 'lastConfirmedAt',
      label: field('lastConfirmed'),
      sortable: true,
      render: ({ lastConfirmedAt }) => <Moment at={lastConfirmedAt} show="day" focusable={false} />,
    },
  ];
  return (
    <ListPage<Authority>
      resource="authorities"
      title={translate('authorities.title')}
      lead={translate('authorities.lead')}
      sort={{ field: 'country', order: 'ASC' }}
      perPage={ALL}
      aside={
        <>
          <RegistersTabs />
          <GroupTabs />
        </>
      }
      filters={
        <>
          <SearchFilter label={translate('authorities.search')} />
          <ChoiceFilter
            source="linkState"
            label={field('linkState')}
            any={translate('list.any')}
            choices={LINK_STATES.map((id) => ({ id, name: translate(`authorities.states.${id}`) }))}
          />
          <YesFilters>
            <YesFilter source="notConfirmed" label={translate('authorities.only.notConfirmed')} />
            <YesFilter source="edited" label={translate('authorities.only.edited')} />
          </YesFilters>
        </>
      }
    >
      <ListTable<Authority>
        caption={translate('authorities.title')}
        columns={columns}
        to={({ id }) => authorityPath(id)}
        empty={<EmptyState icon={AccountBalanceOutlined} title={translate('authorities.empty')} />}
      />
    </ListPage>
  );
};

const Dim = styled('span')(({ theme }) => ({ color: theme.palette.text.secondary }));
const Code = styled('code')({ fontFamily: MONOSPACE, fontSize: '0.8125rem', whiteSpace: 'nowrap' });
const Buttons = styled('span')(({ theme }) => ({
  display: 'inline-flex',
  gap: 6,
  [theme.breakpoints.down('md')]: { flexWrap: 'wrap' },
}));

export default AuthorityList;
