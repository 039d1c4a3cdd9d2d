import { QcStatementId } from '../../../qc-statements/qc-statements.js';
import { RFC_3739 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsPkixqcsyntaxV1 = rule({
  id: 'qcs.pkixqcsyntax-v1',
  title: 'The obsolete statement id-qcs-pkixQCSyntax-v1 is not used.',
  severity: 'warning',
  citation: [RFC_3739('3.2.6.1')],

  subject: ({ qcStatements }) => qcStatements?.statements,

  check: (statements) =>
    statements
      .filter(({ id }) => id === QcStatementId.pkixSyntaxV1)
      .map(({ id, idAt }) => ({
        message: `id-qcs-pkixQCSyntax-v1 (${id}) is obsolete; id-qcs-pkixQCSyntax-v2 (1.3.6.1.5.5.7.11.2) has replaced it.`,
        at: idAt,
      })),
});
