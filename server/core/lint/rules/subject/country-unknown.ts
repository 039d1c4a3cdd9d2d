import { AttributeOid, attributes } from '../../../certificate/name.js';
import { COUNTRY_CODES, countryMeantBy } from '../../../identifiers/countries.js';
import { EN_319_412_3, X_520 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const subjectCountryUnknown = rule({
  id: 'subject.country-unknown',
  title: 'The countryName of the subject is a code of ISO 3166-1.',
  severity: 'error',
  citation: [EN_319_412_3('LEG-4.2.1-4'), X_520('countryName')],
  ask: 'Please reissue the certificate with the two-letter code of ISO 3166-1 as the country (C) of the subject (EN 319 412-3 LEG-4.2.1-4).',

  subject: ({ subject }) =>
    unlessEmpty(
      attributes(subject, AttributeOid.country).flatMap(({ text }) => (text === undefined ? [] : [text])),
    ),

  check: (countries) =>
    countries
      .filter(({ value }) => !COUNTRY_CODES.has(value))
      .map(({ value, at }) => {
        const meant = countryMeantBy(value);
        const hint = meant === undefined ? '' : `; ${meant} is meant`;
        return { message: `The subject's country ${quote(value)} is no code of ISO 3166-1${hint}.`, at };
      }),
});
