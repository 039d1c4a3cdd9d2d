import type { Effect } from './finding-kind.js';
import { findingKindOf } from './finding-codes.js';
import type { Availability, StepResult } from './probe-result.js';
import type { TargetKind } from './probe-target.js';

/** What was met at least once in a run. */
export type Met = Readonly<Record<Exclude<Effect, 'none'>, boolean>>;

/**
 * The first line that applies, as a table. An answer, a refusal above all, is never an outage; without an answer nothing is
 * up; what our own settings or network kept from being asked is neither.
 */
export const AVAILABILITY_RULES: readonly {
  readonly is: Availability;
  readonly when: (met: Met) => boolean;
  readonly because: string;
}[] = [
  {
    is: 'degraded',
    when: ({ broken }) => broken,
    because: 'It answers, and something documented does not hold.',
  },
  {
    is: 'degraded',
    when: ({ answered, error, silent }) => answered && (error || silent),
    because: 'It answers some calls, and fails or leaves open others.',
  },
  { is: 'up', when: ({ answered }) => answered, because: 'It answers as a bank does.' },
  { is: 'down', when: ({ error }) => error, because: 'Whatever was answered is that it cannot answer.' },
  {
    is: 'unknown',
    when: ({ ours }) => ours,
    because: 'Our own network or settings kept it from being asked.',
  },
  { is: 'down', when: ({ silent }) => silent, because: 'Nobody answers.' },
  { is: 'unknown', when: () => true, because: 'Nothing was asked that would tell.' },
];

/** How a target is, from the findings of its steps; findings of codes that are not known say nothing. */
export function judgeAvailability(steps: readonly StepResult[], kind: TargetKind): Availability {
  const met = metIn(steps, kind);
  return AVAILABILITY_RULES.find(({ when }) => when(met))?.is ?? 'unknown';
}

export function metIn(steps: readonly StepResult[], kind: TargetKind): Met {
  const codes = steps.flatMap(({ findings }) => findings.map(({ code }) => code));
  // Whoever closes the connection on our certificate does so on every call that shows it (Paysera C4).
  const counted = codes.includes('mtls.closed-by-server')
    ? codes.filter((code) => !CLOSED_TO_US.test(code))
    : codes;
  const effects = new Set(counted.map((code) => effectOf(code, kind)));
  return {
    answered: effects.has('answered'),
    broken: effects.has('broken'),
    error: effects.has('error'),
    silent: effects.has('silent'),
    ours: effects.has('ours'),
  };
}

const CLOSED_TO_US = /^(token-endpoint|accounts-|consent-|payment-|funds-).*\.(closed|reset)$/;

/** A bank that shakes hands and answers no request is not there; of a plain server a handshake is all that is asked. */
const effectOf = (code: string, kind: TargetKind): Effect =>
  code === 'tls.handshake' && kind === 'xs2a' ? 'none' : (findingKindOf(code)?.effect ?? 'none');
