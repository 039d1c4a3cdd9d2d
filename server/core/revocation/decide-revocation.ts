import { ALL_REASONS } from '../certificate/extensions/distribution-points.js';
import { remark, type Revocation, type RevocationJudgement, type RevocationRemark } from './judgement.js';

export interface RevocationPolicy {
  /** Whose `good` is the basis of the decision when both say it. */
  readonly prefer: 'ocsp' | 'crl';
  /** Without an answer: `fail-hard` leaves the check unknown, `fail-soft` lets it pass with a warning. */
  readonly withoutAnswer: 'fail-hard' | 'fail-soft';
}

export const DEFAULT_REVOCATION_POLICY: RevocationPolicy = { prefer: 'ocsp', withoutAnswer: 'fail-hard' };

export interface RevocationDecision {
  readonly status: 'good' | 'revoked' | 'on-hold' | 'unknown';
  /** As the check of a verdict; `unknown` is never good and never bad, under `fail-soft` it is a warning. */
  readonly check: 'pass' | 'warn' | 'fail' | 'unknown';
  /** When and why; for `revoked` and `on-hold`, and for a `good` whose certificate was revoked after the instant. */
  readonly revocation: Revocation | undefined;
  /** Everything worth saying, the decisive thing first. */
  readonly remarks: readonly RevocationRemark[];
  /** Positions of the judgements that the decision rests on. */
  readonly basis: readonly number[];
  /** The earliest nextUpdate of the basis: from then on the decision needs fresh evidence. */
  readonly currentUntil: Date | undefined;
}

/**
 * Puts all evidence about one certificate together. A revocation wins over everything; a hold over everything but a
 * `good` that is newer; a `good` needs every reason covered, by one source or by several partitions. Whatever is left
 * is unknown, and no evidence at all is unknown too.
 */
export function decideRevocation(
  judgements: readonly RevocationJudgement[],
  policy: RevocationPolicy = DEFAULT_REVOCATION_POLICY,
): RevocationDecision {
  const indexed = judgements.map((judgement, index) => ({ ...judgement, index }));
  const revoked = indexed
    .filter(saysRevoked)
    .sort((one, other) => one.verdict.revokedAt.getTime() - other.verdict.revokedAt.getTime())[0];
  const good = goodBasis(indexed, policy);
  if (revoked !== undefined) return revokedBy(revoked, good.length > 0, judgements);

  const newestGood = Math.max(-Infinity, ...good.map(({ thisUpdate }) => thisUpdate?.getTime() ?? -Infinity));
  const held = indexed
    .filter(saysOnHold)
    .find(({ thisUpdate }) => !(newestGood > (thisUpdate?.getTime() ?? Infinity)));
  if (held !== undefined) return revokedBy(held, good.length > 0, judgements);

  if (good.length > 0) {
    const later = good.flatMap(({ verdict }) =>
      verdict.status === 'good' && verdict.revokedLater ? [verdict.revokedLater] : [],
    )[0];
    return {
      status: 'good',
      check: 'pass',
      revocation: later,
      remarks: remarksOf(judgements),
      basis: good.map(({ index }) => index),
      currentUntil: earliest(good.map(({ nextUpdate }) => nextUpdate)),
    };
  }
  const partial = indexed.filter(({ verdict }) => verdict.status === 'good');
  const missing = ALL_REASONS.filter((reason) => !partial.some(({ reasons }) => reasons.includes(reason)));
  const first =
    judgements.length === 0
      ? remark('not-fetched', 'There is neither an OCSP response nor a CRL for this certificate.')
      : partial.length > 0
        ? remark('reasons-not-covered', `No CRL speaks about these reasons: ${missing.join(', ')}.`)
        : undefined;
  return {
    status: 'unknown',
    check: policy.withoutAnswer === 'fail-soft' ? 'warn' : 'unknown',
    revocation: undefined,
    remarks: [...(first === undefined ? [] : [first]), ...remarksOf(judgements)],
    basis: [],
    currentUntil: undefined,
  };
}

type Indexed = RevocationJudgement & { readonly index: number };
type Revoking = Indexed & { readonly verdict: { readonly status: 'revoked' | 'on-hold' } & Revocation };

const saysRevoked = (judgement: Indexed): judgement is Revoking => judgement.verdict.status === 'revoked';
const saysOnHold = (judgement: Indexed): judgement is Revoking => judgement.verdict.status === 'on-hold';

/** The judgements that together say `good` for every reason, the preferred source first; none when a reason is open. */
function goodBasis(indexed: readonly Indexed[], { prefer }: RevocationPolicy): readonly Indexed[] {
  const good = indexed.filter(({ verdict }) => verdict.status === 'good');
  const complete = good.filter(({ reasons }) => reasons.length === ALL_REASONS.length);
  const chosen = complete.find(({ source }) => source === prefer) ?? complete[0];
  if (chosen !== undefined) return [chosen];
  const covered = new Set(good.flatMap(({ reasons }) => reasons));
  return covered.size === ALL_REASONS.length ? good : [];
}

function revokedBy(
  { verdict, index, nextUpdate }: Revoking,
  disagreement: boolean,
  judgements: readonly RevocationJudgement[],
): RevocationDecision {
  const { status, revokedAt, reason } = verdict;
  const since = `${revokedAt.toISOString()}${reason === undefined ? '' : `, reason ${reason}`}`;
  const said =
    status === 'revoked'
      ? remark('revoked', `Revoked since ${since}.`)
      : remark('on-hold', `On hold since ${since}.`);
  const conflict = disagreement
    ? [remark('sources-disagree', 'Another source says good; the revocation counts.')]
    : [];
  return {
    status,
    check: 'fail',
    revocation: verdict,
    remarks: [said, ...conflict, ...remarksOf(judgements)],
    basis: [index],
    currentUntil: status === 'revoked' ? undefined : nextUpdate,
  };
}

const remarksOf = (judgements: readonly RevocationJudgement[]): readonly RevocationRemark[] =>
  judgements.flatMap(({ verdict, remarks }) =>
    verdict.status === 'unknown' ? [verdict.remark, ...remarks] : remarks,
  );

function earliest(dates: readonly (Date | undefined)[]): Date | undefined {
  return dates
    .filter((date) => date !== undefined)
    .reduce<Date | undefined>((one, other) => (one === undefined || other < one ? other : one), undefined);
}
