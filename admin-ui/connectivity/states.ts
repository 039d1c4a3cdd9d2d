import type { Answer, ProbeRun, ProbeTargetView, StepState } from '../../server/probes/probes.contract.js';
import type { State } from '../theme/states.js';

export const STATE_OF_TARGET = {
  up: 'ok',
  degraded: 'warning',
  down: 'critical',
  unknown: 'unknown',
  waiting: 'waiting',
  paused: 'ended',
  maintenance: 'notice',
} as const satisfies Record<ProbeTargetView['state'], State>;

/** Not asked is grey like unknown, and has a word of its own. */
export const STATE_OF_ANSWER = {
  yes: 'ok',
  no: 'critical',
  unknown: 'unknown',
  'not-asked': 'ended',
} as const satisfies Record<Answer, State>;

export const STATE_OF_STEP = {
  pass: 'ok',
  notice: 'notice',
  warning: 'warning',
  fail: 'critical',
  unknown: 'unknown',
  skipped: 'ended',
} as const satisfies Record<StepState, State>;

export const STATE_OF_FINDING = {
  error: 'critical',
  warning: 'warning',
  notice: 'notice',
  info: 'notice',
} as const satisfies Record<string, State>;

/** What a finished run says of the other side; until then, how far it has come. */
export function stateOfRun({ state, availability }: Pick<ProbeRun, 'state' | 'availability'>): {
  readonly state: State;
  /** `connectivity.<words>` */
  readonly words: string;
} {
  if (state === 'waiting' || state === 'running') return { state: 'waiting', words: `run_states.${state}` };
  if (state === 'broken-off' || availability === null)
    return { state: 'unknown', words: 'run_states.broken-off' };
  return { state: STATE_OF_TARGET[availability], words: `states.${availability}` };
}
