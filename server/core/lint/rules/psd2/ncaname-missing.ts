import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2NcanameMissing = rule({
  id: 'psd2.ncaname-missing',
  title: 'nCAName holds a name.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.3-1'), TS_119_495('Annex A')],
  ask: 'Please reissue the certificate with the name of our competent authority in nCAName (TS 119 495 GEN-5.2.3-1).',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ ncaName }) =>
      ncaName.value.trim() === '' ? [{ message: 'nCAName is empty.', at: ncaName.at }] : [],
    ),
});
