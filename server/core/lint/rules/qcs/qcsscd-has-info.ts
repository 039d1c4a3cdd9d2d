import { QcStatementId } from '../../../qc-statements/qc-statements.js';
import { infoPlace } from '../../../qc-statements/statement-info.js';
import { statementsById } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsQcsscdHasInfo = rule({
  id: 'qcs.qcsscd-has-info',
  title: 'The statement QcSSCD has no statementInfo.',
  severity: 'error',
  citation: [EN_319_412_5('4.2.2')],
  appliesTo: ['qsealc'],
  ask: 'Please reissue the certificate with a QcSSCD statement that has no statementInfo (EN 319 412-5 clause 4.2.2).',

  subject: ({ qcStatements }) => statementsById(qcStatements, QcStatementId.sscd),

  check: (statements) =>
    statements
      .filter(({ info }) => info !== undefined)
      .map((statement) => {
        const at = statement.strayTag ?? infoPlace(statement);
        return {
          message: `QcSSCD has a statementInfo of ${at.end - at.start} bytes; it must have none.`,
          at,
        };
      }),
});
