import { existsSync, readFileSync } from 'node:fs';
import type { Certificate } from '../../server/core/certificate/certificate.js';
import { certificatesInFile } from '../../server/core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import { findPath, type PathResult, type CertificationPath } from '../../server/core/path/find-path.js';
import { KeyPurpose } from '../../server/core/path/key-purpose.js';
import { PathCandidates } from '../../server/core/path/path-candidates.js';
import { identifiesServer } from '../../server/core/path/server-identity.js';
import { anchorFromCertificate, HEED_EVERYTHING } from '../../server/core/path/trust-anchor.js';
import type { SignatureVerifier } from '../../server/core/signatures/signature-verifier.js';
import { DEFAULT_VERDICT_POLICY } from '../../server/core/verdict/evidence.js';
import { RevocationAnswers } from '../../server/core/verdict/revocation-of.js';
import { CORPUS } from './corpus.js';

const FILE = new URL('limbo/limbo.json', CORPUS);
export const hasLimbo = existsSync(FILE);

export interface LimboCase {
  readonly id: string;
  readonly features: readonly string[];
  readonly description: string;
  readonly validation_kind: 'SERVER' | 'CLIENT';
  readonly trusted_certs: readonly string[];
  readonly untrusted_intermediates: readonly string[];
  readonly peer_certificate: string;
  readonly validation_time: string | null;
  readonly extended_key_usage: readonly (keyof typeof KeyPurpose)[];
  readonly expected_result: 'SUCCESS' | 'FAILURE';
  readonly expected_peer_name: { readonly kind: string; readonly value: string } | null;
  readonly max_chain_depth: number | null;
  readonly crls: readonly string[];
}

export const limboCases = (): readonly LimboCase[] =>
  (JSON.parse(readFileSync(FILE, 'utf8')) as { testcases: LimboCase[] }).testcases;

/** Cases without an instant of their own are made for any; a fixed one keeps dated policies from changing the run. */
const UNDATED = '2026-06-01T00:00:00Z';

export type LimboVerdict =
  | { readonly accepted: true; readonly result: PathResult }
  | { readonly accepted: false; readonly why: string; readonly result?: PathResult };

/** The verdict on one case: a path, and for a server the name the client wanted. */
export function judgeLimbo(testcase: LimboCase, verifier: SignatureVerifier): LimboVerdict {
  const target = certificateIn(testcase.peer_certificate);
  if (target === undefined) return { accepted: false, why: 'undecodable target' };
  const [purpose] = testcase.extended_key_usage;
  const result = findPath(
    {
      target,
      candidates: new PathCandidates(
        present(testcase.trusted_certs).map((certificate) =>
          anchorFromCertificate(certificate, { heed: HEED_EVERYTHING }),
        ),
        present(testcase.untrusted_intermediates),
      ),
      at: new Date(testcase.validation_time ?? UNDATED),
      ...(purpose !== undefined && { purpose: KeyPurpose[purpose] }),
      ...(testcase.max_chain_depth !== null && { maxPathLength: testcase.max_chain_depth }),
    },
    verifier,
  );
  if (!result.ok) return { accepted: false, why: result.problems.map(({ code }) => code).join(' '), result };
  const name = testcase.expected_peer_name;
  if (testcase.validation_kind === 'SERVER' && name !== null) {
    const wanted = name.kind === 'IP' ? { ip: address(name.value) } : { dns: name.value };
    if (!identifiesServer(target, wanted)) return { accepted: false, why: 'another server', result };
  }
  const revoked = revocationIn(testcase, result.path, verifier);
  return revoked === undefined ? { accepted: true, result } : { accepted: false, why: revoked, result };
}

/** What keeps a path from being good by the CRLs of the case; every certificate below the anchor must be on none. */
function revocationIn(
  { crls, validation_time }: LimboCase,
  { certificates, anchor }: CertificationPath,
  verifier: SignatureVerifier,
): string | undefined {
  if (crls.length === 0) return undefined;
  const at = new Date(validation_time ?? UNDATED);
  const answers = new RevocationAnswers(
    {
      ...{ at, ocsp: [], policy: DEFAULT_VERDICT_POLICY },
      crls: crls.map((pem, index) => ({ der: derOf(pem), source: `crl ${index}`, receivedAt: at })),
    },
    verifier,
    () => [],
  );
  const chain = [...certificates, anchor.certificate!.certificate];
  for (const [index, certificate] of certificates.entries()) {
    const { decision } = answers.of(certificate, chain[index + 1]!);
    if (decision.status !== 'good')
      return [decision.status, ...decision.remarks.map(({ code }) => code)].join(' ');
  }
  return undefined;
}

const derOf = (pem: string): Uint8Array =>
  Uint8Array.from(Buffer.from(pem.replaceAll(/-----[^-]*-----|\s/g, ''), 'base64'));

function certificateIn(pem: string): Certificate | undefined {
  const [found] = certificatesInFile(new TextEncoder().encode(pem));
  const decoded = found !== undefined && 'der' in found ? decodeCertificate(found.der) : undefined;
  return decoded?.ok === true ? decoded.value : undefined;
}

const present = (pems: readonly string[]): readonly Certificate[] =>
  pems.map(certificateIn).filter((certificate) => certificate !== undefined);

/** The octets of an address in the spellings of the suite. */
function address(text: string): Uint8Array {
  if (!text.includes(':')) return Uint8Array.from(text.split('.').map(Number));
  const [left = '', right] = text.split('::');
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => parseInt(group, 16));
  const [head, tail] = [groups(left), right === undefined ? [] : groups(right)];
  const all = [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail];
  return Uint8Array.from(all.flatMap((group) => [group >> 8, group & 0xff]));
}
