import SendOutlined from '@mui/icons-material/SendOutlined';
import { useTranslate } from 'react-admin';
import { type Submission, SUBMISSION_STATES } from '../../server/submissions/submissions.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ChoiceFilter, SearchFilter } from '../components/filters.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import type { Column } from '../components/rows.js';
import { StateChip } from '../components/StateChip.js';
import { submissionPage } from './address.js';
import { STATE_OF_SUBMISSION } from './states.js';

/** Everything that went to the bank, or waits for it. */
const SubmissionList = () => {
  const translate = useTranslate();
  const columns: Column<Submission>[] = [
    {
      key: 'organisationName',
      label: translate('submissions.fields.organisation'),
      sortable: true,
      render: ({ reviewNumber, organisationName }) => `${reviewNumber} · ${organisationName}`,
    },
    {
      key: 'state',
      label: translate('submissions.fields.state'),
      sortable: true,
      phone: 'aside',
      render: ({ state }) => (
        <StateChip state={STATE_OF_SUBMISSION[state]} label={translate(`submissions.states.${state}`)} />
      ),
    },
    {
      key: 'edition',
      label: translate('submissions.fields.edition'),
      render: ({ edition, environment }) =>
        `${translate(`submissions.editions.${edition}`)} · ${translate(`submissions.environments.${environment}`)}`,
    },
    {
      key: 'preparedAt',
      label: translate('submissions.fields.preparedAt'),
      sortable: true,
      render: ({ preparedAt }) => <Moment at={preparedAt} show="time" focusable={false} />,
    },
    {
      key: 'sentAt',
      label: translate('submissions.fields.sentAt'),
      sortable: true,
      render: ({ sentAt }) => <Moment at={sentAt} show="time" focusable={false} />,
    },
    {
      key: 'answeredAt',
      label: translate('submissions.fields.answeredAt'),
      sortable: true,
      render: ({ answeredAt }) => <Moment at={answeredAt} show="time" focusable={false} />,
    },
  ];
  return (
    <ListPage<Submission>
      resource="submissions"
      title={translate('submissions.title')}
      lead={translate('submissions.lead')}
      sort={{ field: 'preparedAt', order: 'DESC' }}
      filters={
        <>
          <SearchFilter label={translate('submissions.search')} />
          <ChoiceFilter
            source="state"
            label={translate('submissions.fields.state')}
            any={translate('list.any')}
            choices={SUBMISSION_STATES.map((id) => ({ id, name: translate(`submissions.states.${id}`) }))}
          />
        </>
      }
    >
      <ListTable<Submission>
        caption={translate('submissions.title')}
        columns={columns}
        to={({ id }) => submissionPage(id)}
        empty={
          <EmptyState icon={SendOutlined} title={translate('submissions.empty')}>
            {translate('submissions.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default SubmissionList;
