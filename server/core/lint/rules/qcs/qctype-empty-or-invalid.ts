import { NAME_OF_QC_TYPE } from '../../../qc-statements/names.js';
import { type QcStatement, QcStatementId } from '../../../qc-statements/qc-statements.js';
import { infoPlace } from '../../../qc-statements/statement-info.js';
import { statementsById } from '../../../qc-statements/statement-search.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';

export const qcsQctypeEmptyOrInvalid = rule({
  id: 'qcs.qctype-empty-or-invalid',
  title: 'QcType names esign, eseal or web.',
  severity: 'error',
  citation: [EN_319_412_5('4.2.3')],
  ask: 'Please reissue the certificate with a QcType statement that names exactly one type of EN 319 412-5 clause 4.2.3: 0.4.0.1862.1.6.3 for websites or 0.4.0.1862.1.6.2 for seals.',

  subject: ({ qcStatements }) => statementsById(qcStatements, QcStatementId.type),

  check: (statements) => statements.flatMap(faults),
});

function faults(statement: QcStatement): Violation[] {
  const { content } = statement;
  if (content.kind === 'malformed') {
    return [{ message: `QcType cannot be decoded: ${content.problem.message}`, at: infoPlace(statement) }];
  }
  if (content.kind !== 'type') return [];
  if (content.types.length === 0) {
    return [{ message: 'QcType is empty; esign, eseal or web is expected.', at: infoPlace(statement) }];
  }
  return content.types
    .filter(({ oid }) => !NAME_OF_QC_TYPE.has(oid))
    .map(({ oid, at }) => ({
      message: `QcType ${oid} is unknown; 0.4.0.1862.1.6.1 (esign), .2 (eseal) or .3 (web) is expected.`,
      at,
    }));
}
