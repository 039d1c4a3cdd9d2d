import { AttributeOid, attributes } from '../../../certificate/name.js';
import { COUNTRY_CODES, countryMeantBy } from '../../../identifiers/countries.js';
import { EN_319_412_2 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const issuerCountryUnknown = rule({
  id: 'issuer.country-unknown',
  title: 'The countryName of the issuer is a code of ISO 3166-1.',
  severity: 'warning',
  citation: [EN_319_412_2('GEN-4.2.3.1-6')],

  // An empty one is reported by `issuer.country-missing`.
  subject: ({ issuer }) =>
    unlessEmpty(
      attributes(issuer, AttributeOid.country).flatMap(({ text }) =>
        text === undefined || text.value.trim() === '' ? [] : [text],
      ),
    ),

  check: (countries) =>
    countries
      .filter(({ value }) => !COUNTRY_CODES.has(value))
      .map(({ value, at }) => {
        const meant = countryMeantBy(value);
        const hint = meant === undefined ? '' : `; ${meant} is meant`;
        return { message: `The issuer's country ${quote(value)} is no code of ISO 3166-1${hint}.`, at };
      }),
});
