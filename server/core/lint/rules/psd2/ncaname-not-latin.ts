import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';
import { quote } from '../../quote.js';

/** Accents, digits and punctuation belong to no script or to several, and accented Latin letters are Latin. */
const OTHER_SCRIPT = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

export const psd2NcanameNotLatin = rule({
  id: 'psd2.ncaname-not-latin',
  title: 'nCAName is written in Latin letters.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.3-1')],
  ask: 'Please reissue the certificate with the name of our competent authority in Latin letters (TS 119 495 GEN-5.2.3-1), best the English name in the list of the European Banking Authority.',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ ncaName }) =>
      OTHER_SCRIPT.test(ncaName.value)
        ? [
            {
              message: `nCAName is ${quote(ncaName.value)}, which is not written in Latin letters.`,
              at: ncaName.at,
            },
          ]
        : [],
    ),
});
