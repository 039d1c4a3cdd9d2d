import type { Certificate } from '../core/certificate/certificate.js';
import { OCSP_REQUEST_TYPE, OCSP_RESPONSE_TYPE, writeOcspRequest } from '../core/revocation/ocsp-request.js';
import type { SignatureVerifier } from '../core/signatures/signature-verifier.js';
import { evaluate, type Evaluation } from '../core/verdict/evaluate.js';
import type { Evidence, OcspItem } from '../core/verdict/evidence.js';
import type { Wanted } from '../core/verdict/wanted.js';
import type { Egress, EgressOutcome, EgressPurpose, EgressRequest } from '../ports/egress.js';

/** One address that was asked, and what came of it. */
export interface Attempt {
  readonly purpose: EgressPurpose;
  readonly url: string;
  /** Lower-case hex SHA-256 of the certificate it was asked for. */
  readonly certificate: string;
  readonly at: Date;
  /** `ok`, or why there is nothing, in the words of the way out. */
  readonly outcome: EgressOutcome['outcome'] | 'http-error' | 'offline';
  readonly message: string;
  /** SHA-256 of what came. */
  readonly sha256: string | null;
  /** It was kept and is current, so nobody was asked. */
  readonly reused: boolean;
}

export interface Completed {
  readonly evidence: Evidence;
  readonly evaluation: Evaluation;
  readonly attempts: readonly Attempt[];
}

export interface Outside {
  /** Without one nothing is fetched. */
  readonly egress: Egress | undefined;
  /** What is kept of an earlier answer and may be used instead of asking. */
  readonly kept?: (wanted: Wanted, url: string) => Promise<OcspItem | undefined>;
  readonly verifier: SignatureVerifier;
  readonly now: () => Date;
  /** Fresh random octets. */
  readonly random: (octets: number) => Uint8Array;
}

/** Issuers, then revocation of each certificate by each of its addresses: more rounds than any honest chain needs. */
const MAX_ROUNDS = 16;
const NONCE_OCTETS = 32;
const TOTAL_MS = 10_000;
/** A list of 500,000 entries is 20 MB; an answer about one certificate a few kB. */
const LIMITS: Readonly<Record<Wanted['kind'], EgressRequest['limits']>> = {
  issuer: { bodyBytes: 256 * 1024, totalMs: TOTAL_MS },
  ocsp: { bodyBytes: 256 * 1024, totalMs: TOTAL_MS },
  crl: { bodyBytes: 50 * 1024 * 1024, totalMs: 30_000 },
};

/**
 * Evaluates, fetches what the evaluation wants, and evaluates again, until nothing more can be had. Addresses come out
 * of certificates, so everything goes through the egress guard; what fails to come is an attempt, never an exception.
 */
export async function completeEvidence(start: Evidence, outside: Outside): Promise<Completed> {
  let evidence = start;
  const attempts: Attempt[] = [];
  const tried = new Set<string>();
  for (let round = 0; ; round++) {
    const evaluation = evaluate(evidence, outside.verifier);
    const requests =
      round < MAX_ROUNDS ? nextRequests(evaluation.wanted, tried, evidence, outside.verifier) : [];
    if (requests.length === 0) return { evidence, evaluation, attempts };
    const answers = await Promise.all(requests.map((request) => ask(request, outside)));
    for (const { attempt, add } of answers) {
      attempts.push(attempt);
      if (add !== undefined) evidence = add(evidence);
    }
  }
}

interface Request {
  readonly wanted: Wanted;
  readonly url: string;
}

/** The next untried address for each certificate: its issuer before its revocation, the preferred source first. */
function nextRequests(
  wanted: readonly Wanted[],
  tried: Set<string>,
  { policy }: Evidence,
  verifier: SignatureVerifier,
): Request[] {
  const order: Wanted['kind'][] =
    policy.revocation.prefer === 'crl' ? ['issuer', 'crl', 'ocsp'] : ['issuer', 'ocsp', 'crl'];
  // One of each certificate at a time.
  const requests = new Map<Certificate, Request>();
  const byPreference = [...wanted].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  for (const one of byPreference) {
    if (requests.has(one.certificate)) continue;
    // One CRL answers for every certificate of its issuer; an OCSP address is asked once for each.
    const key = (url: string): string =>
      one.kind === 'ocsp' ? `${url} ${verifier.sha256(one.certificate.der)}` : url;
    const url = one.urls.find((candidate) => !tried.has(key(candidate)));
    if (url === undefined) continue;
    tried.add(key(url));
    requests.set(one.certificate, { wanted: one, url });
  }
  return [...requests.values()];
}

/** Under what an answer is kept: an OCSP response for one certificate, everything else for its address. */
export const cacheKeyOf = (kind: Wanted['kind'], url: string, certificate: string): string =>
  kind === 'ocsp' ? `ocsp ${certificate} ${url}` : `${kind} ${url}`;

export const PURPOSE = { issuer: 'ca-issuers', ocsp: 'ocsp', crl: 'crl' } as const satisfies Record<
  Wanted['kind'],
  EgressPurpose
>;

interface Asked {
  readonly attempt: Attempt;
  readonly add?: (evidence: Evidence) => Evidence;
}

async function ask({ wanted, url }: Request, outside: Outside): Promise<Asked> {
  const { egress, verifier, now, random } = outside;
  const purpose = PURPOSE[wanted.kind];
  const certificate = verifier.sha256(wanted.certificate.der);
  const kept = await outside.kept?.(wanted, url);
  if (kept !== undefined) {
    const sha256 = verifier.sha256(kept.der);
    const about = { purpose, url, certificate, at: kept.receivedAt, sha256, reused: true };
    return { attempt: { ...about, outcome: 'ok', message: '' }, add: adding(wanted, kept) };
  }
  if (egress === undefined) {
    const message = 'Nothing was fetched, as asked.';
    const about = { purpose, url, certificate, at: now(), sha256: null, reused: false };
    return { attempt: { ...about, outcome: 'offline', message } };
  }
  const nonce = random(NONCE_OCTETS);
  const answer = await egress.fetch({
    ...{ url, purpose, limits: LIMITS[wanted.kind] },
    ...(wanted.kind === 'ocsp'
      ? {
          method: 'POST',
          headers: { 'content-type': OCSP_REQUEST_TYPE, accept: OCSP_RESPONSE_TYPE },
          body: writeOcspRequest(
            { certificate: wanted.certificate, issuer: wanted.issuer, hash: 'sha1', nonce },
            verifier,
          ),
        }
      : { method: 'GET' }),
  });
  const receivedAt = now();
  const about = { purpose, url, certificate, at: receivedAt, reused: false };
  if (answer.outcome !== 'ok')
    return { attempt: { ...about, outcome: answer.outcome, message: answer.message, sha256: null } };
  if (answer.status !== 200) {
    const message = `The server answered with HTTP status ${answer.status}.`;
    return { attempt: { ...about, outcome: 'http-error', message, sha256: null } };
  }
  const item = { der: answer.bytes, source: url, receivedAt, ...(wanted.kind === 'ocsp' && { nonce }) };
  return {
    attempt: { ...about, outcome: 'ok', message: '', sha256: verifier.sha256(answer.bytes) },
    add: adding(wanted, item),
  };
}

const adding =
  ({ kind }: Wanted, item: OcspItem) =>
  (evidence: Evidence): Evidence => {
    switch (kind) {
      case 'issuer':
        return { ...evidence, intermediates: [...evidence.intermediates, item] };
      case 'ocsp':
        return { ...evidence, ocsp: [...evidence.ocsp, item] };
      case 'crl':
        return { ...evidence, crls: [...evidence.crls, item] };
    }
  };
