import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import type { AuditEntry } from '../../server/audit/audit.contract.js';
import { useAuditWords } from '../audit/useAuditWords.js';
import { EmptyState } from '../components/EmptyState.js';
import { ErrorState } from '../components/ErrorState.js';
import { usePhone } from '../components/ListTable.js';
import { Moment } from '../components/Moment.js';
import { PhoneRows } from '../components/PhoneRows.js';
import type { Column } from '../components/rows.js';
import { Section } from '../components/Section.js';
import { TableRows } from '../components/TableRows.js';
import { listQuery } from '../providers/dataProvider.js';
import { useApi } from '../providers/useApi.js';

/** The rest is in the audit log. */
const SHOWN = 25;

/** Who confirmed, reported or changed what, out of the audit log. */
export const AuthorityHistory = ({ id }: { readonly id: string }) => {
  const translate = useTranslate();
  const words = useAuditWords();
  const phone = usePhone();
  const query = listQuery({
    filter: { subjectType: 'authority', subjectId: id },
    sort: { field: 'position', order: 'DESC' },
    pagination: { page: 1, perPage: SHOWN },
  });
  const { data, error, refetch } = useApi<AuditEntry[]>(`/audit-entries?${query}`);
  const columns: Column<AuditEntry>[] = [
    { key: 'action', label: translate('audit.fields.action'), render: ({ action }) => words.action(action) },
    {
      key: 'what',
      label: translate('authorities.history.what'),
      flexible: true,
      phone: 'bare',
      render: ({ details }) => <What details={details} />,
    },
    { key: 'actor', label: translate('audit.fields.actor'), render: ({ actorName }) => actorName },
    {
      key: 'at',
      label: translate('audit.fields.at'),
      render: ({ at }) => <Moment at={at} show="time" focusable={false} />,
    },
  ];
  const title = translate('authorities.history.title');
  const rows = { caption: title, columns, rows: data, to: ({ id: entry }: AuditEntry) => `/audit/${entry}` };
  return (
    <Section title={title} flush>
      {error && (
        <div style={{ padding: '16px 16px 0' }}>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {!data && !error && <Skeleton variant="rectangular" height={96} />}
      {data?.length === 0 && (
        <EmptyState title={translate('authorities.history.empty')}>
          {translate('authorities.history.empty_help')}
        </EmptyState>
      )}
      {data && data.length > 0 && (phone ? <PhoneRows {...rows} /> : <TableRows {...rows} />)}
    </Section>
  );
};

/** The link, or the fields. */
const What = ({ details }: { readonly details: AuditEntry['details'] }) => {
  const translate = useTranslate();
  const nameOf = (field: unknown) => {
    const text = String(field);
    return text.startsWith('link:')
      ? translate('authorities.history.link')
      : translate(`authorities.fields.${text}`, { _: text });
  };
  const { name, note, field, changes } = details;
  if (Array.isArray(changes))
    return <>{[...new Set(changes.map((change: { field?: unknown }) => nameOf(change.field)))].join(', ')}</>;
  if (field !== undefined) return <>{nameOf(field)}</>;
  return <>{[name, note].filter((text) => typeof text === 'string').join(': ')}</>;
};
