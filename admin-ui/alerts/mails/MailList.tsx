import MailOutlined from '@mui/icons-material/MailOutlined';
import { useTranslate } from 'react-admin';
import { MESSAGE_KINDS, MESSAGE_STATES, type Message } from '../../../server/messages/messages.contract.js';
import { EmptyState } from '../../components/EmptyState.js';
import { ListPage } from '../../components/ListPage.js';
import { ListTable } from '../../components/ListTable.js';
import type { Column } from '../../components/rows.js';
import { Moment } from '../../components/Moment.js';
import { StateChip } from '../../components/StateChip.js';
import { ChoiceFilter, SearchFilter } from '../../components/filters.js';
import { AlertTabs } from '../AlertTabs.js';
import { STATE_OF_MAIL } from '../states.js';

const REFRESH_MS = 15_000;

/** Outgoing mails and what became of them. */
const MailList = () => {
  const translate = useTranslate();
  const columns: Column<Message>[] = [
    {
      key: 'subject',
      label: translate('mails.fields.subject'),
      flexible: true,
      render: ({ subject }) => subject.replace(/^\[Qwarden\] /, ''),
    },
    { key: 'to', label: translate('mails.fields.to'), sortable: true, render: ({ to }) => to },
    {
      key: 'state',
      label: translate('mails.fields.state'),
      sortable: true,
      phone: 'aside',
      render: ({ state }) => (
        <StateChip state={STATE_OF_MAIL[state]} label={translate(`mails.states.${state}`)} />
      ),
    },
    {
      key: 'attempts',
      label: translate('mails.fields.attempts'),
      sortable: true,
      align: 'right',
      phone: 'hidden',
      render: ({ attempts }) => attempts,
    },
    {
      key: 'createdAt',
      label: translate('mails.fields.createdAt'),
      sortable: true,
      render: ({ createdAt }) => <Moment at={createdAt} show="time" focusable={false} />,
    },
  ];
  return (
    <ListPage<Message>
      resource="messages"
      title={translate('mails.title')}
      lead={translate('mails.lead')}
      sort={{ field: 'createdAt', order: 'DESC' }}
      refetchMs={REFRESH_MS}
      aside={<AlertTabs />}
      filters={
        <>
          <SearchFilter label={translate('mails.search')} />
          <ChoiceFilter
            source="state"
            label={translate('mails.fields.state')}
            any={translate('list.any')}
            choices={MESSAGE_STATES.map((id) => ({ id, name: translate(`mails.states.${id}`) }))}
          />
          <ChoiceFilter
            source="kind"
            label={translate('mails.fields.kind')}
            any={translate('list.any')}
            choices={MESSAGE_KINDS.map((id) => ({ id, name: translate(`mails.kinds.${id}`) }))}
          />
        </>
      }
    >
      <ListTable<Message>
        caption={translate('mails.title')}
        columns={columns}
        to={({ id }) => `/alerts/mails/${id}`}
        empty={
          <EmptyState icon={MailOutlined} title={translate('mails.empty')}>
            {translate('mails.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default MailList;
