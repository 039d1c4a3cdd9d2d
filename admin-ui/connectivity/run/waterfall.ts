import type { z } from 'zod';
import type { ProbeRunDetails, stepResultSchema } from '../../../server/probes/probes.contract.js';

export type StepResult = z.output<typeof stepResultSchema>;
export type PhaseName = StepResult['phases'][number]['name'];

/** A stretch of the plot, in per cent of its width. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

export interface WaterfallRow {
  readonly result: StepResult;
  /** Null for what took no time: a step that was skipped. */
  readonly bar: Stretch | null;
  /** Phases of the bar in the order of time; what no phase covers is waiting or judging. */
  readonly phases: readonly (Stretch & { readonly name: PhaseName; readonly durationMs: number })[];
}

export interface Waterfall {
  readonly totalMs: number;
  readonly rows: readonly WaterfallRow[];
  /** Milliseconds with a line through the plot; from 3 to 6 of them, the first is 0. */
  readonly ticks: readonly (Stretch & { readonly ms: number })[];
}

const ROUND = [1, 2, 5];
const MOST_TICKS = 5;

/** Where each step's bar stands. Times are as the run has them, in milliseconds since it began. */
export function waterfallOf({ steps, durationMs }: Pick<ProbeRunDetails, 'steps' | 'durationMs'>): Waterfall {
  const ends = steps.map((step) => step.startMs + step.durationMs);
  const totalMs = Math.max(1, durationMs ?? 0, ...ends);
  const percent = (ms: number): number => (100 * Math.min(Math.max(ms, 0), totalMs)) / totalMs;
  const stretch = (startMs: number, lasts: number): Stretch => {
    const left = percent(startMs);
    return { left, width: percent(startMs + lasts) - left };
  };
  const everyMs = tickDistance(totalMs);
  return {
    totalMs,
    rows: steps.map((result) => ({
      result,
      bar: result.state === 'skipped' ? null : stretch(result.startMs, result.durationMs),
      phases: [...result.phases]
        .sort((one, other) => one.startMs - other.startMs)
        .map(({ name, startMs, durationMs: lasts }) => ({
          ...{ name, durationMs: lasts },
          ...stretch(startMs, lasts),
        })),
    })),
    ticks: Array.from({ length: Math.floor(totalMs / everyMs) + 1 }, (_, i) => ({
      ...{ ms: i * everyMs, width: 0 },
      left: percent(i * everyMs),
    })),
  };
}

/** 1, 2 or 5 times a power of ten, so that there are at most five after the first. */
function tickDistance(totalMs: number): number {
  for (let power = 0.1; ; power *= 10)
    for (const round of ROUND)
      if (totalMs / (round * power) <= MOST_TICKS) return Number((round * power).toPrecision(1));
}

/** The step to open first: what failed, else what is not in order; undefined where all is. */
export const firstTroubled = (steps: readonly StepResult[]): StepResult | undefined =>
  steps.find(({ state }) => state === 'fail') ??
  steps.find(({ state }) => state === 'unknown') ??
  steps.find(({ state }) => state === 'warning');
