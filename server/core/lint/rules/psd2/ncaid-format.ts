import { ncaIdForm } from '../../../identifiers/nca-id-form.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';
import { quote } from '../../quote.js';

export const psd2NcaidFormat = rule({
  id: 'psd2.ncaid-format',
  title: 'nCAId is a country code, a hyphen-minus and 2 to 8 upper-case letters.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.3-2')],
  ask: 'Please reissue the certificate with nCAId in the form CC-XXXXXXXX: the ISO 3166-1 code of the country, a hyphen-minus and the 2 to 8 upper-case letters of the authority, for example LT-BL (TS 119 495 GEN-5.2.3-2).',

  subject: psd2Statements,

  // What holds too much or too little is reported by `ncaid-is-orgid` and `ncaid-country-only`.
  check: (statements) =>
    statements.flatMap(({ ncaId: { value, at } }) => {
      const form = ncaIdForm(value);
      if (form === 'no-country') {
        return [{ message: `nCAId is ${value}, but ${value.slice(0, 2)} is no country of ISO 3166-1.`, at }];
      }
      if (form !== 'other') return [];
      return [
        {
          message: `nCAId is ${quote(value)} instead of a country code, a hyphen-minus and 2 to 8 upper-case letters.`,
          at,
        },
      ];
    }),
});
