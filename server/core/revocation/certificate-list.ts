import type { AlgorithmIdentifier } from '../certificate/certificate.js';
import type {
  DistributionPointName,
  ReasonFlag,
  RevocationReason,
} from '../certificate/extensions/distribution-points.js';
import type { Name } from '../certificate/name.js';
import type { RevocationExtension } from './read-extensions.js';

/**
 * A CertificateList (RFC 5280 §5.1). Its entries stay bytes: every one was checked when the list was read, and
 * `findRevokedEntries` walks over them again.
 */
export interface CertificateList {
  readonly der: Uint8Array;
  /** TBSCertList as it was signed. */
  readonly signed: Uint8Array;
  readonly version: 1 | 2;
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: Uint8Array;
  readonly issuer: Name;
  /** By `canonicalName`; `undefined` when the name is broken and can equal no other. */
  readonly canonicalIssuer: string | undefined;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  /** The contents of revokedCertificates, `end` exclusive. */
  readonly entries: { readonly start: number; readonly end: number; readonly count: number };
  readonly extensions: readonly RevocationExtension[];
  readonly number: bigint | undefined;
  /** BaseCRLNumber; a list that has one is a delta (§5.2.4). */
  readonly deltaBase: bigint | undefined;
  readonly issuingDistributionPoint: IssuingDistributionPoint | undefined;
  /** Lower-case hex. */
  readonly authorityKeyIdentifier: string | undefined;
  /** Certificates that expired since then are kept on the list (X.509 §9.5.2.7). */
  readonly expiredCertsOnCrl: Date | undefined;
  /** A critical extension of the list or of an entry that we cannot process: the list must not be used (§5.2, §5.3). */
  readonly unknownCritical: string | undefined;
}

/** IssuingDistributionPoint (RFC 5280 §5.2.5). */
export interface IssuingDistributionPoint {
  readonly name: DistributionPointName | undefined;
  readonly onlyContainsUserCerts: boolean;
  readonly onlyContainsCaCerts: boolean;
  readonly onlyContainsAttributeCerts: boolean;
  /** `undefined` says all reasons. */
  readonly onlySomeReasons: readonly ReasonFlag[] | undefined;
  readonly indirectCrl: boolean;
}

export interface RevokedEntry {
  readonly revokedAt: Date;
  readonly reason: RevocationReason | undefined;
  /** When the key is known or thought to have been compromised (§5.3.2); may lie before `revokedAt`. */
  readonly invalidityDate: Date | undefined;
  /** The whole entry. */
  readonly start: number;
  readonly end: number;
}
