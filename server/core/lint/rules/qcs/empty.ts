import { RFC_3739 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsEmpty = rule({
  id: 'qcs.empty',
  title: 'The qcStatements extension holds at least one statement.',
  severity: 'warning',
  citation: [RFC_3739('3.2.6')],
  ask: 'Please reissue the certificate with the statements of EN 319 412-5 and TS 119 495 in the qcStatements extension; it is empty.',

  subject: ({ qcStatements }) => (qcStatements?.malformed ? undefined : qcStatements),

  check: ({ statements, at }) =>
    statements.length === 0
      ? [{ message: 'The qcStatements extension holds no statement; at least one is expected.', at }]
      : [],
});
