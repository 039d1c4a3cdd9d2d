import { type Certificate, ExtensionOid } from '../certificate/certificate.js';
import { RevocationOid } from './identifiers.js';
import { hasExtension } from './verify-evidence.js';

/** The longest life that anybody calls short (CA/B Forum TLS Baseline Requirements §1.6.1). */
const SHORT_LIFE_MS = 10 * 24 * 3_600_000;

/**
 * Why a certificate has no revocation to be checked: it says so itself (RFC 9608), or it is too short-lived to be
 * revoked (EN 319 412-1 §5.2). One that names a source of revocation nevertheless is checked.
 */
export function revocationNotApplicable(certificate: Certificate): string | undefined {
  const life = certificate.notAfter.instant.getTime() - certificate.notBefore.instant.getTime();
  const says = hasExtension(certificate, RevocationOid.noRevAvail)
    ? 'noRevAvail (RFC 9608): its CA publishes no revocation.'
    : hasExtension(certificate, RevocationOid.validityAssuredShortTerm) && life <= SHORT_LIFE_MS
      ? 'validity-assured short-term (EN 319 412-1): it expires before it could be revoked.'
      : undefined;
  const namesSource =
    hasExtension(certificate, ExtensionOid.crlDistributionPoints) ||
    certificate.authorityInfoAccess?.items.some(({ method }) => method === '1.3.6.1.5.5.7.48.1') === true;
  return namesSource || certificate.basicConstraints?.ca === true ? undefined : says;
}
