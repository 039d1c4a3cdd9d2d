import type { Certificate } from '../certificate/certificate.js';
import { ExtensionOid } from '../certificate/certificate.js';
import {
  ALL_REASONS,
  type DistributionPoint,
  type DistributionPointName,
  distributionPointsOf,
  type ReasonFlag,
} from '../certificate/extensions/distribution-points.js';
import type { GeneralName } from '../certificate/extensions/general-name.js';
import { appendRdn, canonicalGeneralName, canonicalNameAt, directoryName } from './canonical-name.js';
import type { CertificateList } from './certificate-list.js';
import { hasExtension } from './verify-evidence.js';

export type Scope =
  /** The reasons about which the list speaks for this certificate. */
  | { readonly covers: true; readonly reasons: readonly ReasonFlag[] }
  | { readonly covers: false; readonly why: string };

const outside = (why: string): Scope => ({ covers: false, why });

/**
 * Whether a CRL speaks about a certificate (RFC 5280 §6.3.3 (b), (d)): its issuer, its distribution point and the kinds
 * of certificates it holds. A certificate that names distribution points is answered only through one of them; the
 * fallback of §6.3.3's last paragraph is for certificates that name none.
 */
export function crlScope(crl: CertificateList, certificate: Certificate): Scope {
  const { issuingDistributionPoint: idp } = crl;
  if (crl.canonicalIssuer === undefined) return outside("The CRL issuer's name cannot be compared.");
  const kind = outsideItsKinds(crl, certificate);
  if (kind !== undefined) return outside(kind);

  const issuer = canonicalNameAt(certificate.der, certificate.issuer.at);
  if (issuer === undefined) return outside("The issuer's name in the certificate cannot be compared.");
  const points = distributionPointsOf(certificate);
  if (points === undefined && hasExtension(certificate, ExtensionOid.crlDistributionPoints))
    return outside("The certificate's CRL distribution points cannot be read.");

  const covered = new Set<ReasonFlag>();
  let why = 'No CRL distribution point of the certificate leads to this CRL.';
  for (const point of points ?? [undefined]) {
    const mismatch = outsideOf(point, crl, certificate.der, issuer);
    if (mismatch !== undefined) {
      why = mismatch;
      continue;
    }
    const some = idp?.onlySomeReasons ?? ALL_REASONS;
    for (const reason of point?.reasons ?? ALL_REASONS) if (some.includes(reason)) covered.add(reason);
  }
  return covered.size === 0
    ? outside(why)
    : { covers: true, reasons: ALL_REASONS.filter((reason) => covered.has(reason)) };
}

/** §6.3.3 (b)(2)(ii) to (iv). */
function outsideItsKinds(
  { issuingDistributionPoint: idp }: CertificateList,
  { version, basicConstraints }: Certificate,
): string | undefined {
  if (idp === undefined) return undefined;
  if (idp.onlyContainsAttributeCerts) return 'The CRL holds attribute certificates only.';
  if (!idp.onlyContainsUserCerts && !idp.onlyContainsCaCerts) return undefined;
  if (version < 3)
    return 'A version 1 certificate does not say whether it is a CA, and the CRL holds one kind only.';
  const ca = basicConstraints?.ca === true;
  if (idp.onlyContainsUserCerts && ca) return 'The CRL holds end-entity certificates only.';
  if (idp.onlyContainsCaCerts && !ca) return 'The CRL holds CA certificates only.';
  return undefined;
}

/** §6.3.3 (b)(1) and (b)(2)(i) for one distribution point; without one, the certificate's issuer stands for it. */
function outsideOf(
  point: DistributionPoint | undefined,
  crl: CertificateList,
  der: Uint8Array,
  issuer: string,
): string | undefined {
  const { issuingDistributionPoint: idp, canonicalIssuer } = crl;
  const crlIssuers = canonicalNames(der, point?.crlIssuer ?? []);
  if (crlIssuers.length > 0) {
    if (!crlIssuers.includes(directoryName(canonicalIssuer!)))
      return 'The certificate names another issuer of CRLs.';
    if (idp?.indirectCrl !== true) return 'The certificate expects an indirect CRL, and this is none.';
  } else if ((point?.crlIssuer.length ?? 0) > 0 || canonicalIssuer !== issuer) {
    return 'The CRL was not issued by the issuer of the certificate.';
  }
  if (idp?.name === undefined) return undefined;
  const wanted = namesOf(idp.name, crl.der, [directoryName(canonicalIssuer!)]);
  const bases = crlIssuers.length > 0 ? crlIssuers : [directoryName(issuer)];
  const offered =
    point === undefined
      ? [directoryName(issuer)]
      : point.name === undefined
        ? crlIssuers
        : namesOf(point.name, der, bases);
  return offered.some((name) => wanted.includes(name))
    ? undefined
    : 'The CRL is for another distribution point than those of the certificate.';
}

/** The names of a DistributionPointName; a relative one is completed by the CRL issuer's name (§4.2.1.13). */
function namesOf(
  { fullName, nameRelativeToCrlIssuer }: DistributionPointName,
  der: Uint8Array,
  crlIssuers: readonly string[],
): readonly string[] {
  if (nameRelativeToCrlIssuer === undefined) return canonicalNames(der, fullName);
  // "MUST NOT be used when cRLIssuer has more than one name."
  const [base, ...more] = crlIssuers;
  if (base === undefined || more.length > 0 || !base.startsWith('dn:')) return [];
  const complete = appendRdn(base.slice('dn:'.length), nameRelativeToCrlIssuer);
  return complete === undefined ? [] : [directoryName(complete)];
}

const canonicalNames = (der: Uint8Array, names: readonly GeneralName[]): readonly string[] =>
  names.flatMap((name) => canonicalGeneralName(der, name) ?? []);
