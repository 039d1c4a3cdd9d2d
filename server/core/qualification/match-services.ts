import { identityOf } from '../trust-lists/announced-signers.js';
import { fromBase64, sameBytes } from '../trust-lists/base64.js';
import { CA_QC } from '../trust-lists/names.js';
import type { TrustedList, TrustService, TrustServiceProvider } from '../trust-lists/trusted-list.js';
import type { CertificateTraits } from './certificate-traits.js';
import { statesOf } from './service-state.js';

/** What a path builder says of the certificate and one listed certificate as its only anchor. */
export type PathAnswer = 'valid' | 'none' | 'unknown';
export type PathTo = (anchor: Uint8Array) => PathAnswer;

export interface MatchedService {
  readonly provider: TrustServiceProvider;
  readonly service: TrustService;
  /** The listed certificate that a path leads to, or that is the certificate's own key and name; base64. */
  readonly anchor: string;
}

export interface ServiceMatches {
  readonly matched: readonly MatchedService[];
  /** Services of which it is not known whether a path leads to them. */
  readonly undecided: number;
}

/**
 * The CA/QC services that recognise a certificate (TS 119 615 PRO-4.3.4-03 (ii)): from one of their certificates alone a
 * path to it validates, or one of them has its very key and name. Names and key identifiers are never matched.
 *
 * Services that were CA/QC at any time count: which state they were in is asked later.
 */
export function matchServices(
  list: TrustedList,
  certificate: CertificateTraits,
  pathTo: PathTo,
): ServiceMatches {
  const matched: MatchedService[] = [];
  let undecided = 0;
  const answers = new Map<string, PathAnswer>();
  const ask = (base64: string): PathAnswer => {
    const known = answers.get(base64);
    if (known !== undefined) return known;
    const anchor = fromBase64(base64);
    const answer = anchor === undefined ? 'none' : isItself(base64, certificate) ? 'valid' : pathTo(anchor);
    answers.set(base64, answer);
    return answer;
  };
  for (const provider of list.providers) {
    for (const service of provider.services) {
      const found = certificatesOf(service).map((base64) => [base64, ask(base64)] as const);
      const anchor = found.find(([, answer]) => answer === 'valid')?.[0];
      if (anchor !== undefined) matched.push({ provider, service, anchor });
      else if (found.some(([, answer]) => answer === 'unknown')) undecided += 1;
    }
  }
  return { matched, undecided };
}

const certificatesOf = (service: TrustService): readonly string[] => [
  ...new Set(
    statesOf(service)
      .filter(({ type }) => type === CA_QC)
      .flatMap(({ identity }) => identity.certificates),
  ),
];

function isItself(base64: string, { publicKey, subject }: CertificateTraits): boolean {
  const identity = identityOf(base64);
  return (
    identity !== undefined && sameBytes(identity.publicKey, publicKey) && sameBytes(identity.subject, subject)
  );
}
