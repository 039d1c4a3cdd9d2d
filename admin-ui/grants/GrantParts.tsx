import { styled } from '@mui/material/styles';
import type { GrantDetails } from '../../server/grants/grants.contract.js';
import { usePhone } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { Section } from '../components/Section.js';
import { StateChip } from '../components/StateChip.js';
import { TableRows } from '../components/TableRows.js';
import { MONOSPACE } from '../theme/theme.js';
import { STATE_OF_SERVICE, useGrantWords } from './words.js';

interface PartProps {
  readonly grant: GrantDetails;
}

/** Endpoints that it opens as things stand. */
export const GrantEndpoints = ({ grant: { opens, endpoints } }: PartProps) => {
  const words = useGrantWords();
  const phone = usePhone();
  const columns: Column<GrantDetails['opens'][number]>[] = [
    {
      key: 'path',
      label: words.say('fields.endpoint'),
      render: ({ method, path }) => (
        <Code>
          {method} {path}
        </Code>
      ),
    },
    {
      key: 'status',
      label: words.say('fields.service'),
      phone: 'aside',
      render: ({ status }) => (
        <StateChip plain state={STATE_OF_SERVICE[status]} label={words.service(status)} />
      ),
    },
    {
      key: 'note',
      label: words.say('fields.note'),
      flexible: true,
      phone: 'bare',
      render: ({ note }) => (note === '' ? null : <span lang="en">{note}</span>),
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  const title = `${words.say('fields.endpoints')} (${opens.length})`;
  return (
    <Section title={title} lead={words.say(endpoints.length === 0 ? 'all_of_role' : 'some_of_role')} flush>
      <Rows caption={title} columns={columns} rows={opens} />
    </Section>
  );
};

type Entry = GrantDetails['history'][number] & { readonly id: number };

/** What became of it, newest first, from the audit log. */
export const GrantHistory = ({ grant: { history } }: PartProps) => {
  const words = useGrantWords();
  const phone = usePhone();
  const columns: Column<Entry>[] = [
    { key: 'action', label: words.say('fields.what'), render: ({ action }) => words.action(action) },
    {
      key: 'at',
      label: words.say('fields.when'),
      render: ({ at }) => <Moment at={at} show="time" focusable={false} />,
    },
    { key: 'actorName', label: words.say('fields.who'), render: ({ actorName }) => actorName },
    {
      key: 'details',
      label: words.say('fields.why'),
      flexible: true,
      render: ({ details }) => String(details['reason'] ?? details['detail'] ?? '–'),
    },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  const title = words.say('history');
  return (
    <Section title={title} flush>
      <Rows caption={title} columns={columns} rows={history.map((entry, id) => ({ ...entry, id }))} />
    </Section>
  );
};

const Code = styled('code')({
  fontFamily: MONOSPACE,
  fontSize: '0.8125rem',
  fontWeight: 400,
  overflowWrap: 'anywhere',
});
