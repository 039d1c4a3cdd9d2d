import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2TrailingData = rule({
  id: 'psd2.trailing-data',
  title: 'nCAId is the last field of the PSD2 statement.',
  severity: 'warning',
  citation: [TS_119_495('Annex A')],
  ask: 'Please reissue the certificate with a PSD2 QCStatement of exactly three fields, rolesOfPSP, nCAName and nCAId (TS 119 495 Annex A).',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ trailing }) =>
      trailing.map((at, i) => ({
        message: `Field ${i + 4} of PSD2QcType, which has three, follows nCAId.`,
        at,
      })),
    ),
});
