import type { ReviewMeter } from '../../server/reviews/reviews.contract.js';
import { useFormats } from '../components/time.js';
import { useDecisionWords } from './words.js';

export type MeterMonth = ReviewMeter['months'][number];
export type Measure = 'toDecision' | 'toDecisionWithoutApplicant' | 'toAccess' | 'toAccessWithoutApplicant';
type Hours = NonNullable<MeterMonth[Measure]>;

export interface Measured {
  readonly month: MeterMonth;
  readonly hours: Hours;
}

/** Months in which something was measured, the oldest first. */
export const measured = (months: readonly MeterMonth[], measure: Measure): readonly Measured[] =>
  months.flatMap((month) => {
    const hours = month[measure];
    return hours === null ? [] : [{ month, hours }];
  });

export const lastMeasured = (months: readonly MeterMonth[], measure: Measure): Measured | undefined =>
  measured(months, measure).at(-1);

/** Of a change that people would call one. */
const WORTH_TELLING = 0.1;

/** How the last month compares with the first; `same` when hardly. */
export function trendOf(
  first: Hours,
  last: Hours,
): { readonly kind: 'faster' | 'slower' | 'same'; readonly percent: number } {
  if (first.median === 0) return { kind: last.median === 0 ? 'same' : 'slower', percent: 100 };
  const change = (last.median - first.median) / first.median;
  const kind = Math.abs(change) < WORTH_TELLING ? 'same' : change < 0 ? 'faster' : 'slower';
  return { kind, percent: Math.round(Math.abs(change) * 100) };
}

export function useMeterWords() {
  const { say } = useDecisionWords();
  const { number } = useFormats();
  /** "0.4", "26": a tenth only where it says something. */
  const figure = (value: number): string =>
    value > 0 && value < 0.05
      ? `<${number(0.1)}`
      : number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
  /** "26 h", and "12 min" of what took less than an hour. */
  const hours = (value: number): string =>
    value < 1
      ? say('meter.minutes_short', { value: number(Math.max(1, Math.round(value * 60))) })
      : say('meter.hours_short', { value: figure(value) });
  const percent = (share: number | null): string =>
    share === null ? '–' : say('meter.percent', { value: number(Math.round(share * 100)) });
  return { figure, hours, percent };
}
