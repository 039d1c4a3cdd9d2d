import { describeQcType } from '../../../qc-statements/names.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

const QC_TYPE_VALUES = '0.4.0.1862.1.6.';

export const qcsTypeAsStatement = rule({
  id: 'qcs.type-as-statement',
  title: 'QcType values stand inside the QcType statement.',
  severity: 'error',
  citation: [EN_319_412_5('4.2.3')],
  ask: 'Please reissue the certificate with the type inside the QcType statement (0.4.0.1862.1.6) instead of as a statement of its own (EN 319 412-5 clause 4.2.3).',

  subject: ({ qcStatements }) => qcStatements?.statements,

  check: (statements) =>
    statements
      .filter(({ id }) => id.startsWith(QC_TYPE_VALUES))
      .map(({ id, idAt }) => ({
        message: `The QcType value ${describeQcType(id)} stands as a statement id; it belongs inside QcType (0.4.0.1862.1.6).`,
        at: idAt,
      })),
});
