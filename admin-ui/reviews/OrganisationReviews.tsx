import type { Review } from '../../server/reviews/reviews.contract.js';
import { STATE_OF_REVIEW } from '../applications/states.js';
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
import { useMay } from '../providers/useMe.js';
import { reviewPath } from './address.js';
import { useReviewWords } from './words.js';
import { useRecordWords } from './record/useRecordWords.js';

const MOST = 100;

/** Everything that one organisation applied for, for its page. */
export const OrganisationReviews = ({ organisationId }: { readonly organisationId: string }) => (
  <Some filter={{ organisationId }} />
);

/** What was applied for with one certificate; nothing where that never was. */
export const CertificateReviews = ({ certificateId }: { readonly certificateId: string }) => (
  <Some filter={{ certificateId }} hideEmpty />
);

const Some = ({
  filter,
  hideEmpty = false,
}: {
  readonly filter: Record<string, string>;
  readonly hideEmpty?: boolean;
}) => {
  const mayRead = useMay('reviews.read');
  const words = useReviewWords();
  const { say } = useRecordWords();
  const phone = usePhone();
  const query = listQuery({
    filter,
    sort: { field: 'createdAt', order: 'DESC' },
    pagination: { page: 1, perPage: MOST },
  });
  const { data, error, refetch } = useApi<Review[]>(mayRead ? `/reviews?${query}` : null);
  const columns: Column<Review>[] = [
    { key: 'number', label: say('columns.number'), render: ({ number }) => number },
    {
      key: 'state',
      label: say('columns.state'),
      phone: 'aside',
      render: ({ state }) => <StateChip state={STATE_OF_REVIEW[state]} label={words.state(state)} />,
    },
    { key: 'lane', label: say('columns.lane'), render: ({ lane }) => words.lane(lane) },
    {
      key: 'roles',
      label: say('columns.wanted'),
      flexible: true,
      render: ({ roles, edition, environment }) =>
        [
          roles.map(words.role).join(', '),
          edition === null ? '' : words.edition(edition),
          environment === null ? '' : words.environment(environment),
        ]
          .filter(Boolean)
          .join(' · ') || '–',
    },
    {
      key: 'createdAt',
      label: say('columns.created'),
      render: ({ createdAt }) => <Moment at={createdAt} focusable={false} />,
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  const title = say('of_organisation');
  const isEmpty = data?.length === 0;
  if (!mayRead || (hideEmpty && (data === undefined || isEmpty))) return null;
  return (
    <Section title={title} flush={!isEmpty && error === null}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {isEmpty && <p style={{ margin: 0 }}>{say('none_of_organisation')}</p>}
      {!isEmpty && error === null && (
        <Rows caption={title} columns={columns} rows={data} to={({ id }) => reviewPath(id)} />
      )}
    </Section>
  );
};
