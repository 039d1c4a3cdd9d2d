import { RFC_3739 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsUnwrapped = rule({
  id: 'qcs.unwrapped',
  title: 'The statements stand in a SEQUENCE OF QCStatement.',
  severity: 'error',
  citation: [RFC_3739('3.2.6')],
  ask: 'Please reissue the certificate with the QCStatements wrapped in a SEQUENCE OF QCStatement (RFC 3739 section 3.2.6); the extension now holds one bare QCStatement.',

  subject: ({ qcStatements }) => qcStatements,

  check: ({ bare, statements, at }) =>
    bare
      ? [
          {
            message: `The extension holds one bare QCStatement (${statements[0]?.id ?? 'unreadable'}) instead of a SEQUENCE OF QCStatement.`,
            at,
          },
        ]
      : [],
});
