import { readAuthorisationNumber } from '../../../identifiers/authorisation-number.js';
import { findAuthority } from '../../../identifiers/nca-ids.js';
import { EBA_NCA_LIST } from '../../citations.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidAuthorisationNumberFormat = rule({
  id: 'orgid.authorisation-number-format',
  title: "The authorisation number looks like this NCA's numbers.",
  severity: 'info',
  citation: [EBA_NCA_LIST('practice of the authorities')],

  subject: ({ organizationIdentifiers }) =>
    unlessEmpty(
      organizationIdentifiers.flatMap(({ country, authority, reference, at }) => {
        if (authority === undefined || reference === undefined) return [];
        const known = findAuthority(`${country}-${authority}`)?.authority;
        const pattern = known?.reference.pattern;
        if (known === undefined || pattern === undefined) return [];
        return [{ number: readAuthorisationNumber(reference).number, known, pattern, at }];
      }),
    ),

  check: (identifiers) =>
    identifiers
      .filter(({ number, pattern }) => !pattern.test(number))
      .map(({ number, known, at }) => ({
        message: `The authorisation number ${quote(number)} does not look like those of ${known.ncaId} (${known.reference.note}).`,
        at,
      })),
});
