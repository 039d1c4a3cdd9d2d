import { isNationalScheme } from '../../../identifiers/identity-types.js';
import { contentsOf } from '../../../qc-statements/qc-statements.js';
import { EN_319_412_1 } from '../../citations.js';
import { rule } from '../../lint.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidNationalSchemeWithoutNra = rule({
  id: 'orgid.national-scheme-without-nra',
  title:
    'With a national identity type, SemanticsInformation names the URI of a name registration authority.',
  severity: 'error',
  citation: [EN_319_412_1('LEG-5.1.4-05')],
  ask: 'Please reissue the certificate with a URI in nameRegistrationAuthorities of SemanticsInformation, which a national identity type in organizationIdentifier needs (EN 319 412-1 LEG-5.1.4-05).',

  subject: ({ organizationIdentifiers }) =>
    unlessEmpty(organizationIdentifiers.filter(({ scheme }) => isNationalScheme(scheme))),

  check: (identifiers, { qcStatements }) => {
    const semantics = contentsOf(qcStatements, 'semantics');
    const authorities = semantics.flatMap(({ content }) => content.nameRegistrationAuthorities);
    if (authorities.some(({ type }) => type === 'uri')) return [];
    const lacking =
      semantics.length === 0
        ? 'the certificate has no SemanticsInformation'
        : authorities.length === 0
          ? 'SemanticsInformation names no nameRegistrationAuthorities'
          : 'none of the nameRegistrationAuthorities is a URI';
    return identifiers.map(({ scheme, at }) => ({
      message: `organizationIdentifier is of the national type ${scheme}, but ${lacking}.`,
      at: semantics[0]?.statement.at ?? at,
    }));
  },
});
