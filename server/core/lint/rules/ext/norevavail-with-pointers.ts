import { RFC_9608 } from '../../citations.js';
import { extensionOf, FurtherExtensionOid } from '../../known-extensions.js';
import { rule, type Violation } from '../../lint.js';
import { revocationPointers } from '../../revocation-pointers.js';

export const extNorevavailWithPointers = rule({
  id: 'ext.norevavail-with-pointers',
  title: 'A certificate with noRevAvail does not point to CRLs or OCSP responders.',
  severity: 'error',
  citation: [RFC_9608('3')],
  ask: 'Please reissue the certificate either without noRevAvail or without CRL distribution points and OCSP locations (RFC 9608 section 3).',

  subject: (certificate) =>
    extensionOf(certificate, FurtherExtensionOid.noRevAvail) === undefined ? undefined : certificate,

  check: (certificate) => {
    const freshest = extensionOf(certificate, FurtherExtensionOid.freshestCrl);
    const violations: Violation[] = revocationPointers(certificate).map(([what, at]) =>
      contradiction(what, at),
    );
    return freshest === undefined ? violations : [...violations, contradiction('freshestCRL', freshest.at)];
  },
});

const contradiction = (what: string, at: Violation['at']): Violation => ({
  message: `noRevAvail says that there is no revocation information, but ${what} points to some.`,
  at,
});
