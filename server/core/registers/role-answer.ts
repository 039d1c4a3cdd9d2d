import { type AuthorisationState, authorisationOn, dayOf, HOLDING } from './authorisation.js';
import { findAuthority } from '../identifiers/nca-ids.js';
import { type Answer, type EntryRole, roleOfEntry, type RoleReason } from './entry-role.js';
import { type EntryMatch, type MatchedEntry, matchEntry, parentOf } from './match-entry.js';
import { numberShape } from './number-shapes.js';
import type { RegisterEntry } from './register-entry.js';
import type { AskedRegister, EditionIdentity, RegisterBasis, RegisterStanding } from './register-basis.js';
import type { RegisterQuestion } from './register-question.js';

/** What one register says about one role. */
export interface SourceAnswer extends EntryRole {
  readonly source: string;
  readonly name: string;
  readonly standing: RegisterStanding;
  readonly edition: EditionIdentity | null;
  /** Whole days from the edition to the instant in question; null without an edition. */
  readonly ageDays: number | null;
  readonly stale: boolean;
  /** The entry that says so. */
  readonly entry: { readonly code: string; readonly type: RegisterEntry['type'] } | null;
}

/** What all registers together say about one role, and who says so. */
export interface RoleAnswer {
  readonly role: string;
  readonly answer: Answer;
  readonly reason: RoleReason;
  readonly sentence: string;
  /** The register that decided; null when none was asked. */
  readonly by: SourceAnswer | null;
  /** What each register says, the most authoritative first. */
  readonly sources: readonly SourceAnswer[];
  /** Registers that know the holder say yes and no. */
  readonly disagree: boolean;
}

/** One register that covers the holder's authority, with what was found there. */
export interface ConsultedRegister {
  readonly register: AskedRegister;
  readonly match: EntryMatch;
  /** State of each found entry, in the same order. */
  readonly states: readonly AuthorisationState[];
  readonly ageDays: number | null;
  readonly stale: boolean;
  /** Why nothing was found, as far as that is known; null when something was. */
  readonly silence: Said | null;
}

const AUTHORITY_ORDER: Readonly<Record<RegisterStanding, number>> = {
  national: 0,
  manual: 1,
  external: 2,
  union: 3,
};
const DAY_MS = 86_400_000;

/** Looks the holder up in every register that covers its authority, the most authoritative first. */
export function consultRegisters(
  question: RegisterQuestion,
  { registers, overrides }: RegisterBasis,
  at: Date,
): readonly ConsultedRegister[] {
  const day = dayOf(at);
  return registers
    .filter((register) => coversAuthority(register, question.authority))
    .sort((a, b) => AUTHORITY_ORDER[a.standing] - AUTHORITY_ORDER[b.standing])
    .map((register) => {
      const { edition, candidates, freshForDays } = register;
      const match = matchEntry(
        question,
        edition === null ? [] : candidates,
        day,
        overrides.filter(({ source }) => source === register.source),
      );
      const states = match.found.map(({ entry }) => authorisationOn(entry, day, parentOf(entry, candidates)));
      const ageDays = edition === null ? null : ageOf(edition, at);
      const stale = ageDays !== null && freshForDays !== null && ageDays > freshForDays;
      const silence = silenceOf(register, match, question);
      return { register, match, states, ageDays, stale, silence };
    });
}

/** Whether the institutions of an authority are in a register. */
export const coversAuthority = (
  { authorities }: Pick<AskedRegister, 'authorities'>,
  authority: string,
): boolean => authorities?.includes(authority) ?? findAuthority(authority)?.authority.eea === true;

/** What a register says of its holder's authorisation, whatever the role; `none` where no authorisation is held. */
export type HolderStatus = 'active' | 'withdrawn' | 'not-yet' | 'none' | 'unknown';

/** Undefined where the register does not know the holder. */
export function holderStatus({ match, states }: ConsultedRegister): HolderStatus | undefined {
  if (match.found.length === 0 || match.ambiguous) return undefined;
  const licences = states.filter(({ holding }) => holding !== 'none');
  if (licences.length === 0) return 'none';
  return STATUS_ORDER.find((status) => licences.some(({ state }) => state === status));
}
const STATUS_ORDER = ['active', 'unknown', 'withdrawn', 'not-yet'] as const;

/** The status by the most authoritative register that knows it, and whether another one contradicts. */
export function decidedStatus(consulted: readonly ConsultedRegister[]): {
  readonly status: HolderStatus | undefined;
  readonly disagree: boolean;
} {
  const known = consulted.map(holderStatus).filter((status) => status !== undefined);
  const telling = known.filter((status) => status !== 'unknown');
  return { status: telling[0] ?? known[0], disagree: telling.some((status) => status !== telling[0]) };
}

/**
 * What the registers say about a role of the holder in a host country; null: at home. The most authoritative register
 * that can tell decides. One that contradicts a more authoritative one about the authorisation itself tells nothing.
 */
export function answerRole(
  role: string,
  consulted: readonly ConsultedRegister[],
  host: string | null,
): RoleAnswer {
  const sources = consulted.map((one) => sourceAnswer(role, one, host));
  const { status, disagree } = decidedStatus(consulted);
  const knowing = sources.filter((_, i) => holderStatus(consulted[i]!) !== undefined);
  const agreeing = sources.filter((_, i) => {
    const one = holderStatus(consulted[i]!);
    return one === status || one === 'unknown';
  });
  // A register that does not know the holder says nothing against one that does.
  const by =
    agreeing.find(({ answer }) => answer !== 'unknown') ?? knowing[0] ?? mostTelling(sources) ?? null;
  const answers = new Set(knowing.map(({ answer }) => answer));
  return {
    role,
    answer: by?.answer ?? 'unknown',
    reason: by?.reason ?? 'not-asked',
    sentence: by?.sentence ?? 'No register that covers this authority was asked.',
    by,
    sources,
    disagree: disagree || (answers.has('yes') && answers.has('no')),
  };
}

/** Of registers that know nothing: one that was asked before one that had no edition. */
const mostTelling = (sources: readonly SourceAnswer[]): SourceAnswer | undefined =>
  sources.find(({ edition }) => edition !== null) ?? sources[0];

function sourceAnswer(role: string, consulted: ConsultedRegister, host: string | null): SourceAnswer {
  const { register, match, states, ageDays, stale, silence } = consulted;
  const said = silence ?? best(role, match.found, states, host, register);
  // Property by property: this runs for every role of every question, and spreading is slow.
  return {
    answer: said.answer,
    reason: said.reason,
    sentence: said.sentence,
    source: register.source,
    name: register.name,
    standing: register.standing,
    edition: register.edition,
    ageDays,
    stale,
    entry: said.entry ?? null,
  };
}

/**
 * The holder's best answer: it may act under any of its licences. Entries come in the order of preference, so that the
 * first tells why not.
 */
function best(
  role: string,
  found: readonly MatchedEntry[],
  states: readonly AuthorisationState[],
  host: string | null,
  register: AskedRegister,
): Said {
  const idleOnly = found.every(({ entry }) => isIdle(entry));
  let kept: { readonly said: EntryRole; readonly entry: RegisterEntry } | undefined;
  for (const [i, { entry }] of found.entries()) {
    if (!idleOnly && isIdle(entry)) continue;
    const said = roleOfEntry(role, entry, states[i]!, host, register);
    if (kept === undefined || RANK[said.answer] < RANK[kept.said.answer]) kept = { said, entry };
    if (said.answer === 'yes') break;
  }
  const { said, entry } = kept!;
  return {
    answer: said.answer,
    reason: said.reason,
    sentence: said.sentence,
    entry: { code: entry.code, type: entry.type },
  };
}

interface Said extends EntryRole {
  readonly entry?: SourceAnswer['entry'];
}
const RANK: Readonly<Record<Answer, number>> = { yes: 0, unknown: 1, no: 2 };

/** An entry that gives no role by itself, beside which a licence counts alone. */
const isIdle = ({ type }: RegisterEntry): boolean => type === 'PSD_AG' || HOLDING[type] === 'none';

/** Why a register does not tell: without edition, ambiguous, or not found and what that means. */
function silenceOf(
  { name, edition, holds }: AskedRegister,
  { found, ambiguous, override }: EntryMatch,
  { authority, number, institution, roles }: RegisterQuestion,
): EntryRole | null {
  const silent = (reason: RoleReason, sentence: string): EntryRole => ({
    answer: 'unknown',
    reason,
    sentence,
  });
  if (edition === null) return silent('not-asked', `${name}: no edition of it is at hand for this time.`);
  if (ambiguous)
    return silent(
      'ambiguous',
      `${name}: ${found.length} entries of different institutions have this number.`,
    );
  if (found.length > 0) return null;
  if (override !== null)
    return silent(
      'not-found',
      `${name}: the entry ${override.code}, to which an override points, is not there.`,
    );
  const shape = numberShape(authority, number);
  if (!holds.includes('CI') && isBank(institution, roles))
    return silent(
      'bank-not-held',
      `${name}: not found, which proves nothing, because it holds no credit institutions.`,
    );
  if (shape?.kind === 'other-number')
    return silent('other-number', `${name}: not found, which says little. ${shape.sentence}`);
  const compared = shape === undefined ? '' : ` ${shape.sentence}`;
  const lacks = holds.includes('CI') ? '' : ' It holds no credit institutions.';
  return silent(
    'not-found',
    `${name}: no entry of ${authority} has the number ${number.slice(0, 80)}.${compared}${lacks}`,
  );
}

/** A certificate tells a bank by its prefix or by account servicing, which hardly anybody else does. */
export const isBank = (institution: string | null, roles: readonly string[]): boolean =>
  institution === 'CI' || (institution === null && roles.includes('PSP_AS'));

const ageOf = ({ publishedAt }: EditionIdentity, at: Date): number =>
  Math.max(0, Math.floor((at.getTime() - Date.parse(publishedAt)) / DAY_MS));
