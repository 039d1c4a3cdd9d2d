import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import { useTranslate } from 'react-admin';
import type { AuditEntry } from '../../server/audit/audit.contract.js';
import { EmptyState } from '../components/EmptyState.js';
import { ListPage } from '../components/ListPage.js';
import { ListTable } from '../components/ListTable.js';
import type { Column } from '../components/rows.js';
import { Moment } from '../components/Moment.js';
import { ChoiceFilter, DayFilter, SearchFilter } from '../components/filters.js';
import { IntegrityActions, IntegrityResult, useVerification } from './Integrity.js';
import { SUBJECT_TYPES, useAuditWords } from './useAuditWords.js';

/** Who did what to which record, and the proof that nothing of it was changed. */
const AuditList = () => {
  const translate = useTranslate();
  const words = useAuditWords();
  const verification = useVerification();
  const columns: Column<AuditEntry>[] = [
    {
      key: 'position',
      label: translate('audit.fields.position'),
      sortable: true,
      width: 72,
      phone: 'hidden',
      render: ({ position }) => <span className="tabular">{position}</span>,
    },
    {
      key: 'at',
      label: translate('audit.fields.at'),
      phone: 'aside',
      render: ({ at }) => <Moment at={at} show="time" focusable={false} />,
    },
    { key: 'actorName', label: translate('audit.fields.actor'), render: ({ actorName }) => actorName },
    { key: 'action', label: translate('audit.fields.action'), render: ({ action }) => words.action(action) },
    {
      key: 'subject',
      label: translate('audit.fields.subject'),
      flexible: true,
      render: ({ subjectType, subjectId }) => `${words.subject(subjectType)} ${subjectId.slice(0, 8)}`,
    },
    {
      key: 'via',
      label: translate('audit.fields.via'),
      phone: 'hidden',
      render: ({ via }) => words.via(via),
    },
  ];
  return (
    <ListPage<AuditEntry>
      resource="audit-entries"
      title={translate('audit.title')}
      lead={translate('audit.lead')}
      sort={{ field: 'position', order: 'DESC' }}
      perPage={50}
      actions={<IntegrityActions verification={verification} />}
      aside={<IntegrityResult verification={verification} />}
      filters={
        <>
          <SearchFilter label={translate('audit.search')} />
          <ChoiceFilter
            source="subjectType"
            label={translate('audit.fields.subjectType')}
            any={translate('list.any')}
            choices={SUBJECT_TYPES.map((id) => ({ id, name: words.subject(id) }))}
          />
          <DayFilter source="from" label={translate('audit.fields.from')} edge="from" />
          <DayFilter source="before" label={translate('audit.fields.before')} edge="to" />
        </>
      }
    >
      <ListTable<AuditEntry>
        caption={translate('audit.title')}
        columns={columns}
        to={({ id }) => `/audit/${id}`}
        empty={
          <EmptyState icon={FactCheckOutlined} title={translate('audit.empty')}>
            {translate('audit.empty_help')}
          </EmptyState>
        }
      />
    </ListPage>
  );
};

export default AuditList;
