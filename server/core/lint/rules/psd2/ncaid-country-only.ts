import { type NcaIdForm, ncaIdForm } from '../../../identifiers/nca-id-form.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';
import { quote } from '../../quote.js';

const INCOMPLETE = new Map<NcaIdForm, string>([
  ['country', 'only two letters'],
  ['number', 'only a number'],
  ['name', 'only a name'],
]);

export const psd2NcaidCountryOnly = rule({
  id: 'psd2.ncaid-country-only',
  title: 'nCAId holds more than a country, a number or a name.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.3-2')],
  ask: 'Please reissue the certificate with the whole identifier of our competent authority in nCAId, country code and abbreviation joined by a hyphen-minus, for example LT-BL (TS 119 495 GEN-5.2.3-2).',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ ncaId: { value, at } }) => {
      const what = INCOMPLETE.get(ncaIdForm(value));
      if (what === undefined) return [];
      return [
        {
          message: `nCAId is ${quote(value)}, ${what}, instead of country code, hyphen-minus and abbreviation of the authority.`,
          at,
        },
      ];
    }),
});
