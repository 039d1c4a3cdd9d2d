import { COUNTRY_CODES, countryMeantBy, VAT_PREFIXES } from '../../../identifiers/countries.js';
import { IDENTITY_TYPES, isNationalScheme } from '../../../identifiers/identity-types.js';
import { EN_319_412_1 } from '../../citations.js';
import { isEidasIdentifier } from '../../eidas-identifier.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidCountryInvalid = rule({
  id: 'orgid.country-invalid',
  title: 'The country in organizationIdentifier is a code of ISO 3166-1.',
  severity: 'error',
  citation: [EN_319_412_1('LEG-5.1.4-03/-04')],
  ask: 'Please reissue the certificate with the ISO 3166-1 code of the country in organizationIdentifier (EN 319 412-1 LEG-5.1.4-03 and -04).',

  // LEI has a country of its own, see `orgid.lei-country-not-xg`; what an unknown type demands nobody knows.
  subject: (certificate) =>
    isEidasIdentifier(certificate)
      ? undefined
      : unlessEmpty(
          certificate.organizationIdentifiers.flatMap(({ value, scheme, country, at }) =>
            country !== undefined && scheme !== undefined && scheme !== 'LEI' && isKnown(scheme)
              ? [{ value, scheme, country, at }]
              : [],
          ),
        ),

  check: (identifiers) =>
    identifiers
      .filter(
        ({ scheme, country }) =>
          !COUNTRY_CODES.has(country) && !(scheme === 'VAT' && VAT_PREFIXES.has(country)),
      )
      .map(({ value, country, at }) => {
        const meant = countryMeantBy(country);
        const hint = meant === undefined ? '' : `; ${meant} is meant`;
        return {
          message: `organizationIdentifier ${quote(value)}: ${country} is no country of ISO 3166-1${hint}.`,
          at,
        };
      }),
});

const isKnown = (scheme: string): boolean => IDENTITY_TYPES.has(scheme) || isNationalScheme(scheme);
