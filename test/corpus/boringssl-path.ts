import { existsSync, readFileSync } from 'node:fs';
import type { Certificate } from '../../server/core/certificate/certificate.js';
import { certificatesInFile } from '../../server/core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import { findPath, type PathResult } from '../../server/core/path/find-path.js';
import type { AlgorithmPolicy } from '../../server/core/path/instant-faults.js';
import { KeyPurpose } from '../../server/core/path/key-purpose.js';
import { PathCandidates } from '../../server/core/path/path-candidates.js';
import { anchorFromCertificate } from '../../server/core/path/trust-anchor.js';
import type { SignatureVerifier } from '../../server/core/signatures/signature-verifier.js';
import { CORPUS } from './corpus.js';

export const FOLDER = new URL('files/boringssl-pki/', CORPUS);
const EXPECTATIONS = new URL('expectations.json', FOLDER);
export const hasBoringSsl = existsSync(EXPECTATIONS);

export interface ChainCase {
  readonly id: string;
  readonly chain: string;
  readonly last_cert_trust: string;
  readonly utc_time: string;
  readonly key_purpose: string;
  readonly expected_user_constrained_policy_set?: string;
  readonly expected: 'SUCCESS' | 'FAILURE';
  readonly expectedErrorsText?: string | null;
}

export function chainCases(): readonly ChainCase[] {
  const { chains } = JSON.parse(readFileSync(EXPECTATIONS, 'utf8')) as {
    chains: { cases: Record<string, Omit<ChainCase, 'id'>> };
  };
  return Object.entries(chains.cases).map(([id, testcase]) => ({ ...testcase, id }));
}

/** The suite's DEFAULT is a day of its certificates. */
const DEFAULT_TIME = '211005120000Z';

const PURPOSES = new Map<string, string>([
  ['SERVER_AUTH', KeyPurpose.serverAuth],
  ['SERVER_AUTH_STRICT', KeyPurpose.serverAuth],
  ['SERVER_AUTH_STRICT_LEAF', KeyPurpose.serverAuth],
  ['CLIENT_AUTH', KeyPurpose.clientAuth],
  ['CLIENT_AUTH_STRICT', KeyPurpose.clientAuth],
  ['CLIENT_AUTH_STRICT_LEAF', KeyPurpose.clientAuth],
]);

export interface ChainVerdict {
  readonly accepted: boolean;
  readonly why: string;
  readonly result: PathResult | undefined;
}

/** RFC 5280 §6.1 alone: the suite asks for no profile. What an anchor's certificate binds is part of each case. */
export function judgeChain(
  testcase: ChainCase,
  verifier: SignatureVerifier,
  algorithms?: AlgorithmPolicy,
): ChainVerdict {
  const chain = certificatesOf(new URL(testcase.chain, new URL(testcase.id, FOLDER)));
  const [target, ...above] = chain;
  const trusted = chain.at(-1);
  if (target === undefined || trusted === undefined)
    return { accepted: false, why: 'undecodable', result: undefined };
  const trust = testcase.last_cert_trust;
  const purpose = PURPOSES.get(testcase.key_purpose);
  // A trusted leaf is trusted to be used and not to issue.
  const trustedHere = trust.startsWith('TRUSTED_ANCHOR') || (trust.includes('LEAF') && chain.length === 1);
  const anchor = anchorFromCertificate(trusted, {
    heed: {
      validity: trust.includes('EXPIRATION'),
      constraints: trust.includes('CONSTRAINTS'),
      profile: trust.includes('CONSTRAINTS_REQUIRE_BASIC_CONSTRAINTS'),
    },
  });
  const result = findPath(
    {
      target,
      candidates: new PathCandidates(trustedHere ? [anchor] : [], above.slice(0, -1)),
      at: instant(testcase.utc_time),
      profile: false,
      targetMayBeAnchor: trust.includes('LEAF'),
      ...(purpose !== undefined && { purpose }),
      ...(algorithms !== undefined && { algorithms }),
    },
    verifier,
  );
  const why = result.ok ? '' : result.problems.map(({ code }) => code).join(' ');
  return { accepted: result.ok, why, result };
}

function certificatesOf(file: URL): readonly Certificate[] {
  return certificatesInFile(readFileSync(file)).flatMap((found) => {
    const decoded = 'der' in found ? decodeCertificate(found.der) : undefined;
    return decoded?.ok === true ? [decoded.value] : [];
  });
}

function instant(text: string): Date {
  const [, year, month, day, hour, minute, second] =
    /^(..)(..)(..)(..)(..)(..)Z$/.exec(text === 'DEFAULT' ? DEFAULT_TIME : text) ?? [];
  return new Date(`20${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
