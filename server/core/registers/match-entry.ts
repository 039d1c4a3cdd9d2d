import { authorisationOn, HOLDING } from './authorisation.js';
import { entityCodeTail } from './entity-code.js';
import { comparableInstitution, isAmongComparable, isAmongNames } from './institution-name.js';
import { isSpellingOnly, numberKeys, type NumberKeys, type NumberRung, rungOf } from './number-ladder.js';
import type { EntityType, RegisterEntry } from './register-entry.js';
import type { MatchOverride } from './register-basis.js';
import type { RegisterQuestion } from './register-question.js';

/** By what an entry was found, strongest first. */
export const MATCH_PATHS = ['override', 'number', 'entity-code', 'parent-code'] as const;
export type MatchPath = (typeof MATCH_PATHS)[number];

export interface MatchedEntry {
  readonly entry: RegisterEntry;
  readonly path: MatchPath;
  /** Where the two numbers meet; null for an override. */
  readonly rung: NumberRung | null;
  /** Whether a name of the entry is the certificate's organizationName; null when that is absent. */
  readonly nameAgrees: boolean | null;
}

export interface EntryMatch {
  /** Entries of the one holder, best first; more than one when it holds several licences or branches. Empty: not found. */
  readonly found: readonly MatchedEntry[];
  /** Different institutions meet the number equally well; then nothing may rest on any of them. */
  readonly ambiguous: boolean;
  /** Entries that only resemble the holder: the same name, or a code that meets under another name. No proof. */
  readonly hints: readonly RegisterEntry[];
  /** The override that applied; when it points at no entry, `found` is empty. */
  readonly override: MatchOverride | null;
}

/**
 * Finds the certificate's holder among candidate entries of one register. The number decides, on the first rung of the
 * ladder where any entry meets it; spellings first, then other leading zeros. An entry's code or its parent's counts only
 * where the name agrees as well, because such codes count in a sequence of their own. An override decides before all.
 * `overrides` are those about this register.
 */
export function matchEntry(
  question: RegisterQuestion,
  candidates: readonly RegisterEntry[],
  day: string,
  overrides: readonly MatchOverride[] = [],
): EntryMatch {
  const wanted = numberKeys(question.number);
  const holder = new HolderName(question.organisation);
  const near: MatchedEntry[] = [];
  const hints: RegisterEntry[] = [];
  const override = wanted && overrideFor(question, wanted, overrides);
  for (const entry of candidates) {
    if (override !== undefined) {
      if (isMeant(entry, override)) near.push(matched(entry, 'override', null, holder));
      continue;
    }
    if (entry.authority !== question.authority) continue;
    const met = wanted && meet(entry, wanted);
    const match = met && matched(entry, met.path, met.rung, holder);
    if (match !== undefined && (match.path === 'number' || match.nameAgrees === true)) near.push(match);
    else if (match !== undefined || holder.isOf(entry) === true) hints.push(entry);
  }
  const best = near.reduce((least, match) => Math.min(least, strength(match)), Infinity);
  const found = near.filter((match) => strength(match) === best);
  if (found.length < 2) return { found, ambiguous: false, hints, override: override ?? null };
  const ranked = byPreference(found, day, candidates);
  const only = oneHolder(ranked);
  return {
    found: (only ?? ranked).map(({ match }) => match),
    ambiguous: only === undefined,
    hints,
    override: override ?? null,
  };
}

/** Where several institutions meet the number: the one that the certificate names, failing that the only active one. */
function oneHolder(ranked: readonly Ranked[]): readonly Ranked[] | undefined {
  const holders = holdersOf(ranked);
  if (holders.length === 1) return holders[0];
  const named = holders.filter((holder) => holder.some(({ match }) => match.nameAgrees === true));
  if (named.length > 0) return named.length === 1 ? named[0] : undefined;
  const active = holders.filter((holder) => holder.some(({ rank }) => rank !== WITHDRAWN));
  return active.length === 1 ? active[0] : undefined;
}

function overrideFor(
  { authority }: RegisterQuestion,
  wanted: NumberKeys,
  overrides: readonly MatchOverride[],
): MatchOverride | undefined {
  return overrides.find((one) => {
    if (one.authority !== authority) return false;
    const rung = rungBetween(one.number, wanted);
    return rung !== undefined && isSpellingOnly(rung);
  });
}

const isMeant = (entry: RegisterEntry, { source, code, type }: MatchOverride): boolean =>
  entry.source === source && entry.code === code && (type === null || entry.type === type);

interface Met {
  readonly path: MatchPath;
  readonly rung: NumberRung;
}

function meet(entry: RegisterEntry, wanted: NumberKeys): Met | undefined {
  if (entry.number !== null) {
    const rung = rungBetween(entry.number, wanted);
    if (rung !== undefined) return { path: 'number', rung };
  }
  const rung = rungBetween(entityCodeTail(entry.code), wanted);
  if (rung !== undefined) return { path: 'entity-code', rung };
  if (entry.parent === null) return undefined;
  const parentRung = rungBetween(entityCodeTail(entry.parent.code), wanted);
  return parentRung && { path: 'parent-code', rung: parentRung };
}

function rungBetween(number: string, wanted: NumberKeys): NumberRung | undefined {
  if (number === wanted.verbatim) return 'verbatim';
  const keys = numberKeys(number);
  return keys && rungOf(keys, wanted);
}

const matched = (
  entry: RegisterEntry,
  path: MatchPath,
  rung: NumberRung | null,
  holder: HolderName,
): MatchedEntry => ({ entry, path, rung, nameAgrees: holder.isOf(entry) });

/** The certificate's organizationName, made comparable when it is first needed. */
class HolderName {
  private comparable: string | null | undefined;

  constructor(private readonly name: string | null) {}

  /** Null without an organizationName. */
  isOf({ names, commercialNames }: RegisterEntry): boolean | null {
    if (this.name === null) return null;
    if (names.includes(this.name) || commercialNames.includes(this.name)) return true;
    this.comparable ??= comparableInstitution(this.name);
    return isAmongComparable(this.comparable, names) || isAmongComparable(this.comparable, commercialNames);
  }
}

/** Lower is stronger. A number in another spelling is the same number; with other zeros it may be another. */
const strength = ({ path, rung }: MatchedEntry): number =>
  MATCH_PATHS.indexOf(path) * 2 + (rung === null || isSpellingOnly(rung) ? 0 : 1);

/** Institutions before branches before those without a licence of their own. */
const TYPE_ORDER: Readonly<Record<EntityType, number>> = {
  CI: 0,
  PSD_PI: 1,
  PSD_EMI: 2,
  PSD_AISP: 3,
  PSD_EPI: 4,
  PSD_EEMI: 5,
  PSD_BR: 6,
  PSD_ENL: 7,
  PSD_EXC: 8,
  PSD_AG: 9,
};

interface Ranked {
  readonly match: MatchedEntry;
  readonly rank: number;
}
const ACTIVE = 0;
const UNDECIDED = 1;
const WITHDRAWN = 2;

/** Active first, then by type, then the one with the certificate's name; the code last, so that the order is one. */
function byPreference(
  found: readonly MatchedEntry[],
  day: string,
  candidates: readonly RegisterEntry[],
): readonly Ranked[] {
  const ranked = found.map((match) => {
    const { state } = authorisationOn(match.entry, day, parentOf(match.entry, candidates));
    return { match, rank: state === 'active' ? ACTIVE : state === 'unknown' ? UNDECIDED : WITHDRAWN };
  });
  return ranked.sort(
    (a, b) =>
      a.rank - b.rank ||
      TYPE_ORDER[a.match.entry.type] - TYPE_ORDER[b.match.entry.type] ||
      Number(b.match.nameAgrees === true) - Number(a.match.nameAgrees === true) ||
      (a.match.entry.code < b.match.entry.code ? -1 : a.match.entry.code > b.match.entry.code ? 1 : 0),
  );
}

/** The entry that another names as its parent, among the candidates. */
export const parentOf = (
  { source, parent }: RegisterEntry,
  candidates: readonly RegisterEntry[],
): RegisterEntry | undefined =>
  parent === null
    ? undefined
    : candidates.find(
        (one) =>
          one.source === source &&
          one.code === parent.code &&
          (one.type === parent.type || (parent.type === '' && HOLDING[one.type] !== 'inherited')),
      );

/**
 * Entries by holder, in the given order: the same code (one institution under two types, or its branch), the parent's
 * code, or a name in common.
 */
function holdersOf(ranked: readonly Ranked[]): readonly (readonly Ranked[])[] {
  const holders: Ranked[][] = [];
  for (const one of ranked) {
    const own = holders.find((holder) =>
      holder.some(({ match }) => isSameHolder(match.entry, one.match.entry)),
    );
    if (own === undefined) holders.push([one]);
    else own.push(one);
  }
  return holders;
}

const isSameHolder = (one: RegisterEntry, other: RegisterEntry): boolean =>
  one.code === other.code ||
  one.parent?.code === other.code ||
  other.parent?.code === one.code ||
  one.names.some((name) => isAmongNames(name, other.names));
