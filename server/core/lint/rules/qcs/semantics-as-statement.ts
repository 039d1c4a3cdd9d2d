import { EN_319_412_1, RFC_3739 } from '../../citations.js';
import { rule } from '../../lint.js';

const SEMANTICS_IDENTIFIERS = '0.4.0.194121.1.';

export const qcsSemanticsAsStatement = rule({
  id: 'qcs.semantics-as-statement',
  title: 'Semantics identifiers stand inside id-qcs-pkixQCSyntax-v2.',
  severity: 'error',
  citation: [RFC_3739('3.2.6.1'), EN_319_412_1('5')],
  ask: 'Please reissue the certificate with the semantics identifier inside the statement id-qcs-pkixQCSyntax-v2 (1.3.6.1.5.5.7.11.2) instead of as a statement of its own (RFC 3739 section 3.2.6.1).',

  subject: ({ qcStatements }) => qcStatements?.statements,

  check: (statements) =>
    statements
      .filter(({ id }) => id.startsWith(SEMANTICS_IDENTIFIERS))
      .map(({ id, idAt }) => ({
        message: `The semantics identifier ${id} stands as a statement id; it belongs inside id-qcs-pkixQCSyntax-v2 (1.3.6.1.5.5.7.11.2).`,
        at: idAt,
      })),
});
