import { readAuthorisationNumber } from '../../../identifiers/authorisation-number.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidInstitutionPrefix = rule({
  id: 'orgid.institution-prefix',
  title: 'The authorisation number stands without the kind of institution before it.',
  severity: 'info',
  citation: [TS_119_495('V1.3+')],

  subject: ({ organizationIdentifiers }) =>
    unlessEmpty(
      organizationIdentifiers.flatMap(({ authority, reference, at }) =>
        authority === undefined || reference === undefined ? [] : [{ reference, at }],
      ),
    ),

  check: (identifiers) =>
    identifiers.flatMap(({ reference, at }) => {
      const { institution } = readAuthorisationNumber(reference);
      return institution === undefined
        ? []
        : [
            {
              message: `The authorisation number begins with the institution prefix ${institution}:, which is allowed and which registers leave out.`,
              at,
            },
          ];
    }),
});
