import { AGE_REFUSAL_CODES, LIST_REFUSAL_CODES } from './judge-list.js';
import { SIGNATURE_PROBLEM_CODES, TRUST_LIST_PROBLEM_CODES } from './trust-list-problem.js';

/** The list was there and is good: a new edition, or the one in use. */
export const ATTEMPT_SUCCESSES = ['accepted', 'unchanged', 'not-modified'] as const;

/** Nothing that could be a list arrived. Many of these pass by themselves. */
export const TRANSPORT_FAILURES = [
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
  /** Neither 200 nor 304. */
  'http-status',
] as const;

/** A list arrived, but the way from the Official Journal to it does not hold. */
export const ROUTE_REFUSALS = [
  'official-journal-unknown',
  'pivot-missing',
  'pivot-refused',
  /** A national list, but the list of lists points at none of its territory. */
  'not-pointed-at',
  /** A national list, but there is no list of lists to judge it by. */
  'list-of-lists-missing',
] as const;

/** What became of an attempt to get or import a trusted list. Stored, so never renamed. */
export const ATTEMPT_OUTCOMES = [
  ...ATTEMPT_SUCCESSES,
  ...TRANSPORT_FAILURES,
  ...ROUTE_REFUSALS,
  ...TRUST_LIST_PROBLEM_CODES,
  ...LIST_REFUSAL_CODES,
] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];
export type AttemptFailure = Exclude<AttemptOutcome, (typeof ATTEMPT_SUCCESSES)[number]>;

export const isSuccess = (outcome: AttemptOutcome): outcome is Exclude<AttemptOutcome, AttemptFailure> =>
  (ATTEMPT_SUCCESSES as readonly string[]).includes(outcome);

export const isTransportFailure = (outcome: AttemptOutcome): boolean =>
  (TRANSPORT_FAILURES as readonly string[]).includes(outcome);

/** By what to do about it: try again, mend what is trusted, suspect a forgery, look at dates, or wait for a good list. */
export type FailureKind = 'transport' | 'route' | 'signature' | 'age' | 'list';

const KINDS: ReadonlyMap<string, FailureKind> = new Map<string, FailureKind>([
  ...TRANSPORT_FAILURES.map((code) => [code, 'transport'] as const),
  ...ROUTE_REFUSALS.map((code) => [code, 'route'] as const),
  ...SIGNATURE_PROBLEM_CODES.map((code) => [code, 'signature'] as const),
  ['signer-not-announced', 'signature'],
  ...AGE_REFUSAL_CODES.map((code) => [code, 'age'] as const),
]);

export const failureKind = (code: AttemptFailure): FailureKind => KINDS.get(code) ?? 'list';
