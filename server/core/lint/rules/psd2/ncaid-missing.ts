import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2NcaidMissing = rule({
  id: 'psd2.ncaid-missing',
  title: 'nCAId holds an identifier.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.3-2')],
  ask: 'Please reissue the certificate with the identifier of our competent authority in nCAId, for example LT-BL (TS 119 495 GEN-5.2.3-2).',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ ncaId }) =>
      ncaId.value.trim() === '' ? [{ message: 'nCAId is empty.', at: ncaId.at }] : [],
    ),
});
