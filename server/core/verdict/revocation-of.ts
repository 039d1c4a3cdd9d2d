import type { Certificate } from '../certificate/certificate.js';
import { distributionPointsOf } from '../certificate/extensions/distribution-points.js';
import { refuseKey, refuseScheme } from '../signatures/algorithm-policy.js';
import { readSignatureScheme } from '../signatures/signature-scheme.js';
import { readSigningKey } from '../signatures/signing-key.js';
import type { SignatureVerifier } from '../signatures/signature-verifier.js';
import { canonicalNameAt } from '../revocation/canonical-name.js';
import type { CertificateList } from '../revocation/certificate-list.js';
import { decideRevocation, type RevocationDecision } from '../revocation/decide-revocation.js';
import { judgeCrl } from '../revocation/judge-crl.js';
import { judgeOcsp } from '../revocation/judge-ocsp.js';
import type { RefuseAlgorithm, RevocationJudgement, RevocationQuestion } from '../revocation/judgement.js';
import type { OcspResponse } from '../revocation/ocsp-response.js';
import { readCertificateList } from '../revocation/read-certificate-list.js';
import { readOcspResponse } from '../revocation/read-ocsp-response.js';
import { revocationNotApplicable } from '../revocation/revocation-not-applicable.js';
import { isSerial, serialOctets } from '../revocation/serial-number.js';
import type { Evidence, Item } from './evidence.js';

/** What is known about the revocation of one certificate. */
export interface RevocationOf {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** Why there is nothing to check; then `decision` says good. */
  readonly notApplicable: string | undefined;
  readonly decision: RevocationDecision;
  /** Judgements in the order of the decision's `basis`, each with the evidence it judged. */
  readonly judgements: readonly (RevocationJudgement & { readonly item: Item })[];
  /** It rests on a complete CRL and no delta CRL of its issuer is at hand. */
  readonly withoutDelta: boolean;
}

const NOT_APPLICABLE: RevocationDecision = {
  status: 'good',
  check: 'pass',
  revocation: undefined,
  remarks: [],
  basis: [],
  currentUntil: undefined,
};

/**
 * Certificates of a canonical name, other than the issuer's, that may have signed a CRL: their path holds
 * (RFC 5280 §6.3.3 (f)).
 */
export type CrlSigners = (canonicalName: string) => readonly Certificate[];

/** What of the evidence speaks about revocation. */
export type RevocationEvidence = Pick<Evidence, 'at' | 'ocsp' | 'crls' | 'policy'>;

/** Reads all revocation evidence once and answers for any certificate and its issuer. */
export class RevocationAnswers {
  private readonly responses: readonly { item: Evidence['ocsp'][number]; response: OcspResponse }[];
  private readonly lists: readonly { item: Item; list: CertificateList }[];
  private readonly known = new Map<Certificate, RevocationOf>();
  /** Evidence that could not be read, as sentences. */
  readonly unreadable: readonly string[];
  signatures = 0;

  constructor(
    private readonly evidence: RevocationEvidence,
    private readonly verifier: SignatureVerifier,
    private readonly crlSigners: CrlSigners,
  ) {
    const unreadable: string[] = [];
    this.responses = evidence.ocsp.flatMap((item) => {
      const response = readOcspResponse(item.der);
      if (response.ok) return [{ item, response: response.value }];
      unreadable.push(`${item.source} is no OCSP response: ${response.problem.message}`);
      return [];
    });
    this.lists = evidence.crls.flatMap((item) => {
      const list = readCertificateList(item.der);
      if (list.ok) return [{ item, list: list.value }];
      unreadable.push(`${item.source} is no CRL: ${list.problem.message}`);
      return [];
    });
    this.unreadable = unreadable;
  }

  of(certificate: Certificate, issuer: Certificate): RevocationOf {
    const known = this.known.get(certificate);
    if (known?.issuer === issuer) return known;
    const answer = this.answer(certificate, issuer);
    this.known.set(certificate, answer);
    return answer;
  }

  private answer(certificate: Certificate, issuer: Certificate): RevocationOf {
    const notApplicable = revocationNotApplicable(certificate);
    if (notApplicable !== undefined)
      return {
        certificate,
        issuer,
        notApplicable,
        decision: NOT_APPLICABLE,
        judgements: [],
        withoutDelta: false,
      };
    const crls = this.crlsAbout(certificate);
    const judgements = [...this.byOcsp(certificate, issuer), ...this.byCrl(crls, certificate, issuer)];
    this.signatures += judgements.reduce((sum, { signatureChecks }) => sum + signatureChecks, 0);
    const decision = decideRevocation(judgements, this.evidence.policy.revocation);
    const withoutDelta =
      decision.basis.some((index) => judgements[index]?.source === 'crl') &&
      crls.every(({ list }) => list.deltaBase === undefined);
    return { certificate, issuer, notApplicable, decision, judgements, withoutDelta };
  }

  private question(certificate: Certificate, issuer: Certificate, item: Item): RevocationQuestion {
    const { at, policy } = this.evidence;
    return {
      ...{ certificate, issuer, at, freshness: policy.freshness, refuseAlgorithm },
      ...(item.receivedAt > at && { receivedAt: item.receivedAt }),
    };
  }

  private byOcsp(certificate: Certificate, issuer: Certificate): RevocationOf['judgements'] {
    const serial = serialOctets(certificate);
    return this.responses
      .filter(({ response }) => mayBeAbout(response, serial))
      .map(({ item, response }) => {
        const question = {
          ...this.question(certificate, issuer, item),
          ...(item.nonce && { nonce: item.nonce }),
        };
        return { ...judgeOcsp(response, question, this.verifier), item };
      });
  }

  private crlsAbout(certificate: Certificate): RevocationAnswers['lists'] {
    const issuers = crlIssuers(certificate);
    return this.lists.filter(({ list }) => issuers.has(list.canonicalIssuer));
  }

  private byCrl(
    mine: RevocationAnswers['lists'],
    certificate: Certificate,
    issuer: Certificate,
  ): RevocationOf['judgements'] {
    const deltas = mine.filter(({ list }) => list.deltaBase !== undefined).map(({ list }) => list);
    return mine
      .filter(({ list }) => list.deltaBase === undefined)
      .map(({ item, list }) => {
        const crlSigners = this.crlSigners(list.canonicalIssuer!);
        const question = { ...this.question(certificate, issuer, item), crlSigners };
        return { ...judgeCrl(list, deltas, question, this.verifier), item };
      });
  }
}

/** A response with another serial number is about another certificate; an error is about none and says why. */
const mayBeAbout = (response: OcspResponse, serial: Uint8Array): boolean =>
  response.status !== 'successful' ||
  response.basic.responses.some(({ certId }) =>
    isSerial(response.basic.der, certId.serial.content, certId.serial.end, serial),
  );

/** Names under which a CRL about this certificate may be issued (RFC 5280 §6.3.3 (b)(1)). */
function crlIssuers(certificate: Certificate): ReadonlySet<string | undefined> {
  const { der, issuer } = certificate;
  const names = new Set<string | undefined>([canonicalNameAt(der, issuer.at)]);
  for (const { crlIssuer } of distributionPointsOf(certificate) ?? [])
    for (const { type, at } of crlIssuer)
      if (type === 'dn') names.add(canonicalNameAt(der, explicitContent(der, at)));
  names.delete(undefined);
  return names;
}

/** directoryName is `[4] EXPLICIT`: the Name stands after one octet of tag and its length. */
function explicitContent(der: Uint8Array, { start, end }: { start: number; end: number }) {
  const first = der[start + 1] ?? 0;
  return { start: start + 2 + (first > 0x80 ? first & 0x7f : 0), end };
}

/** The dated policy of TS 119 312, the same as for the path. */
const refuseAlgorithm: RefuseAlgorithm = ({ algorithmDer, keyDer, at }) => {
  const scheme = readSignatureScheme(algorithmDer);
  const key = readSigningKey(keyDer);
  if (scheme === undefined) return 'Its signature algorithm is not supported.';
  if (key === undefined) return 'The key of its signer has not the form of its algorithm.';
  return refuseScheme(scheme, at)?.message ?? refuseKey(key, at)?.message;
};
