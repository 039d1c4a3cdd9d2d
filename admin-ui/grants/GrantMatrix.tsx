import VpnKeyOutlined from '@mui/icons-material/VpnKeyOutlined';
import { styled } from '@mui/material/styles';
import type { GrantMatrix } from '../../server/grants/grants.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ChoiceFilter, DayFilter, SearchFilter } from '../components/filters.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable, usePhone } from '../components/ListTable.js';
import type { Column } from '../components/rows.js';
import { useTranslate } from 'react-admin';
import { AccessTabs } from './AccessTabs.js';
import { GrantChip } from './GrantChip.js';
import { EDITIONS, ENVIRONMENTS, ROLES, STATES, useGrantWords } from './words.js';

/** Organisations, and what each may call: a column for each edition and role. */
const GrantMatrixPage = () => {
  const translate = useTranslate();
  const words = useGrantWords();
  const phone = usePhone();
  const any = translate('list.any');
  const who: Column<GrantMatrix> = {
    key: 'organisationName',
    label: words.say('organisation'),
    sortable: true,
    render: ({ organisationName, organisationKey }) => (
      <>
        {organisationName}
        {organisationName !== organisationKey && <Key>{organisationKey}</Key>}
      </>
    ),
  };
  const cells = EDITIONS.flatMap((edition) =>
    ROLES.map((role): Column<GrantMatrix> => ({
      key: `${edition} ${role}`,
      label: `${words.edition(edition)} · ${words.provider(role)}`,
      render: ({ grants }) => {
        const here = grants.filter((one) => one.edition === edition && one.role === role);
        if (here.length === 0) return <span aria-hidden>–</span>;
        return (
          <Chips>
            {here.map((grant) => (
              <GrantChip key={grant.id} grant={grant} />
            ))}
          </Chips>
        );
      },
    })),
  );
  const together: Column<GrantMatrix> = {
    key: 'grants',
    label: words.say('title'),
    phone: 'bare',
    render: ({ grants }) => (
      <Chips>
        {grants.map((grant) => (
          <GrantChip key={grant.id} grant={grant} named />
        ))}
      </Chips>
    ),
  };
  return (
    <ListPage<GrantMatrix>
      resource="grants/matrix"
      title={words.say('title')}
      lead={words.say('lead')}
      sort={{ field: 'organisationName', order: 'ASC' }}
      perPage={50}
      aside={<AccessTabs />}
      filters={
        <>
          <SearchFilter label={words.say('search')} />
          <ChoiceFilter
            source="state"
            label={words.say('fields.state')}
            any={any}
            choices={STATES.map((id) => ({ id, name: words.state(id) }))}
          />
          <ChoiceFilter
            source="edition"
            label={words.say('fields.edition')}
            any={any}
            choices={EDITIONS.map((id) => ({ id, name: words.edition(id) }))}
          />
          <ChoiceFilter
            source="role"
            label={words.say('fields.role')}
            any={any}
            choices={ROLES.map((id) => ({ id, name: words.provider(id) }))}
          />
          <ChoiceFilter
            source="environment"
            label={words.say('fields.environment')}
            any={any}
            choices={ENVIRONMENTS.map((id) => ({ id, name: words.environment(id) }))}
          />
          <DayFilter source="endsBefore" label={words.say('fields.endsBefore')} edge="to" />
        </>
      }
    >
      <ListTable<GrantMatrix>
        caption={words.say('title')}
        columns={phone ? [who, together] : [who, ...cells]}
        empty={
          <EmptyState icon={VpnKeyOutlined} title={words.say('empty')}>
            {words.say('empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

const Chips = styled('span')({ display: 'flex', flexWrap: 'wrap', gap: 4 });
const Key = styled('span')(({ theme }) => ({
  display: 'block',
  fontSize: '0.75rem',
  fontWeight: 400,
  color: theme.palette.text.secondary,
}));

export default GrantMatrixPage;
