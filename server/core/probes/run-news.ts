import type {
  Answer,
  Availability,
  ProbeQuestion,
  ProbeReport,
  StepResult,
  Verdict,
} from './probe-result.js';

/** A verdict that stands until a run says otherwise. `since` and instants beside it are ISO 8601. */
export interface StandingVerdict extends Verdict {
  readonly since: string;
  /** The last answer that was yes or no. */
  readonly definite: Answer | null;
}

/** Answers that come from the other side; that it cannot be reached is an outage and told as one. */
const REFUSABLE: readonly ProbeQuestion[] = ['certificate-accepted', 'client-known', 'PSP_AI', 'PSP_PI'];

const isDefinite = (answer: Answer): boolean => answer === 'yes' || answer === 'no';

export interface VerdictNews {
  readonly verdicts: readonly StandingVerdict[];
  /** They were answered with yes, and are with no. */
  readonly refused: readonly StandingVerdict[];
  /** The other way round. */
  readonly granted: readonly ProbeQuestion[];
}

/** What a run that began at `at` makes of what stood. What it did not ask stays as it was. */
export function verdictNews(
  before: readonly StandingVerdict[],
  verdicts: readonly Verdict[],
  at: string,
): VerdictNews {
  const standing = new Map(before.map((one) => [one.question, one]));
  const refused: StandingVerdict[] = [];
  const granted: ProbeQuestion[] = [];
  for (const verdict of verdicts) {
    const known = standing.get(verdict.question);
    if (verdict.answer === 'not-asked' && known !== undefined) continue;
    const same = known?.answer === verdict.answer;
    const last = known?.definite ?? null;
    const now = {
      ...verdict,
      since: same ? known.since : at,
      definite: isDefinite(verdict.answer) ? verdict.answer : last,
    };
    standing.set(verdict.question, now);
    if (!REFUSABLE.includes(verdict.question) || last === null || last === now.definite) continue;
    if (now.definite === 'no') refused.push(now);
    else granted.push(verdict.question);
  }
  return { verdicts: [...standing.values()], refused, granted };
}

/** Runs that are alike in this brought no news: of the later one only its times are worth keeping. */
export function fingerprintOf(report: ProbeReport): string {
  return JSON.stringify([
    report.availability,
    report.verdicts.map(({ question, answer, fault }) => [question, answer, fault]),
    report.steps.map(({ step, state, missing, findings }) => [
      ...[step, state, missing],
      ...findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
    ]),
    report.certificates.map(({ end, sha256 }) => [end, sha256]),
  ]);
}

/** A step without what was said: state and times, to the hundredth of a millisecond, because digits take most of its room. */
export const bareStep = ({ step, state, missing, phases, ...times }: StepResult): StepResult => ({
  ...{ step, state, missing, startMs: hundredths(times.startMs), durationMs: hundredths(times.durationMs) },
  phases: phases.map(({ name, startMs, durationMs }) => ({
    ...{ name, startMs: hundredths(startMs), durationMs: hundredths(durationMs) },
  })),
  ...{ facts: [], findings: [], traces: [] },
});

const hundredths = (ms: number): number => Math.round(ms * 100) / 100;

/** Errors and warnings. */
export const countFindings = (steps: readonly StepResult[]): number =>
  steps
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'error' || severity === 'warning').length;

/** What is shown: a pulse that finds nothing does not mend what a full run found broken. */
export const withFull = (found: Availability, foundByFull: Availability | null): Availability =>
  found === 'up' && foundByFull === 'degraded' ? 'degraded' : found;

/** When the earliest certificate that the server showed ends, ISO; null when none was seen. */
export function earliestEnd(report: ProbeReport, end: 'server' | 'client'): string | null {
  const ends = report.certificates
    .filter((one) => one.end === end)
    .map(({ notAfter }) => notAfter)
    .filter((text) => !Number.isNaN(Date.parse(text)))
    .sort((a, b) => Date.parse(a) - Date.parse(b));
  return ends[0] === undefined ? null : new Date(ends[0]).toISOString();
}

/** What metrics show of the last run. Durations are milliseconds. */
export interface RunFigures {
  readonly success: boolean;
  readonly durationMs: number;
  readonly status: number | null;
  readonly tlsVersion: string | null;
  readonly dnsMs: number | null;
  /** By the names of the phases. */
  readonly phases: Readonly<Partial<Record<string, number>>>;
}

export function figuresOf(report: ProbeReport): RunFigures {
  const phases: Record<string, number> = {};
  for (const { name, durationMs } of report.steps.flatMap((step) => step.phases)) phases[name] ??= durationMs;
  const last = report.steps.flatMap(({ traces }) => traces).findLast(({ response }) => response !== null);
  const version = report.steps
    .flatMap(({ facts }) => facts)
    .map(({ value }) => /^TLSv1(\.[0-3])?$/.exec(value)?.[0])
    .find((value) => value !== undefined);
  return {
    success: report.availability === 'up' || report.availability === 'degraded',
    durationMs: report.durationMs,
    status: last?.response?.status ?? null,
    tlsVersion: version ?? null,
    dnsMs: phases['dns'] ?? null,
    phases,
  };
}
