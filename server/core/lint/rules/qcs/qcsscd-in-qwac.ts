import { QcStatementId } from '../../../qc-statements/qc-statements.js';
import { EN_319_412_5 } from '../../citations.js';
import { rule } from '../../lint.js';

export const qcsQcsscdInQwac = rule({
  id: 'qcs.qcsscd-in-qwac',
  title: 'A certificate for website authentication does not state QcSSCD.',
  severity: 'warning',
  citation: [EN_319_412_5('4.2.2')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate without QcSSCD (0.4.0.1862.1.4): EN 319 412-5 clause 4.2.2 is about keys of signatures and seals, not of website authentication.',

  subject: ({ qcStatements }) => qcStatements?.statements,

  check: (statements) =>
    statements
      .filter(({ id }) => id === QcStatementId.sscd)
      .map(({ id, at }) => ({
        message: `QcSSCD (${id}) is stated; it has no meaning for website authentication.`,
        at,
      })),
});
