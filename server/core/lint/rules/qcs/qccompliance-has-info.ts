import { QcStatementId } from '../../../qc-statements/qc-statements.js';
import { infoPlace } from '../../../qc-statements/statement-info.js';
import { statementsById } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsQccomplianceHasInfo = rule({
  id: 'qcs.qccompliance-has-info',
  title: 'The statement QcCompliance has no statementInfo.',
  severity: 'error',
  citation: [EN_319_412_5('4.2.1')],
  ask: 'Please reissue the certificate with a QcCompliance statement that has no statementInfo (EN 319 412-5 clause 4.2.1).',

  subject: ({ qcStatements }) => statementsById(qcStatements, QcStatementId.compliance),

  check: (statements) =>
    statements
      .filter(({ info }) => info !== undefined)
      .map((statement) => {
        const at = statement.strayTag ?? infoPlace(statement);
        return {
          message: `QcCompliance has a statementInfo of ${at.end - at.start} bytes; it must have none.`,
          at,
        };
      }),
});
