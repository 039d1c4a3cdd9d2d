import { HOUSE, TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2StatementsById } from '../../psd2-statements.js';

export const psd2StatementMultiple = rule({
  id: 'psd2.statement-multiple',
  title: 'There is one PSD2 statement.',
  severity: 'error',
  citation: [TS_119_495('5.1'), HOUSE('the roles of several statements are not united')],
  ask: 'Please reissue the certificate with a single PSD2 QCStatement that holds all roles (TS 119 495 clause 5.1); with several it cannot be told which one counts.',

  subject: psd2StatementsById,

  check: (statements) =>
    statements.slice(1).map(({ at }, i) => ({
      message: `This is PSD2 statement ${i + 2} of ${statements.length}; a certificate has one.`,
      at,
    })),
});
