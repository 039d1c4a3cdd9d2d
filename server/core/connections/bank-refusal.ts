import type { SeenCall, SeenProblem } from '../probes/observation.js';
import { readBankAnswer } from '../probes/bank-answer.js';
import { type Outcome, type OutcomeCode, outcome } from './outcomes.js';

const FAILURES: Readonly<Partial<Record<SeenProblem['failure'], OutcomeCode>>> = {
  'refused-url': 'not-asked',
  'refused-address': 'not-asked',
  'proxy-failed': 'not-asked',
  'server-not-trusted': 'server-untrusted',
  'credential-unusable': 'key-unusable',
  'headers-too-large': 'answer-malformed',
  'body-too-large': 'answer-malformed',
  'not-http': 'answer-malformed',
};

/** After these the request may have arrived: whoever has only one try does not know whether it is spent. */
const MAYBE_ARRIVED: ReadonlySet<SeenProblem['failure']> = new Set([
  ...(['reset', 'closed', 'timed-out', 'headers-too-large', 'body-too-large', 'not-http'] as const),
]);

export const mayHaveArrived = ({ outcome: seen }: SeenCall): boolean =>
  seen.ok ? seen.status >= 500 : MAYBE_ARRIVED.has(seen.failure);

/**
 * Why a call brought nothing, where that means the same whatever was asked: no answer, certificate, role, limits, outage. Null:
 * the answer has to be read by whoever asked. Codes of the bank about token and consent have outcomes of their own.
 */
export function refusalOf(call: SeenCall): Outcome | null {
  const answer = readBankAnswer(call);
  switch (answer.kind) {
    case 'no-answer':
      return outcome(FAILURES[answer.problem.failure] ?? 'unreachable', answer.problem.message);
    case 'certificate-refused':
      return outcome('certificate-refused', answer.word);
    case 'certificate-demanded':
      return outcome('certificate-missing', answer.word);
    case 'role-refused':
      return outcome('role-refused', 'ROLE_INVALID');
    case 'server-error':
      return outcome('bank-failed', `status ${answer.status}`);
    case 'too-many-requests':
      return outcome('too-many-requests', `429, Retry-After is ${answer.retryAfter ?? 'not said'}`);
    case 'redirect':
      return outcome('redirected', `status ${answer.status}`);
    case 'messages':
      return byCode(
        answer.status,
        answer.messages.map(({ code }) => code),
      );
    case 'plain':
      return answer.status >= 400 ? outcome('call-refused', `status ${answer.status}`) : null;
  }
}

function byCode(status: number, codes: readonly string[]): Outcome | null {
  // Messages may come with what was asked for, as warnings.
  if (status < 400) return null;
  const said = `${status} ${codes.join(', ')}`;
  if (codes.includes('ACCESS_EXCEEDED')) return outcome('too-many-requests', said);
  if (codes.some((code) => code.startsWith('TOKEN_'))) return outcome('token-refused-by-interface', said);
  if (codes.some((code) => code.startsWith('CONSENT_'))) return outcome('consent-refused-by-interface', said);
  return outcome('call-refused', said);
}
