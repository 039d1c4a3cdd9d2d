import type { Certificate } from '../../../certificate/certificate.js';
import { IDENTITY_TYPES, isNationalScheme } from '../../../identifiers/identity-types.js';
import { EN_319_412_1 } from '../../citations.js';
import { isEidasIdentifier } from '../../eidas-identifier.js';
import { issuedBefore } from '../../issued-before.js';
import { rule } from '../../lint.js';
import { quote } from '../../quote.js';
import { unlessEmpty } from '../../unless-empty.js';

export const orgidSchemeUnknown = rule({
  id: 'orgid.scheme-unknown',
  title: 'The identity type of organizationIdentifier is one of EN 319 412-1 or a national one.',
  severity: 'error',
  citation: [EN_319_412_1('LEG-5.1.4-03')],
  ask: 'Please reissue the certificate with an organizationIdentifier of an identity type that EN 319 412-1 LEG-5.1.4-03 knows, for a payment service provider PSD.',

  subject: (certificate) =>
    isEidasIdentifier(certificate)
      ? undefined
      : unlessEmpty(
          certificate.organizationIdentifiers.flatMap(({ value, scheme, at }) =>
            scheme === undefined ? [] : [{ value, scheme, at }],
          ),
        ),

  check: (identifiers, certificate) =>
    identifiers.flatMap(({ value, scheme, at }) => {
      const fault = faultOf(scheme, certificate);
      return fault === undefined ? [] : [{ message: `organizationIdentifier ${quote(value)}: ${fault}`, at }];
    }),
});

function faultOf(scheme: string, certificate: Certificate): string | undefined {
  if (isNationalScheme(scheme)) return undefined;
  const type = IDENTITY_TYPES.get(scheme);
  if (type === undefined) {
    return `${scheme} is no identity type; ${[...IDENTITY_TYPES.keys()].join(', ')} are, and national ones with a colon.`;
  }
  const { since } = type;
  return since !== undefined && issuedBefore(certificate, since.published)
    ? `${scheme} is an identity type only since EN 319 412-1 ${since.version}, which is younger than the certificate.`
    : undefined;
}
