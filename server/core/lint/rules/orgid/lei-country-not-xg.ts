import { EN_319_412_1 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidLeiCountryNotXg = rule({
  id: 'orgid.lei-country-not-xg',
  title: 'An organizationIdentifier of the type LEI has the country code XG.',
  severity: 'error',
  citation: [EN_319_412_1('LEG-5.1.4')],
  ask: 'Please reissue the certificate with XG as the country code of the LEI in organizationIdentifier: LEIXG- and the 20 characters (EN 319 412-1 clause 5.1.4).',

  subject: ({ organizationIdentifiers }) =>
    unlessEmpty(organizationIdentifiers.filter(({ scheme }) => scheme === 'LEI')),

  check: (identifiers) =>
    identifiers
      .filter(({ country }) => country !== 'XG')
      .map(({ value, country, at }) => ({
        message: `organizationIdentifier ${quote(value)} has the country code ${country}; an LEI is global and takes XG.`,
        at,
      })),
});
