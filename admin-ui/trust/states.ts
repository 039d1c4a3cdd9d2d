import type {
  AttemptOutcome,
  TrustAnchorState,
  TrustedList,
  TrustedListState,
} from '../../server/trust/trust.contract.js';
import type { State } from '../theme/states.js';

export const STATE_OF_LIST = {
  current: 'ok',
  overdue: 'warning',
  closed: 'ended',
  missing: 'unknown',
  'signer-withdrawn': 'critical',
  'not-pointed-at': 'ended',
} as const satisfies Record<TrustedListState, State>;

export const STATE_OF_ANCHOR = {
  proposed: 'waiting',
  approved: 'ok',
  revoked: 'ended',
} as const satisfies Record<TrustAnchorState, State>;

const SUCCESSES: ReadonlySet<string> = new Set(['accepted', 'unchanged', 'not-modified']);
export const hasSucceeded = (outcome: AttemptOutcome): boolean => SUCCESSES.has(outcome);

const TRANSPORT: ReadonlySet<string> = new Set([
  'refused-url',
  'refused-address',
  'dns-failed',
  'connect-failed',
  'tls-failed',
  'proxy-failed',
  'timed-out',
  'too-many-redirects',
  'encoded',
  'broken',
  'http-status',
]);

/** A failure to fetch passes by itself; a list that was refused is somebody's mistake or an attack. */
export const stateOfAttempt = (outcome: AttemptOutcome | null): State =>
  outcome === null
    ? 'unknown'
    : hasSucceeded(outcome)
      ? 'ok'
      : TRANSPORT.has(outcome)
        ? 'warning'
        : 'critical';

const SIGNATURE: ReadonlySet<string> = new Set([
  'unsigned',
  'several-signatures',
  'signature-misplaced',
  'signature-malformed',
  'reference-scope',
  'transform-not-allowed',
  'algorithm-not-allowed',
  'duplicate-id',
  'signer-not-stated',
  'signing-certificate-mismatch',
  'weak-key',
  'document-altered',
  'properties-altered',
  'signature-invalid',
  'readers-disagree',
  'signer-not-announced',
]);
const AGE: ReadonlySet<string> = new Set([
  'issued-in-the-future',
  'next-update-before-issue',
  'next-update-passed',
  'rolled-back',
  'sequence-reused',
]);
const ROUTE: ReadonlySet<string> = new Set([
  'official-journal-unknown',
  'pivot-missing',
  'pivot-refused',
  'not-pointed-at',
  'list-of-lists-missing',
]);

/** What to say about a failure: `trust.attempt_help.<name>`. */
export function kindOfFailure(outcome: AttemptOutcome): 'transport' | 'signature' | 'age' | 'route' | 'list' {
  if (TRANSPORT.has(outcome)) return 'transport';
  if (SIGNATURE.has(outcome)) return 'signature';
  if (AGE.has(outcome)) return 'age';
  return ROUTE.has(outcome) ? 'route' : 'list';
}

export const hasFailed = ({ lastOutcome }: Pick<TrustedList, 'lastOutcome'>): boolean =>
  lastOutcome !== null && !hasSucceeded(lastOutcome);

/** The list of lists. */
export const LIST_OF_LISTS = 'EU';
