import Skeleton from '@mui/material/Skeleton';
import { useTranslate } from 'react-admin';
import type { LintAdjustment } from '../../server/lint-settings/lint-settings.contract.js';
import { EmptyState } from '../components/EmptyState.js';
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
import { RuleSeverity } from './RuleSeverity.js';
import { STATE_OF_ADJUSTMENT } from './states.js';

/** More decisions about one rule than anybody reads. */
const SHOWN = 100;

/** Every decision about a rule, the last one first. */
export const AdjustmentHistory = ({ ruleId }: { readonly ruleId: string }) => {
  const translate = useTranslate();
  const phone = usePhone();
  const query = listQuery({
    filter: { ruleId },
    sort: { field: 'createdAt', order: 'DESC' },
    pagination: { page: 1, perPage: SHOWN },
  });
  const { data, error, refetch } = useApi<LintAdjustment[]>(`/lint-adjustments?${query}`);
  const columns: Column<LintAdjustment>[] = [
    {
      key: 'severity',
      label: translate('rules.fields.severity'),
      render: ({ severity }) => <RuleSeverity of={severity} plain />,
    },
    {
      key: 'state',
      label: translate('rules.fields.state'),
      phone: 'aside',
      render: ({ state }) => (
        <StateChip state={STATE_OF_ADJUSTMENT[state]} label={translate(`rules.states.${state}`)} />
      ),
    },
    { key: 'reason', label: translate('rules.fields.reason'), width: '40%', render: ({ reason }) => reason },
    {
      key: 'createdAt',
      label: translate('rules.fields.created'),
      render: ({ createdAt, createdBy }) => (
        <>
          <Moment at={createdAt} show="time" /> · {createdBy}
        </>
      ),
    },
    {
      key: 'until',
      label: translate('rules.fields.ends'),
      render: ({ until, withdrawnAt, withdrawnBy }) =>
        withdrawnAt ? (
          <>
            <Moment at={withdrawnAt} show="time" /> · {withdrawnBy}
          </>
        ) : until ? (
          <Moment at={until} show="time" />
        ) : (
          translate('rules.no_end')
        ),
    },
  ];
  const rows = { caption: translate('rules.history'), columns, rows: data };
  return (
    <Section title={translate('rules.history')} lead={translate('rules.history_lead')} flush>
      {error && (
        <div style={{ padding: '16px 16px 0' }}>
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      )}
      {!data && !error && <Skeleton variant="rectangular" height={96} />}
      {data?.length === 0 && (
        <EmptyState title={translate('rules.no_history')}>{translate('rules.no_history_help')}</EmptyState>
      )}
      {data && data.length > 0 && (phone ? <PhoneRows {...rows} /> : <TableRows {...rows} />)}
    </Section>
  );
};
