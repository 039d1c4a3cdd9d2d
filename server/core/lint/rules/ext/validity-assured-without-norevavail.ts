import { EN_319_412_2 } from '../../citations.js';
import { extensionOf, FurtherExtensionOid } from '../../known-extensions.js';
import { rule } from '../../lint.js';
import { revocationPointers } from '../../revocation-pointers.js';

export const extValidityAssuredWithoutNorevavail = rule({
  id: 'ext.validity-assured-without-norevavail',
  title:
    'A validity-assured certificate without CRL and OCSP says by noRevAvail that there is no revocation.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.11-2A')],
  // RFC 9608, which defines noRevAvail.
  effectiveFrom: new Date(Date.UTC(2024, 5, 1)),
  ask: 'Please reissue the certificate with the extension noRevAvail (2.5.29.56), because it has neither a CRL distribution point nor an OCSP location (EN 319 412-2 GEN-4.3.11-2A).',

  subject: (certificate) => extensionOf(certificate, FurtherExtensionOid.validityAssured),

  check: ({ at }, certificate) =>
    extensionOf(certificate, FurtherExtensionOid.noRevAvail) === undefined &&
    revocationPointers(certificate).length === 0
      ? [
          {
            message:
              'The validity-assured extension stands without CRL distribution point, OCSP location and noRevAvail.',
            at,
          },
        ]
      : [],
});
