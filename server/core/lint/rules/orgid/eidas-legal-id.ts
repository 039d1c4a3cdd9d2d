import { SemanticsOid } from '../../../qc-statements/qc-statements.js';
import { EN_319_412_1 } from '../../citations.js';
import { assertsSemantics } from '../../eidas-identifier.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

const LONGEST = 256;

export const orgidEidasLegalId = rule({
  id: 'orgid.eidas-legal-id',
  title: 'An eIDAS legal person identifier has no white space and at most 256 characters.',
  severity: 'error',
  citation: [EN_319_412_1('LEG-5.1.6-03')],
  ask: 'Please reissue the certificate with an organizationIdentifier without white space and of at most 256 characters, as the semantics identifier 0.4.0.194121.1.4 demands (EN 319 412-1 LEG-5.1.6-03).',

  subject: (certificate) =>
    assertsSemantics(certificate, SemanticsOid.eidasLegal)
      ? unlessEmpty(certificate.organizationIdentifiers)
      : undefined,

  check: (identifiers) =>
    identifiers.flatMap(({ value, at }) => {
      const length = value.length > LONGEST ? Array.from(value).length : 0;
      return [
        ...(/\s/.test(value)
          ? [{ message: `The eIDAS legal person identifier ${quote(value)} holds white space.`, at }]
          : []),
        ...(length > LONGEST
          ? [
              {
                message: `The eIDAS legal person identifier has ${length} characters; ${LONGEST} are allowed.`,
                at,
              },
            ]
          : []),
      ];
    }),
});
