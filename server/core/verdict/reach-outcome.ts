import type { Outcome } from './verdict.js';

/** What the decision table looks at; one letter each in `validation.md` §7. */
export interface Facts {
  /** S: `recovered` when something had to be guessed or anything of the profile is broken. */
  readonly syntax: 'ok' | 'recovered' | 'bad';
  /** P: `none` when no path could be built, which is not the same as one that does not hold. */
  readonly path: 'ok' | 'bad' | 'none';
  /** Q; `other-scheme` when trust does not come from the EU trusted lists. */
  readonly qualification: 'qualified' | 'no-longer-qualified' | 'not-qualified' | 'unknown' | 'other-scheme';
  /** R; `assumed-good` when a fail-soft policy lets it pass without an answer. */
  readonly revocation: 'good' | 'assumed-good' | 'revoked' | 'on-hold' | 'unknown';
  /** T */
  readonly validity: 'in' | 'before' | 'after';
  /** A */
  readonly register: 'ok' | 'roles-missing' | 'withdrawn' | 'not-found' | 'unknown';
  readonly psd2: boolean;
  readonly websiteAuthentication: boolean;
  /** Some check passes with a warning. */
  readonly warned: boolean;
}

type Row = readonly [Outcome, (facts: Facts) => boolean];

/** The first row that holds decides. Nothing is valid because nothing was known. */
const TABLE: readonly Row[] = [
  ['unparsable', ({ syntax }) => syntax === 'bad'],
  ['not-yet-valid', ({ validity }) => validity === 'before'],
  ['expired', ({ validity }) => validity === 'after'],
  ['revoked', ({ revocation }) => revocation === 'revoked'],
  ['suspended', ({ revocation }) => revocation === 'on-hold'],
  ['path-invalid', ({ path }) => path === 'bad'],
  ['not-psd2', ({ psd2 }) => !psd2],
  ['not-a-qwac', ({ websiteAuthentication }) => !websiteAuthentication],
  ['not-qualified', ({ qualification }) => qualification === 'not-qualified'],
  ['no-longer-qualified', ({ qualification }) => qualification === 'no-longer-qualified'],
  ['withdrawn-in-register', ({ register }) => register === 'withdrawn'],
  ['role-not-authorised', ({ register }) => register === 'roles-missing'],
  [
    'indeterminate',
    ({ qualification, revocation, path }) =>
      qualification === 'unknown' || revocation === 'unknown' || path === 'none',
  ],
  [
    'valid-not-in-register',
    ({ register, qualification, revocation }) =>
      register === 'not-found' && qualification === 'qualified' && revocation === 'good',
  ],
  [
    'valid-with-warnings',
    ({ syntax, register, revocation, qualification, warned }) =>
      syntax === 'recovered' ||
      register !== 'ok' ||
      revocation !== 'good' ||
      qualification !== 'qualified' ||
      warned,
  ],
  ['valid', () => true],
];

/** The decision table: six answers, one outcome. */
export const reachOutcome = (facts: Facts): Outcome => TABLE.find(([, holds]) => holds(facts))![0];
