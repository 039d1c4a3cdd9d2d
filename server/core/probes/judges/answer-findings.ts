import { type BankAnswer, readBankAnswer } from '../bank-answer.js';
import { generalFinding } from '../finding-codes.js';
import type { GeneralFinding } from '../general-findings.js';
import { headerOf } from '../header-values.js';
import { fact } from '../judgement.js';
import type { SeenCall } from '../observation.js';
import type { Fact, ProbeFinding } from '../probe-result.js';
import type { ProbeStepId } from '../probe-steps.js';
import type { BodyProblem } from '../tpp-messages.js';
import { problemFinding } from './problem-finding.js';

export interface AnswerReading {
  readonly answer: BankAnswer;
  readonly facts: readonly Fact[];
  /** What is the same in every step; empty where the step has to say what the answer means to it. */
  readonly settled: readonly ProbeFinding[];
  /** How the error is written down, beside what it says. */
  readonly remarks: readonly ProbeFinding[];
}

/** Reads one call as far as it means the same in every step: no answer, the documented refusals, outages, limits. */
export function readAnswer(step: ProbeStepId, call: SeenCall): AnswerReading {
  const answer = readBankAnswer(call);
  return {
    answer,
    facts: factsOf(call, answer),
    settled: settledBy(step, call, answer),
    remarks: remarksOn(step, answer),
  };
}

function factsOf({ outcome, request }: SeenCall, answer: BankAnswer): readonly Fact[] {
  if (!outcome.ok) return [fact('outcome', outcome.alert ?? outcome.failure)];
  const codes = answer.kind === 'messages' ? answer.messages.map(({ code }) => code) : [];
  const word = answer.kind === 'certificate-refused' && answer.how === 'code' ? [answer.word] : [];
  const all = answer.kind === 'role-refused' ? ['ROLE_INVALID'] : [...codes, ...word];
  return [
    fact('status', outcome.status),
    ...(all.length === 0 ? [] : [fact('codes', all.join(', '))]),
    ...(request.requestId === null ? [] : [fact('X-Request-ID', request.requestId)]),
  ];
}

const REFUSED_BY = {
  alert: 'certificate-refused-by-alert',
  forbidden: 'certificate-refused-forbidden',
  code: 'certificate-refused-by-code',
  gateway: 'certificate-refused-by-gateway',
} as const satisfies Record<string, GeneralFinding>;

function settledBy(step: ProbeStepId, call: SeenCall, answer: BankAnswer): readonly ProbeFinding[] {
  const one = (what: GeneralFinding, message: string): readonly ProbeFinding[] => [
    generalFinding(step, what, message),
  ];
  switch (answer.kind) {
    case 'no-answer':
      return [problemFinding(step, answer.problem)];
    case 'certificate-refused':
      return one(REFUSED_BY[answer.how], refusedMessage(answer.how, answer.word, call));
    case 'certificate-demanded':
      return one('certificate-demanded', `Without a certificate the answer is ${answer.word}.`);
    case 'server-error':
      return one('server-error', `The status is ${answer.status}.`);
    case 'too-many-requests':
      return one(
        'too-many-requests',
        `The status is 429; Retry-After is ${answer.retryAfter ?? 'not said'}.`,
      );
    case 'messages':
      return byCode(
        step,
        answer.messages.map(({ code }) => code),
      );
    case 'plain':
      return demandsMac(call)
        ? one('mac-demanded', `The status is ${answer.status}, and WWW-Authenticate asks for MAC.`)
        : [];
    default:
      return [];
  }
}

function refusedMessage(how: keyof typeof REFUSED_BY, word: string, { outcome }: SeenCall): string {
  if (how === 'alert') return `The handshake with our certificate ends with the alert ${word}.`;
  if (how === 'gateway') return `A gateway before the bank answers 400: ${word}.`;
  if (how === 'forbidden') return 'The status is 403, without a reason.';
  return `The status is ${outcome.ok ? outcome.status : ''} with ${word}.`;
}

/** Codes that mean the same whatever was asked. */
function byCode(step: ProbeStepId, codes: readonly string[]): readonly ProbeFinding[] {
  const signature = codes.find((code) => code.startsWith('SIGNATURE_'));
  if (signature !== undefined)
    return [generalFinding(step, 'signature-demanded', `The bank answers ${signature}.`)];
  if (codes.includes('SERVICE_BLOCKED'))
    return [generalFinding(step, 'service-blocked', 'The bank answers SERVICE_BLOCKED.')];
  if (codes.includes('ACCESS_EXCEEDED'))
    return [generalFinding(step, 'too-many-requests', 'The bank answers ACCESS_EXCEEDED.')];
  return [];
}

const demandsMac = ({ outcome }: SeenCall): boolean =>
  outcome.ok &&
  outcome.status === 401 &&
  /^\s*MAC\b/i.test(headerOf(outcome.headers, 'www-authenticate') ?? '');

function remarksOn(step: ProbeStepId, answer: BankAnswer): readonly ProbeFinding[] {
  if (answer.kind === 'messages') return answer.remarks.map((problem) => bodyFinding(step, problem, ''));
  if (answer.kind !== 'plain' || answer.problem === null || answer.status < 400) return [];
  return [bodyFinding(step, answer.problem, answer.message)];
}

const bodyFinding = (step: ProbeStepId, problem: BodyProblem, message: string): ProbeFinding =>
  generalFinding(step, `body-${problem}`, message === '' ? (REMARKS[problem] ?? '') : message);

const REMARKS: Readonly<Partial<Record<BodyProblem, string>>> = {
  'duplicate-keys': 'A name stands twice in one object of the error.',
  'wrong-content-type': 'The error is JSON and says that it is something else.',
};

/** Row by row, what is none of the documented answers. */
export const unexpected = (step: ProbeStepId, answer: BankAnswer): ProbeFinding => {
  const said =
    answer.kind === 'messages'
      ? `${answer.status} with ${answer.messages.map(({ code }) => code).join(', ')}`
      : answer.kind === 'redirect'
        ? `${answer.status}, a redirect`
        : answer.kind === 'plain'
          ? `${answer.status} without tppMessages`
          : answer.kind;
  return generalFinding(
    step,
    answer.kind === 'redirect' ? 'unexpected-redirect' : 'unexpected-answer',
    `The answer is ${said}.`,
  );
};
