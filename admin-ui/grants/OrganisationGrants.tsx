import type { Grant } from '../../server/grants/grants.contract.js';
import { ErrorState } from '../components/ErrorState.js';
import { usePhone } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { TableRows } from '../components/TableRows.js';
import { listQuery } from '../providers/dataProvider.js';
import { useApi } from '../providers/useApi.js';
import { grantPath } from './address.js';
import { STATE_OF_GRANT, useGrantWords } from './words.js';

const MOST = 100;

/** What one organisation was given, for its page. */
export const OrganisationGrants = ({ organisationId }: { readonly organisationId: string }) => {
  const words = useGrantWords();
  const phone = usePhone();
  const query = listQuery({
    filter: { organisationId },
    sort: { field: 'grantedAt', order: 'DESC' },
    pagination: { page: 1, perPage: MOST },
  });
  const { data, error, refetch } = useApi<Grant[]>(`/grants?${query}`);
  const columns: Column<Grant>[] = [
    {
      key: 'role',
      label: words.say('fields.role'),
      render: ({ role, edition }) => `${words.role(role)} · ${words.edition(edition)}`,
    },
    {
      key: 'state',
      label: words.say('fields.state'),
      phone: 'aside',
      render: ({ state }) => <StateChip state={STATE_OF_GRANT[state]} label={words.state(state)} />,
    },
    {
      key: 'environment',
      label: words.say('fields.environment'),
      render: ({ environment }) => words.environment(environment),
    },
    {
      key: 'causes',
      label: words.say('fields.cause'),
      flexible: true,
      render: ({ causes: [cause] }) => (cause === undefined ? '–' : words.cause(cause.code)),
    },
    {
      key: 'endsAt',
      label: words.say('fields.endsAt'),
      render: ({ endsAt }) => <Moment at={endsAt} focusable={false} />,
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  const title = words.say('title');
  const isEmpty = data?.length === 0;
  return (
    <Section title={title} flush={!isEmpty && error === null}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isEmpty && <p style={{ margin: 0 }}>{words.say('none_of_organisation')}</p>}
      {!isEmpty && error === null && (
        <Rows caption={title} columns={columns} rows={data} to={({ id }) => grantPath(id)} />
      )}
    </Section>
  );
};
