import { findingKindOf } from './finding-codes.js';
import { metIn } from './judge-availability.js';
import {
  type Answer,
  type Fault,
  PROBE_QUESTIONS,
  type ProbeFinding,
  type ProbeQuestion,
  type StepResult,
  type Verdict,
} from './probe-result.js';
import type { ProbeStepId } from './probe-steps.js';

/** Which steps can tell, and so whether a question was asked at all. */
export const ASKED_BY: Readonly<Record<ProbeQuestion, readonly ProbeStepId[]>> = {
  reachable: ['dns', 'tcp', 'tls', 'mtls'],
  discovered: ['discovery'],
  'certificate-accepted': [
    'mtls',
    'token-endpoint',
    'accounts-without-token',
    'accounts-made-up-token',
    'consent-status',
    'payment-status',
  ],
  'client-known': ['authorize-own-client', 'token-endpoint'],
  PSP_AI: ['accounts-without-token', 'accounts-made-up-token', 'consent-status'],
  PSP_PI: ['payment-status'],
};

/**
 * Which answer counts when findings say different things: `worst` where a refusal anywhere is what somebody has to act on,
 * `last` where a later step knows better (a server that ends the handshake without a certificate, and talks with one).
 */
const COUNTS: Readonly<Record<ProbeQuestion, 'worst' | 'last'>> = {
  reachable: 'last',
  discovered: 'worst',
  'certificate-accepted': 'worst',
  'client-known': 'worst',
  PSP_AI: 'worst',
  PSP_PI: 'worst',
};

interface Tell {
  readonly answer: Exclude<Answer, 'not-asked'>;
  readonly finding: ProbeFinding;
}

/** Each question by itself, in order, from the findings of a run. Codes that are not known say nothing. */
export function reachVerdicts(steps: readonly StepResult[]): readonly Verdict[] {
  return PROBE_QUESTIONS.map((question) => reachVerdict(question, steps));
}

function reachVerdict(question: ProbeQuestion, steps: readonly StepResult[]): Verdict {
  const ran = steps.filter(({ step, state }) => ASKED_BY[question].includes(step) && state !== 'skipped');
  if (ran.length === 0)
    return { question, answer: 'not-asked', because: notAsked(question, steps), fault: 'none' };
  const tells = steps.flatMap(({ findings }) =>
    findings.flatMap((finding): readonly Tell[] => {
      const answer = findingKindOf(finding.code)?.says[question];
      return answer === undefined ? [] : [{ answer: believed(answer, finding, steps), finding }];
    }),
  );
  const told = COUNTS[question] === 'last' ? tells.at(-1) : worst(weighed(tells));
  if (told === undefined)
    return { question, answer: 'unknown', because: 'The answers do not tell.', fault: 'unclear' };
  return isItUs(steps, told)
    ? { question, answer: 'unknown', because: 'Other hosts do not answer us either.', fault: 'network' }
    : { question, answer: told.answer, because: told.finding.message, fault: faultOf(told, steps) };
}

const CLOSED = 'mtls.closed-by-server';

/** A connection that is closed is a refusal only beside an answer to somebody else; otherwise it may as well be an outage. */
const believed = (
  answer: Tell['answer'],
  { code }: ProbeFinding,
  steps: readonly StepResult[],
): Tell['answer'] => (code === CLOSED && !metIn(steps, 'xs2a').answered ? 'unknown' : answer);

/**
 * A 403 without a reason is the documented answer to a certificate (Paysera C4), and also what is left of any other 403 whose
 * body cannot be read. Where the same certificate was heard by another service, it was not the certificate.
 */
const weighed = (tells: readonly Tell[]): readonly Tell[] =>
  tells.some(({ answer, finding }) => answer === 'yes' && /^(accounts|consent|payment)-/.test(finding.code))
    ? tells.filter(({ finding }) => !finding.code.endsWith('.certificate-refused-forbidden'))
    : tells;

const ORDER = ['no', 'yes', 'unknown'] as const;
const worst = (tells: readonly Tell[]): Tell | undefined =>
  ORDER.flatMap((answer) => tells.find((tell) => tell.answer === answer) ?? [])[0];

const hasFinding = (steps: readonly StepResult[], what: string): boolean =>
  steps.some(({ findings }) => findings.some(({ code }) => code.endsWith(`.${what}`)));

/** Silence is nobody's no while our own network is silent altogether. */
const isItUs = (steps: readonly StepResult[], { answer, finding }: Tell): boolean =>
  answer === 'no' &&
  findingKindOf(finding.code)?.effect === 'silent' &&
  hasFinding(steps, 'references-silent');

function faultOf({ answer, finding }: Tell, steps: readonly StepResult[]): Fault {
  if (answer === 'yes') return 'none';
  // It was believed: others were answered, and whoever shows this certificate is not.
  if (answer === 'no' && finding.code === CLOSED) return 'us';
  const isSilence = findingKindOf(finding.code)?.effect === 'silent' && finding.fault === 'unclear';
  return isSilence && hasFinding(steps, 'references-answer') ? 'bank' : finding.fault;
}

function notAsked(question: ProbeQuestion, steps: readonly StepResult[]): string {
  const skipped = steps.filter(({ step, missing }) => ASKED_BY[question].includes(step) && missing !== null);
  const missing = [...new Set(skipped.map((one) => one.missing))].join(', ');
  return missing === '' ? 'No step of this run asks it.' : `No step could ask it; missing: ${missing}.`;
}
