import type { ProbeReport, StepResult, StepState, Verdict } from '../core/probes/probe-result.js';
import { printable } from './printable.js';

const MARKS: Readonly<Record<StepState, string>> = {
  pass: '✓',
  notice: '·',
  warning: '!',
  fail: '✗',
  unknown: '?',
  skipped: '–',
};
const ANSWER_MARKS = { yes: '✓', no: '✗', unknown: '?', 'not-asked': '–' } as const;

/** Columns of the time line. */
const BAR = 30;
const NAME = 32;

/** A run for a person: the time line of the steps with what they met, then each question, then how the target is. */
export function describeProbe(report: ProbeReport): string {
  const { target, extent, startedAt, durationMs, steps, availability, verdicts } = report;
  const port = target.port === 443 ? '' : `:${target.port}`;
  const total = Math.max(1, durationMs);
  return [
    `https://${printable(target.host)}${port}${printable(target.basePath)}  ${extent}, ${startedAt}, ${milliseconds(durationMs)}`,
    '',
    ...steps.flatMap((step) => [`  ${describeStepLine(step, total)}`, ...detailsOf(step)]),
    '',
    ...verdicts.map(describeVerdictLine),
    '',
    `  ${availability.toUpperCase()}`,
    '',
    '',
  ].join('\n');
}

/** One line of the waterfall; without the length of the run, no bar. */
export function describeStepLine(
  { step, state, missing, startMs, durationMs }: StepResult,
  totalMs?: number,
): string {
  const head = `${MARKS[state]} ${step.padEnd(NAME)}`;
  if (state === 'skipped')
    return `${head} ${totalMs === undefined ? '' : ' '.repeat(BAR + 2)} skipped: no ${missing ?? ''}`;
  const bar = totalMs === undefined ? '' : `│${barOf(startMs, durationMs, totalMs)}│`;
  return `${head} ${bar} ${milliseconds(durationMs).padStart(9)}`;
}

function barOf(startMs: number, durationMs: number, totalMs: number): string {
  const from = Math.min(BAR - 1, Math.floor((startMs / totalMs) * BAR));
  const length = Math.max(1, Math.min(BAR - from, Math.round((durationMs / totalMs) * BAR)));
  return `${' '.repeat(from)}${'█'.repeat(length)}${' '.repeat(BAR - from - length)}`;
}

const milliseconds = (ms: number): string => (ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`);

/** What is as it should be takes one line; what is not takes its advice along. */
function detailsOf({ findings, phases, state }: StepResult): readonly string[] {
  const times = phases.slice(0, 12).map(({ name, durationMs }) => `${name} ${milliseconds(durationMs)}`);
  return [
    ...(times.length > 0 && state !== 'skipped' ? [`      ${times.join(', ')}`] : []),
    ...findings.flatMap(({ severity, message, advice, citation, code }) => {
      const mark = severity === 'error' ? '✗' : severity === 'warning' ? '!' : '·';
      const source = citation === '' ? '' : ` [${printable(citation)}]`;
      const isAside = severity === 'info' || advice === '';
      return [
        `      ${mark} ${printable(message)}${source}`,
        ...(isAside ? [] : [`        → ${printable(advice)} (${code})`]),
      ];
    }),
  ];
}

const describeVerdictLine = ({ question, answer, because, fault }: Verdict): string => {
  const whose = fault === 'none' ? '' : ` (${fault})`;
  return `  ${ANSWER_MARKS[answer]} ${question.padEnd(22)} ${answer.padEnd(10)} ${printable(because)}${whose}`;
};
