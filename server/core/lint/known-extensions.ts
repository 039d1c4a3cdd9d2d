import { type Certificate, type Extension, ExtensionOid } from '../certificate/certificate.js';

/** Extensions that rules ask for and a `Certificate` does not hold decoded. */
export const FurtherExtensionOid = {
  issuerAltName: '2.5.29.18',
  nameConstraints: '2.5.29.30',
  policyMappings: '2.5.29.33',
  policyConstraints: '2.5.29.36',
  freshestCrl: '2.5.29.46',
  inhibitAnyPolicy: '2.5.29.54',
  /** RFC 9608. */
  noRevAvail: '2.5.29.56',
  /** EN 319 412-1: a short-term certificate whose validity is assured, so that nobody asks for its revocation. */
  validityAssured: '0.4.0.194121.2.1',
  /** RFC 6962 §3.3. */
  signedCertificateTimestamps: '1.3.6.1.4.1.11129.2.4.2',
} as const;

/**
 * What the critical bit of an extension means for a verdict: `allowed` by RFC 5280 or the extension's own standard,
 * `judged` by a rule about this one extension, `never` allowed (EN 319 412-2 GEN-4.1-2).
 */
type Criticality = 'allowed' | 'judged' | 'never';

const E = ExtensionOid;
const F = FurtherExtensionOid;

const KNOWN = new Map<string, readonly [name: string, critical: Criticality]>([
  ['2.5.29.9', ['subjectDirectoryAttributes', 'never']],
  [E.subjectKeyIdentifier, ['subjectKeyIdentifier', 'never']],
  [E.keyUsage, ['keyUsage', 'allowed']],
  ['2.5.29.16', ['privateKeyUsagePeriod', 'never']],
  [E.subjectAltName, ['subjectAltName', 'judged']],
  [F.issuerAltName, ['issuerAltName', 'judged']],
  [E.basicConstraints, ['basicConstraints', 'allowed']],
  // These four have no place in the certificate at all, and rules of their own say so.
  [F.nameConstraints, ['nameConstraints', 'allowed']],
  [F.policyMappings, ['policyMappings', 'allowed']],
  [F.policyConstraints, ['policyConstraints', 'allowed']],
  [F.inhibitAnyPolicy, ['inhibitAnyPolicy', 'allowed']],
  [E.crlDistributionPoints, ['cRLDistributionPoints', 'judged']],
  [E.certificatePolicies, ['certificatePolicies', 'judged']],
  [E.authorityKeyIdentifier, ['authorityKeyIdentifier', 'judged']],
  [E.extendedKeyUsage, ['extKeyUsage', 'judged']],
  [F.freshestCrl, ['freshestCRL', 'never']],
  [F.noRevAvail, ['noRevAvail', 'never']],
  [E.authorityInfoAccess, ['authorityInfoAccess', 'judged']],
  [E.qcStatements, ['qcStatements', 'judged']],
  ['1.3.6.1.5.5.7.1.11', ['subjectInfoAccess', 'never']],
  ['1.3.6.1.5.5.7.1.24', ['tlsFeature', 'never']],
  ['1.3.6.1.5.5.7.48.1.5', ['ocsp-nocheck', 'never']],
  [E.cabfOrganizationIdentifier, ['cabfOrganizationIdentifier', 'never']],
  [F.signedCertificateTimestamps, ['signedCertificateTimestamps', 'never']],
  [E.precertificatePoison, ['precertificatePoison', 'allowed']],
  [F.validityAssured, ['validityAssured', 'never']],
]);

/** `subjectAltName` …; `undefined` for an extension of which we know nothing. */
export const extensionName = (oid: string): string | undefined => KNOWN.get(oid)?.[0];

export const criticalityOf = (oid: string): Criticality | undefined => KNOWN.get(oid)?.[1];

/** `subjectAltName (2.5.29.17)`; the OID alone when we know no name. */
export const extensionText = (oid: string): string => {
  const name = extensionName(oid);
  return name === undefined ? oid : `${name} (${oid})`;
};

/** The first extension with this OID, which is the one that counts. */
export const extensionOf = ({ extensions }: Certificate, oid: string): Extension | undefined =>
  extensions.find((extension) => extension.oid === oid);
