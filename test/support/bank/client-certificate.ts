import { createHash } from 'node:crypto';
import type { ApiEdition } from '../../../server/core/api-editions/edition-names.js';
import type { Certificate } from '../../../server/core/certificate/certificate.js';
import { decodeCertificate } from '../../../server/core/certificate/decode-certificate.js';
import { kindOf } from '../../../server/core/certificate/kind.js';
import { readAgain } from '../../../server/core/certificate/second-reading.js';
import { usableRolesOf } from '../../../server/core/certificate/usable-roles.js';
import { findPath } from '../../../server/core/path/find-path.js';
import { PathCandidates } from '../../../server/core/path/path-candidates.js';
import { anchorFromCertificate } from '../../../server/core/path/trust-anchor.js';
import { judgeCrlBytes } from '../../../server/core/revocation/judge-crl.js';
import { DEFAULT_FRESHNESS } from '../../../server/core/revocation/judgement.js';
import { testVerifier } from '../signature-verifier.js';
import type { BankAuthorities } from './authorities.js';
import type { ThirdParties, ThirdParty } from './third-parties.js';

/** Whoever showed an accepted certificate. */
export interface AcceptedCertificate {
  readonly ok: true;
  readonly sha256: string;
  readonly organizationIdentifier: string;
  /** Usable ones only, as the certificate says. */
  readonly roles: readonly string[];
  readonly party: ThirdParty;
}

export interface RefusedCertificate {
  readonly ok: false;
  readonly why:
    | 'missing'
    | 'unreadable'
    | 'not-yet-valid'
    | 'expired'
    | 'not-trusted'
    | 'revoked'
    | 'not-a-qwac'
    | 'not-registered';
  /** One sentence. */
  readonly text: string;
  readonly sha256: string | null;
  readonly organizationIdentifier: string | null;
}

export type CertificateReading = AcceptedCertificate | RefusedCertificate;

/** id-kp-clientAuth. */
const CLIENT = '1.3.6.1.5.5.7.3.2';

/**
 * Reads QWACs with the project's own core, as the documents of the bank demand it: from a provider that is trusted, within
 * its dates, not revoked by the provider's list, a certificate for web sites, and of somebody who is registered.
 */
export class CertificateReader {
  private readonly anchors: Certificate[];
  /** The CA below the provider's root, which issues. */
  private readonly issuer: Certificate;
  private candidates: PathCandidates;
  /** SHA-256 of certificates of other issuers that are revoked. */
  private readonly revoked = new Set<string>();

  constructor(
    private readonly authorities: BankAuthorities,
    private readonly parties: ThirdParties,
    private readonly now: () => Date,
  ) {
    this.anchors = [decoded(authorities.providerRoot.der)];
    this.issuer = decoded(authorities.provider.authority.der);
    this.candidates = this.made();
  }

  /** Certificates of this CA are trusted from now on. */
  trust(der: Uint8Array): void {
    this.anchors.push(decoded(der));
    this.candidates = this.made();
  }

  /** On the list of the provider that issued it; of another issuer the bank just knows. */
  revoke({ der }: { readonly der: Uint8Array }): void {
    if (this.isOfProvider(decoded(der))) this.authorities.provider.revoke({ der });
    else this.revoked.add(createHash('sha256').update(der).digest('hex'));
  }

  private isOfProvider({ authorityKeyIdentifier }: Certificate): boolean {
    return authorityKeyIdentifier === this.issuer.subjectKeyIdentifier;
  }

  private made(): PathCandidates {
    return new PathCandidates(
      this.anchors.map((anchor) => anchorFromCertificate(anchor)),
      [this.issuer],
    );
  }

  read(der: Uint8Array | undefined, edition: ApiEdition): CertificateReading {
    if (der === undefined || der.length === 0)
      return refused('missing', 'No client certificate was shown.', null, null);
    const sha256 = createHash('sha256').update(der).digest('hex');
    const read = decodeCertificate(der);
    if (!read.ok) return refused('unreadable', 'The client certificate cannot be read.', sha256, null);
    const certificate = read.value;
    const identifier = certificate.organizationIdentifiers[0]?.value ?? null;
    const no = (why: RefusedCertificate['why'], text: string): RefusedCertificate =>
      refused(why, text, sha256, identifier);
    const at = this.now();
    if (at < certificate.notBefore.instant)
      return no('not-yet-valid', 'The client certificate is not valid yet.');
    if (at > certificate.notAfter.instant) return no('expired', 'The client certificate has expired.');
    const path = findPath(
      { target: certificate, at, purpose: CLIENT, candidates: this.candidates },
      testVerifier,
    );
    if (!path.ok) {
      const message = path.problems[0]?.message ?? 'No chain leads to a trusted provider.';
      return no('not-trusted', `The chain of the client certificate is not accepted: ${message}`);
    }
    if (this.isRevoked(certificate, sha256, at)) return no('revoked', 'The client certificate is revoked.');
    if (kindOf(certificate) !== 'qwac') return no('not-a-qwac', 'The client certificate is not a QWAC.');
    const party = identifier === null ? undefined : this.parties.ofCertificate(identifier, edition);
    if (identifier === null || party === undefined)
      return no(
        'not-registered',
        'The holder of the client certificate is not registered for this interface.',
      );
    const roles = readAgain(certificate).status === 'agrees' ? usableRolesOf(certificate) : [];
    return { ok: true, sha256, organizationIdentifier: identifier, roles, party };
  }

  private isRevoked(certificate: Certificate, sha256: string, at: Date): boolean {
    if (this.revoked.has(sha256)) return true;
    const { issuer } = this;
    const { provider } = this.authorities;
    if (!this.isOfProvider(certificate)) return false;
    const question = {
      certificate,
      issuer,
      at,
      freshness: DEFAULT_FRESHNESS,
      refuseAlgorithm: () => undefined,
    };
    const { verdict } = judgeCrlBytes(provider.crl(), [], question, testVerifier);
    return verdict.status !== 'good';
  }
}

const refused = (
  why: RefusedCertificate['why'],
  text: string,
  sha256: string | null,
  organizationIdentifier: string | null,
): RefusedCertificate => ({ ok: false, why, text, sha256, organizationIdentifier });

function decoded(der: Uint8Array): Certificate {
  const read = decodeCertificate(der);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}
