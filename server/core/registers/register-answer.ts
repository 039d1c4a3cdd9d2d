import { decodeCertificate } from '../certificate/decode-certificate.js';
import type { RegisterAnswer } from '../verdict/evidence.js';
import type { Reason } from '../verdict/verdict.js';
import { stateText } from './authorisation.js';
import { parentOf } from './match-entry.js';
import type { RegisterEntry } from './register-entry.js';
import type { AskedRegister, RegisterBasis } from './register-basis.js';
import { type Asked, questionOfCertificate, type RegisterQuestion } from './register-question.js';
import {
  answerRole,
  type ConsultedRegister,
  consultRegisters,
  decidedStatus,
  holderStatus,
  type RoleAnswer,
} from './role-answer.js';

/** Codes of what a verdict says about registers; stored with evidence, never renamed. */
export const REGISTER_REASON_CODES = [
  'val.register-not-asked',
  'val.register-no-number',
  'val.register-no-authority',
  'val.register-sandbox',
  'val.register-authorities-differ',
  'val.register-unknown-authority',
  'val.register-not-covered',
  'val.register-no-edition',
  'val.register-not-found',
  'val.register-ambiguous',
  'val.register-found',
  'val.register-withdrawn',
  'val.register-role-missing',
  'val.register-role-unknown',
  'val.register-status-unknown',
  'val.register-disagree',
  'val.register-stale',
  'val.register-overridden',
  'val.register-name-differs',
] as const;
export type RegisterReasonCode = (typeof REGISTER_REASON_CODES)[number];

/**
 * What registers say about a certificate's holder, as a verdict takes it. A pure function of the question and of the
 * basis, which the answer carries along: computed again from it, the answer is the same. Without a register to ask, or
 * where none of them can tell, it is `unknown`, which is neither good nor bad.
 */
export function registerAnswer(asked: Asked, basis: RegisterBasis, at: Date): RegisterAnswer {
  if (!asked.ok) return unknown([asked.reason], { ...basis, registers: [], overrides: [] });
  const { question } = asked;
  const consulted = consultRegisters(question, basis, at);
  const kept = prunedBasis(basis, consulted);
  if (consulted.length === 0) {
    const message = `No register that covers ${question.authority} is at hand.`;
    return unknown([reason('val.register-not-covered', message)], kept);
  }
  if (consulted.every(({ register }) => register.edition === null))
    return unknown(
      consulted.map(({ silence }) => reason('val.register-no-edition', silence!.sentence)),
      kept,
    );
  const roles = question.roles.map((role) => answerRole(role, consulted, basis.host));
  return {
    ...judged(consulted, roles, question),
    roles: roles.filter(isLeft).map(({ role }) => role),
    basis: kept,
  };
}

/** The same for a certificate as it is stored; undefined when its bytes are none, which puts no question. */
export function registerAnswerFor(
  der: Uint8Array,
  basis: RegisterBasis,
  at: Date,
): RegisterAnswer | undefined {
  const decoded = decodeCertificate(der);
  return decoded.ok ? registerAnswer(questionOfCertificate(decoded.value), basis, at) : undefined;
}

const reason = (code: RegisterReasonCode, message: string): Reason => ({ code, message });

const unknown = (reasons: readonly Reason[], basis: RegisterBasis): RegisterAnswer => ({
  ...{ status: 'unknown', roles: null, reasons, basis },
});

/** A role stays where a register confirms it, and where registers have no say in it. */
const isLeft = ({ answer, reason: why }: RoleAnswer): boolean =>
  answer === 'yes' || why === 'bank-not-held' || why === 'role-not-licensed';

function judged(
  consulted: readonly ConsultedRegister[],
  roles: readonly RoleAnswer[],
  question: RegisterQuestion,
): Pick<RegisterAnswer, 'status' | 'reasons'> {
  const { status, disagree } = decidedStatus(consulted);
  if (status === undefined) {
    const ambiguous = consulted.some(({ match }) => match.ambiguous);
    return {
      status: ambiguous ? 'unknown' : 'not-found',
      reasons: consulted.map(({ match, register, silence }) =>
        reason(
          match.ambiguous
            ? 'val.register-ambiguous'
            : register.edition === null
              ? 'val.register-no-edition'
              : 'val.register-not-found',
          silence!.sentence,
        ),
      ),
    };
  }
  const about = remarks(consulted, question, disagree || roles.some((role) => role.disagree));
  const found = foundReasons(consulted);
  if (status === 'withdrawn')
    return {
      status,
      reasons: [...found.map(({ message }) => reason('val.register-withdrawn', message)), ...about],
    };
  const missing = roles.filter(({ answer }) => answer === 'no');
  if (missing.length > 0 || status === 'none')
    return {
      status: 'roles-missing',
      reasons: [...missing.map((role) => roleReason('val.register-role-missing', role)), ...found, ...about],
    };
  const open = roles.filter(({ answer, reason: why }) => answer === 'unknown' && why !== 'role-not-licensed');
  if (open.length > 0 || status !== 'active')
    return {
      status: 'unknown',
      reasons: [
        ...open.map((role) => roleReason(openCode(role), role)),
        ...(open.length > 0
          ? found
          : found.map(({ message }) => reason('val.register-status-unknown', message))),
        ...about,
      ],
    };
  return { status: 'ok', reasons: [...found, ...about] };
}

const openCode = ({ reason: why }: RoleAnswer): RegisterReasonCode =>
  why === 'status-unknown' ? 'val.register-status-unknown' : 'val.register-role-unknown';

const roleReason = (code: RegisterReasonCode, { role, sentence, by }: RoleAnswer): Reason =>
  reason(code, `${role}: ${sentence}${by === null ? '' : ` (${by.name})`}`);

/** Which register knows the holder, as whom, since when, by which edition. */
const foundReasons = (consulted: readonly ConsultedRegister[]): Reason[] =>
  consulted.flatMap((one) => {
    const { register, match, states, ageDays } = one;
    const [first] = match.found;
    if (first === undefined || holderStatus(one) === undefined) return [];
    const edition = register.edition!;
    const age = ageDays === 0 ? '' : `, ${ageDays} ${ageDays === 1 ? 'day' : 'days'} old`;
    const name = first.entry.names[0] ?? first.entry.code;
    const message = `${register.name} of ${edition.publishedAt.slice(0, 10)}${age}: ${name}, ${stateText(states[0]!)}.`;
    return [reason('val.register-found', message)];
  });

function remarks(
  consulted: readonly ConsultedRegister[],
  { organisation }: RegisterQuestion,
  disagree: boolean,
): Reason[] {
  const knowing = consulted.filter((one) => holderStatus(one) !== undefined);
  const told: Reason[] = [];
  if (disagree) {
    const names = knowing.map(({ register }) => register.name).join(' and ');
    told.push(reason('val.register-disagree', `${names} disagree; ${knowing[0]!.register.name} counts.`));
  }
  for (const { register, match, stale, ageDays } of knowing) {
    const [first] = match.found;
    if (stale)
      told.push(reason('val.register-stale', `${register.name}: this edition is ${ageDays} days old.`));
    if (match.override !== null)
      told.push(
        reason('val.register-overridden', `Matched by a decision made here: ${match.override.reason}`),
      );
    if (match.found.every(({ nameAgrees }) => nameAgrees === false))
      told.push(
        reason(
          'val.register-name-differs',
          `${register.name} calls the holder "${first!.entry.names[0] ?? ''}", the certificate "${(organisation ?? '').slice(0, 200)}".`,
        ),
      );
  }
  return told;
}

/** Hints are kept for whoever looks later, a few of them. */
const KEPT_HINTS = 5;

/** Only what the answer rests on: of each register that was asked the entries found, their parents and a few hints. */
function prunedBasis(basis: RegisterBasis, consulted: readonly ConsultedRegister[]): RegisterBasis {
  return {
    registers: consulted.map(({ register, match }) => pruned(register, match.found, match.hints)),
    overrides: consulted.flatMap(({ match }) => match.override ?? []),
    host: basis.host,
  };
}

function pruned(
  register: AskedRegister,
  found: ConsultedRegister['match']['found'],
  hints: readonly RegisterEntry[],
): AskedRegister {
  const wanted = new Set<RegisterEntry>(hints.slice(0, KEPT_HINTS));
  for (const { entry } of found) {
    wanted.add(entry);
    const parent = parentOf(entry, register.candidates);
    if (parent !== undefined) wanted.add(parent);
  }
  return { ...register, candidates: register.candidates.filter((entry) => wanted.has(entry)) };
}
