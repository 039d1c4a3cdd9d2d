import { isCertificateAlert } from '../bank-answer.js';
import { generalFinding } from '../finding-codes.js';
import type { SeenProblem } from '../observation.js';
import type { ProbeFinding } from '../probe-result.js';
import type { ProbeStepId } from '../probe-steps.js';

/** A call that brought no answer, by the name of what happened. */
export function problemFinding(step: ProbeStepId, problem: SeenProblem): ProbeFinding {
  const alert = problem.alert === undefined ? '' : ` (alert ${problem.alert})`;
  const message = `${problem.message.replace(/[.\s]*$/, '')}${alert}.`;
  if (isCertificateAlert(problem)) return generalFinding(step, 'certificate-demanded', message);
  return generalFinding(step, problem.failure, message);
}
