import { contextConstructed, contextPrimitive, type DerNode, readDer } from '../../../asn1/der.js';
import type { Place } from '../../../asn1/decoded.js';
import { type Certificate, ExtensionOid } from '../../../certificate/certificate.js';
import { BASELINE_PROFILES_FROM } from '../../baseline-profiles.js';
import { followsBaselineRequirements } from '../../browser-track.js';
import { CABF_BR } from '../../citations.js';
import { extensionOf } from '../../known-extensions.js';
import { rule, type Violation } from '../../lint.js';
import { quote } from '../../quote.js';
import { hasScheme, HTTP, HTTP_OR_LDAP } from '../../uri-scheme.js';

const PROHIBITED = new Map<number, string>([
  [contextPrimitive(1), 'reasons'],
  [contextConstructed(2), 'cRLIssuer'],
]);

export const extCrldpProhibitedFields = rule({
  id: 'ext.crldp-prohibited-fields',
  title:
    'A CRL distribution point of a web server certificate is a fullName with http addresses and nothing else.',
  severity: 'error',
  citation: [CABF_BR('7.1.2.11.2')],
  appliesTo: ['qwac'],
  effectiveFrom: BASELINE_PROFILES_FROM,
  ask: 'Please reissue the certificate with CRL distribution points that have only a fullName with http addresses (CA/B Forum BR 7.1.2.11.2).',

  subject: (certificate) =>
    followsBaselineRequirements(certificate) && certificate.crlDistributionPoints !== undefined
      ? certificate
      : undefined,

  check: (certificate) => [...fields(certificate), ...names(certificate)],
});

function fields(certificate: Certificate): Violation[] {
  const { start, end } = extensionOf(certificate, ExtensionOid.crlDistributionPoints)!.value;
  const list = readDer(certificate.der, start, end, { exact: false });
  if (!list.ok) return [];
  return list.value.children.flatMap((point, i) =>
    point.children.flatMap((field) => {
      const name = prohibited(field);
      return name === undefined
        ? []
        : [
            {
              message: `A CRL distribution point has ${name}, which is not allowed.`,
              at: { path: `cRLDistributionPoints[${i}].${name}`, start: field.start, end: field.end },
            },
          ];
    }),
  );
}

function prohibited({ identifier, children }: DerNode): string | undefined {
  const relative =
    identifier === contextConstructed(0) &&
    children.some((choice) => choice.identifier === contextConstructed(1));
  return relative ? 'nameRelativeToCRLIssuer' : PROHIBITED.get(identifier);
}

/** Where no address is http or ldap, `ext.crldp-no-http` says so once for all. */
function names({ crlDistributionPoints }: Certificate): Violation[] {
  const items = crlDistributionPoints?.items ?? [];
  if (!items.some((name) => hasScheme(name, HTTP_OR_LDAP))) return [];
  return items
    .filter((name) => !hasScheme(name, HTTP))
    .map(({ type, value, at }): { message: string; at: Place } => ({
      message: `The CRL distribution point ${type} ${quote(value)} has no http address.`,
      at,
    }));
}
