import { judgeAvailability } from './judge-availability.js';
import type { MetCertificate, ProbeReport, StepResult } from './probe-result.js';
import type { ProbeTarget, RunExtent } from './probe-target.js';
import { reachVerdicts } from './reach-verdicts.js';

export interface ReportParts {
  readonly target: ProbeTarget;
  readonly extent: RunExtent;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly durationMs: number;
  readonly steps: readonly StepResult[];
  readonly certificates: readonly MetCertificate[];
  readonly metadata: ProbeReport['metadata'];
}

/** Availability and verdicts follow from the steps, so whoever gets a report from elsewhere can reach them again. */
export const buildReport = ({ startedAt, finishedAt, ...parts }: ReportParts): ProbeReport => ({
  ...parts,
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt.toISOString(),
  availability: judgeAvailability(parts.steps, parts.target.kind),
  verdicts: reachVerdicts(parts.steps),
});
