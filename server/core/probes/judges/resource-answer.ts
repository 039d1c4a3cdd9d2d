import type { AccessRole } from '../../api-editions/edition-names.js';
import type { BankAnswer } from '../bank-answer.js';
import { finding, generalFinding } from '../finding-codes.js';
import { type Judgement, judgement } from '../judgement.js';
import type { SeenCall } from '../observation.js';
import type { ProbeFinding } from '../probe-result.js';
import type { ProbeTarget } from '../probe-target.js';
import { readAnswer, unexpected } from './answer-findings.js';

/** Steps whose answer tells whether a role is open. */
export type RoleStep =
  | 'accounts-without-token'
  | 'accounts-made-up-token'
  | 'accounts-without-request-id'
  | 'consent-status'
  | 'payment-status';

export interface ResourceRow {
  readonly step: RoleStep;
  readonly role: Extract<AccessRole, 'PSP_AI' | 'PSP_PI'>;
  /** What an answer of the bank's own means here; undefined: it is none that is documented. */
  meaning(
    answer: Extract<BankAnswer, { kind: 'messages' | 'plain' }>,
    codes: readonly string[],
  ): ProbeFinding | undefined;
}

/** Whether a finding says that a role is open. */
const OPENS: ReadonlySet<string> = new Set([
  'accounts-without-token.refused',
  'accounts-made-up-token.refused',
  'consent-status.unknown-consent',
  'payment-status.unknown-payment',
]);

/** One call for a resource: what is the same everywhere, then the role, then what the row says. */
export function judgeResource(
  { step, role, meaning }: ResourceRow,
  call: SeenCall,
  target: ProbeTarget,
): Judgement {
  const { answer, facts, settled, remarks } = readAnswer(step, call);
  if (settled.length > 0) return judgement(facts, [...settled, ...remarks]);
  const isExpected = target.expectedRoles.includes(role);
  if (answer.kind === 'role-refused')
    return judgement(facts, [
      isExpected
        ? roleRefused(step, role, call)
        : finding(
            `${step}.role-refused-as-expected`,
            `The bank answers ROLE_INVALID; ${role} is not expected of this target.`,
          ),
    ]);
  if (answer.kind !== 'messages' && answer.kind !== 'plain')
    return judgement(facts, [unexpected(step, answer)]);
  const codes = answer.kind === 'messages' ? answer.messages.map(({ code }) => code) : [];
  const meant = meaning(answer, codes) ?? unexpected(step, answer);
  const isSurprise = !isExpected && OPENS.has(meant.code);
  return judgement(facts, [
    isSurprise ? finding(`${step}.role-opened-unexpectedly`, meant.message) : meant,
    // A flaw in how an answer is written is worth nothing where the answer itself is a hole.
    ...(answer.status < 400 ? [] : remarks),
  ]);
}

const roleRefused = (step: RoleStep, role: string, { outcome }: SeenCall): ProbeFinding =>
  generalFinding(
    step,
    'role-refused',
    `The status is ${outcome.ok ? outcome.status : ''} with ROLE_INVALID: ${role} is not open.`,
  );

export const isAbout = (codes: readonly string[], pattern: RegExp): string | undefined =>
  codes.find((code) => pattern.test(code));
