import {
  PROBE_QUESTIONS,
  type Answer,
  type Fault,
  type ProbeQuestion,
} from '../../server/probes/probes.contract.js';

interface Judged {
  readonly question: ProbeQuestion;
  readonly answer: Answer;
  readonly fault: Fault;
}

/**
 * The verdict by which people learn what is wrong first: the earliest question answered with no, else the earliest that
 * could not be answered. Undefined where nothing is wrong.
 */
export function decisive<V extends Judged>(verdicts: readonly V[]): V | undefined {
  const inOrder = [...verdicts].sort(
    (one, other) => PROBE_QUESTIONS.indexOf(one.question) - PROBE_QUESTIONS.indexOf(other.question),
  );
  return (
    inOrder.find(({ answer }) => answer === 'no') ??
    inOrder.find(({ answer, fault }) => answer === 'unknown' && fault !== 'none') ??
    inOrder.find(({ answer }) => answer === 'unknown')
  );
}

/** Who must act; null where nobody must. */
export function whoseTurn(verdicts: readonly Judged[]): Exclude<Fault, 'none'> | null {
  const verdict = decisive(verdicts);
  if (verdict === undefined) return null;
  return verdict.fault === 'none' ? 'unclear' : verdict.fault;
}
