import { useTranslate } from 'react-admin';
import type { Attempt, Evaluation } from '../../../server/evaluations/evaluations.contract.js';
import { usePhone } from '../../components/ListTable.js';
import { Moment } from '../../components/Moment.js';
import { PhoneRows } from '../../components/PhoneRows.js';
import type { Column } from '../../components/rows.js';
import { StateChip } from '../../components/StateChip.js';
import { TableRows } from '../../components/TableRows.js';
import type { State } from '../../theme/states.js';
import { nameOf } from './chain-names.js';
import { Frame, Two } from './Frame.js';

interface AttemptsProps {
  readonly evaluation: Evaluation;
  readonly purposes: readonly string[];
}

/** Asked and not answered is neither good nor bad. */
const stateOf = ({ outcome, reused }: Attempt): State =>
  outcome === 'ok' ? (reused ? 'ended' : 'ok') : outcome === 'offline' ? 'unknown' : 'warning';

/** Every address that was asked and what came of it. */
export const Attempts = ({ evaluation, purposes }: AttemptsProps) => {
  const translate = useTranslate();
  const phone = usePhone();
  const rows = evaluation.attempts
    .filter(({ purpose }) => purposes.includes(purpose))
    .map((attempt, index) => ({ ...attempt, id: index }));
  if (rows.length === 0) return null;
  const word = (key: string, options?: Record<string, unknown>) =>
    translate(`verdict.attempts.${key}`, options);
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    {
      key: 'purpose',
      label: word('for'),
      flexible: true,
      render: ({ purpose, url }) => (
        <Two above={word(`purposes.${purpose}`, { _: purpose })} below={<span title={url}>{url}</span>} />
      ),
    },
    {
      key: 'outcome',
      label: word('result'),
      phone: 'aside',
      flexible: true,
      render: (attempt) => (
        <Two
          above={
            <StateChip
              plain
              state={stateOf(attempt)}
              label={word(`outcomes.${attempt.reused ? 'cached' : attempt.outcome}`, { _: attempt.outcome })}
            />
          }
          below={
            attempt.message && (
              <span lang="en" title={attempt.message}>
                {attempt.message}
              </span>
            )
          }
        />
      ),
    },
    {
      key: 'about',
      label: translate('verdict.evidence.about'),
      render: ({ certificate }) => nameOf(evaluation, certificate),
    },
    { key: 'at', label: word('at'), render: ({ at }) => <Moment at={at} show="time" focusable={false} /> },
  ];
  const Rows = phone ? PhoneRows : TableRows;
  return (
    <Frame title={word('title')}>
      <Rows caption={word('lead')} columns={columns} rows={rows} />
    </Frame>
  );
};
