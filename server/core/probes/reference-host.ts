import { generalFinding } from './finding-codes.js';
import type { StepResult } from './probe-result.js';

/** A host that answers when our own network is well; asked only when a target does not. */
export interface ReferenceHost {
  readonly host: string;
  readonly port: number;
}

/** More than a few tell nothing more. */
export const MOST_REFERENCE_HOSTS = 5;

/** What the look at the reference hosts brought. */
export interface ReferenceLook {
  readonly asked: number;
  readonly answered: number;
}

/**
 * Puts the look with the first step that failed: when no reference host answers either, it is our network, and that step
 * cannot tell. With one that answers, the silence is the target's. A look at nobody says nothing.
 */
export function withReferenceLook(
  steps: readonly StepResult[],
  { asked, answered }: ReferenceLook,
): readonly StepResult[] {
  const first = steps.findIndex(({ state }) => state === 'fail');
  if (asked === 0 || first < 0) return steps;
  return steps.map((one, i): StepResult => {
    if (i !== first) return one;
    const message = `${answered} of ${asked} reference hosts answer.`;
    const found = generalFinding(
      one.step,
      answered === 0 ? 'references-silent' : 'references-answer',
      message,
    );
    return { ...one, state: answered === 0 ? 'unknown' : one.state, findings: [...one.findings, found] };
  });
}
