import { threeLetterCountryOf } from '../../../identifiers/three-letter-country.js';
import { EN_319_412_1 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidCountryThreeLetters = rule({
  id: 'orgid.country-three-letters',
  title: 'The country in organizationIdentifier has two letters.',
  severity: 'error',
  citation: [EN_319_412_1('LEG-5.1.4-02')],
  ask: 'Please reissue the certificate with the two-letter country code of ISO 3166-1 in organizationIdentifier (EN 319 412-1 LEG-5.1.4-02).',

  subject: ({ organizationIdentifiers }) => unlessEmpty(organizationIdentifiers),

  check: (identifiers) =>
    identifiers.flatMap(({ value, scheme, at }) => {
      // A value with the right structure has two letters.
      const country = scheme === undefined ? threeLetterCountryOf(value) : undefined;
      return country === undefined
        ? []
        : [
            {
              message: `organizationIdentifier ${quote(value)} has the country code ${country} of three letters; two letters of ISO 3166-1 are expected.`,
              at,
            },
          ];
    }),
});
