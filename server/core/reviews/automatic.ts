import type { Severity } from '../lint/lint.js';
import type { MatchCard } from '../registers/match-card.js';
import type { DecisionProfile } from './decision-profile.js';
import type { Difference } from './difference.js';
import type { ReviewLane } from './review-states.js';
import type { JudgedFor } from './verdict-for-review.js';

export interface AutomaticFacts {
  readonly profile: DecisionProfile;
  readonly lane: ReviewLane;
  readonly round: number;
  readonly complete: boolean;
  readonly organisationBlocked: boolean;
  readonly judged: JudgedFor | null;
  readonly match: MatchCard['verdict'];
  /** Registers, the publication that trust begins with, or rules are not only what was shipped and fetched. */
  readonly factsByHand: boolean;
  /** The certificate's usable roles are those that the wanted endpoints need, or more. */
  readonly rolesCoverServices: boolean;
  /** Of the certificate's findings. */
  readonly worstFinding: Severity | null;
  /** To what was approved last; empty for a first application. */
  readonly differences: readonly Pick<Difference, 'field' | 'weight'>[];
  readonly keptForPeople: boolean;
}

/** Why people decide. */
export const PEOPLE_DECIDE = [
  'switched-off',
  'not-this-lane',
  'reopened',
  'incomplete',
  'organisation-blocked',
  'verdict-not-green',
  'register-does-not-match',
  'facts-by-hand',
  'roles-do-not-cover-services',
  'certificate-has-errors',
  'differs-from-what-was-approved',
  'in-the-sample',
] as const;
export type PeopleDecide = (typeof PEOPLE_DECIDE)[number];

/**
 * Everything that keeps a review for people; Qwarden decides it only when there is nothing. The sample comes last and
 * alone, so that it is drawn from what would have been decided.
 */
export function whyPeopleDecide(facts: AutomaticFacts): readonly PeopleDecide[] {
  const { profile, lane, round, judged } = facts;
  const why: readonly (readonly [PeopleDecide, boolean])[] = [
    ['switched-off', !profile.automatic.enabled],
    ['not-this-lane', !profile.automatic.lanes.includes(lane)],
    ['reopened', round !== 1],
    ['incomplete', !facts.complete],
    ['organisation-blocked', facts.organisationBlocked],
    ['verdict-not-green', judged === null || judged.outcome !== 'valid' || judged.warnings.length > 0],
    ['register-does-not-match', facts.match !== 'usable'],
    // Who brings facts in alone would else have decided alone.
    ['facts-by-hand', facts.factsByHand],
    ['roles-do-not-cover-services', !facts.rolesCoverServices],
    ['certificate-has-errors', facts.worstFinding === 'error'],
    // Words about the use and addresses to return to are read by a person, whatever the certificate says.
    ['differs-from-what-was-approved', facts.differences.some(({ weight }) => weight !== 'notice')],
  ];
  const given = why.filter(([, holds]) => holds).map(([reason]) => reason);
  return given.length === 0 && facts.keptForPeople ? ['in-the-sample'] : given;
}

/** Lower-case hex of the SHA-256 of the installation's secret and a text. */
export type KeyedDigest = (text: string) => string;

/**
 * Whether it is in the sample that people look at all the same. Without the secret nobody can tell beforehand. `drawn` has
 * to be what an applicant cannot draw again: the review's id is new with every application, so that withdrawing and
 * applying once more would be a new draw; `sampleText` is the same. What cannot be told is kept.
 */
export function isKeptForPeople(drawn: string, samplePercent: number, digest: KeyedDigest): boolean {
  const start = /^[0-9a-f]{8}/.exec(digest(`automatic-sample:${drawn}`))?.[0];
  if (start === undefined || !Number.isFinite(samplePercent)) return true;
  return (Number.parseInt(start, 16) / 2 ** 32) * 100 < samplePercent;
}

/** What the draw depends on: the certificate and what it is for, however often somebody applies. */
export const sampleText = (of: {
  readonly certificateSha256: string;
  readonly edition: string;
  readonly environment: string;
}): string => [of.certificateSha256, of.edition, of.environment].join(' ');
