import { type QcStatement, QcStatementId } from '../../../qc-statements/qc-statements.js';
import { infoPlace } from '../../../qc-statements/statement-info.js';
import { statementsById } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';

export const qcsRetentionPeriod = rule({
  id: 'qcs.retention-period',
  title: 'QcRetentionPeriod is a number of years above 0.',
  severity: 'error',
  citation: [EN_319_412_5('4.3.3')],
  ask: 'Please reissue the certificate with a QcRetentionPeriod of at least one year (EN 319 412-5 clause 4.3.3), or without the statement.',

  subject: ({ qcStatements }) => statementsById(qcStatements, QcStatementId.retentionPeriod),

  check: (statements) => statements.flatMap(faults),
});

function faults(statement: QcStatement): Violation[] {
  const { content } = statement;
  const at = infoPlace(statement);
  if (content.kind === 'malformed') {
    return [{ message: `QcRetentionPeriod cannot be decoded: ${content.problem.message}`, at }];
  }
  if (content.kind !== 'retention-period' || content.years > 0) return [];
  return [{ message: `QcRetentionPeriod is ${content.years} years; more than 0 is expected.`, at }];
}
