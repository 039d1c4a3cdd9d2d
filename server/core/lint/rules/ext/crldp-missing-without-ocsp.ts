import { type Certificate, ExtensionOid } from '../../../certificate/certificate.js';
import { followsBaselineRequirements } from '../../browser-track.js';
import { EN_319_412_2 } from '../../citations.js';
import { extensionOf, FurtherExtensionOid } from '../../known-extensions.js';
import { rule } from '../../lint.js';
import { revocationPointers } from '../../revocation-pointers.js';
import { isShortLived } from '../../short-lived.js';

export const extCrldpMissingWithoutOcsp = rule({
  id: 'ext.crldp-missing-without-ocsp',
  title: 'The certificate says where its revocation can be looked up.',
  severity: 'error',
  citation: [EN_319_412_2('GEN-4.3.11-2'), EN_319_412_2('GEN-4.4.1-8')],
  ask: 'Please reissue the certificate with a CRL distribution point or the location of an OCSP responder (EN 319 412-2 GEN-4.3.11-2 and GEN-4.4.1-8).',

  subject: (certificate) => (needsNoRevocation(certificate) ? undefined : certificate),

  check: (certificate) =>
    revocationPointers(certificate).length > 0 || hasUnreadableLocations(certificate)
      ? []
      : [{ message: 'There is neither a CRL distribution point nor an OCSP location.', at: undefined }],
});

const needsNoRevocation = (certificate: Certificate): boolean =>
  extensionOf(certificate, FurtherExtensionOid.validityAssured) !== undefined ||
  (followsBaselineRequirements(certificate) && isShortLived(certificate));

/** An authorityInfoAccess that cannot be decoded is reported by `x509.extension-undecodable`. */
const hasUnreadableLocations = (certificate: Certificate): boolean =>
  certificate.authorityInfoAccess === undefined &&
  extensionOf(certificate, ExtensionOid.authorityInfoAccess) !== undefined;
