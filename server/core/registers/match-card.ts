import { PSP_ROLES } from '../qc-statements/psp-roles.js';
import { homeOf } from './entry-role.js';
import { LICENSED_ROLES, roleOfWanted } from './payment-services.js';
import type { RegisterBasis } from './register-basis.js';
import type { RegisterQuestion } from './register-question.js';
import { answerRole, type ConsultedRegister, consultRegisters, type RoleAnswer } from './role-answer.js';

export const MATCH_VERDICTS = [
  'usable',
  'not-wanted',
  'not-in-certificate',
  'not-licensed',
  'not-passported',
  'unknown',
] as const;
export type MatchVerdict = (typeof MATCH_VERDICTS)[number];

/** One role in four ways. */
export interface MatchLine {
  readonly role: string;
  readonly meaning: string;
  readonly inCertificate: boolean;
  /** At home, by the registers. */
  readonly atHome: RoleAnswer;
  /** In the host country; the same answer where that is home. */
  readonly atHost: RoleAnswer;
  /** Null when nobody said what is intended. */
  readonly wanted: boolean | null;
  readonly verdict: MatchVerdict;
  /** Plain words. */
  readonly sentence: string;
}

export interface MatchCard {
  /** Null where it cannot be told. */
  readonly home: string | null;
  readonly host: string | null;
  readonly lines: readonly MatchLine[];
  /**
   * `usable`: every wanted role may be used, or every role of the certificate where nothing is said to be wanted.
   * `refused`: one of them may not. `unknown`: anything else, also a wanted service without a role.
   */
  readonly verdict: 'usable' | 'refused' | 'unknown';
  /** Wanted services that no role stands for. */
  readonly withoutRole: readonly string[];
}

/**
 * The four-way match: roles in the certificate, services in the register, passport to the host country, intended use.
 * `wanted` are roles or service codes; null when nobody said.
 */
export function matchCard(
  question: RegisterQuestion,
  basis: RegisterBasis,
  wanted: readonly string[] | null,
  at: Date,
): MatchCard {
  return matchCardOf(question, consultRegisters(question, basis, at), basis.host, wanted);
}

/** The same from registers that were consulted already. */
export function matchCardOf(
  question: RegisterQuestion,
  consulted: readonly ConsultedRegister[],
  host: string | null,
  wanted: readonly string[] | null,
): MatchCard {
  const home = homeOfHolder(question, consulted);
  const wantedRoles = wanted?.map((one) => (PSP_ROLE_NAMES.has(one) ? one : roleOfWanted(one)));
  const shown = new Set<string>([...question.roles, ...(wantedRoles ?? []).filter((role) => role !== null)]);
  const lines: MatchLine[] = [];
  for (const { name: role, meaning } of PSP_ROLES) {
    const listed = shown.has(role);
    if (!listed && !(LICENSED_ROLES as readonly string[]).includes(role)) continue;
    const atHome = answerRole(role, consulted, null);
    // A role that only the register has is shown, so that one sees what the certificate leaves out.
    if (!listed && atHome.answer !== 'yes') continue;
    const atHost = host === null || host === home ? atHome : answerRole(role, consulted, host);
    const inCertificate = question.roles.includes(role);
    const isWanted = wantedRoles === undefined ? null : wantedRoles.includes(role);
    const verdict = lineVerdict(inCertificate, atHome, atHost, isWanted);
    lines.push({
      ...{ role, meaning, inCertificate, atHome, atHost, wanted: isWanted, verdict },
      sentence: lineSentence(verdict, meaning, atHome, atHost, host ?? home),
    });
  }
  const withoutRole = (wanted ?? []).filter((_, i) => wantedRoles![i] === null);
  return { home, host: host ?? home, lines, verdict: cardVerdict(lines, withoutRole), withoutRole };
}

const PSP_ROLE_NAMES = new Set(PSP_ROLES.map(({ name }) => name));

function homeOfHolder(
  { authority }: RegisterQuestion,
  consulted: readonly ConsultedRegister[],
): string | null {
  const entry = consulted.find(({ match }) => match.found.length > 0 && !match.ambiguous)?.match.found[0]
    ?.entry;
  return (entry && homeOf(entry)) ?? authority.slice(0, 2);
}

function lineVerdict(
  inCertificate: boolean,
  atHome: RoleAnswer,
  atHost: RoleAnswer,
  wanted: boolean | null,
): MatchVerdict {
  if (!inCertificate) return 'not-in-certificate';
  if (atHome.answer === 'no') return 'not-licensed';
  if (atHost.answer === 'no') return 'not-passported';
  if (atHome.answer === 'unknown' || atHost.answer === 'unknown') return 'unknown';
  return wanted === false ? 'not-wanted' : 'usable';
}

function lineSentence(
  verdict: MatchVerdict,
  meaning: string,
  atHome: RoleAnswer,
  atHost: RoleAnswer,
  host: string | null,
): string {
  const where = host === null ? '' : ` in ${host}`;
  switch (verdict) {
    case 'usable':
      return `${meaning}: may be used${where}. ${atHost.sentence}`;
    case 'not-wanted':
      return `${meaning}: may be used${where}, and is not part of the intended use.`;
    case 'not-in-certificate':
      return atHome.answer === 'yes'
        ? `${meaning}: licensed, but the certificate does not have this role.`
        : `${meaning}: the certificate does not have this role.`;
    case 'not-licensed':
      return `${meaning}: in the certificate, not in the licence. ${atHome.sentence}`;
    case 'not-passported':
      return `${meaning}: licensed at home, not${where}. ${atHost.sentence}`;
    case 'unknown':
      return `${meaning}: cannot be told. ${atHome.answer === 'unknown' ? atHome.sentence : atHost.sentence}`;
  }
}

function cardVerdict(lines: readonly MatchLine[], withoutRole: readonly string[]): MatchCard['verdict'] {
  const decisive = lines.filter(({ wanted, inCertificate }) => wanted ?? inCertificate);
  if (decisive.some(({ verdict }) => verdict !== 'usable' && verdict !== 'unknown')) return 'refused';
  const open = withoutRole.length > 0 || decisive.length === 0;
  return open || decisive.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'usable';
}
