import { isNationalScheme } from '../../../identifiers/identity-types.js';
import { EN_319_412_1 } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidNationalScheme = rule({
  id: 'orgid.national-scheme',
  title: 'organizationIdentifier is of a type that means the same in every country.',
  severity: 'info',
  citation: [EN_319_412_1('LEG-5.1.4-03')],

  subject: ({ organizationIdentifiers }) => unlessEmpty(organizationIdentifiers),

  check: (identifiers) =>
    identifiers
      .filter(({ scheme }) => isNationalScheme(scheme))
      .map(({ value, scheme, country, at }) => ({
        message: `organizationIdentifier ${quote(value)} is of the national type ${scheme} of ${country}; the name registration authority defines what it means.`,
        at,
      })),
});
