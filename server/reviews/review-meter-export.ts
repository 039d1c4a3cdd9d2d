import { stringify } from 'csv-stringify/sync';
import type { ReviewMeterRow } from './reviews.contract.js';

type Month = ReviewMeterRow['months'][number];
type Measure = 'toDecision' | 'toDecisionWithoutApplicant' | 'toAccess' | 'toAccessWithoutApplicant';

const MEASURES: readonly Measure[] = [
  'toDecision',
  'toDecisionWithoutApplicant',
  'toAccess',
  'toAccessWithoutApplicant',
];

/** One row a month, the oldest first; hours and shares with a decimal point, what was not measured left empty. */
export function meterCsv({ months }: Pick<ReviewMeterRow, 'months'>): string {
  return stringify(months.map(rowOf), {
    header: true,
    record_delimiter: 'windows',
    // So that spreadsheets read it as UTF-8.
    bom: true,
  });
}

const rowOf = (month: Month): Record<string, string | number | null> => ({
  month: month.month,
  submitted: month.submitted,
  decided: month.count,
  ...Object.assign(
    {},
    ...MEASURES.map((measure) => ({
      [`${measure}MedianHours`]: rounded(month[measure]?.median, 10),
      [`${measure}NinetiethHours`]: rounded(month[measure]?.ninetieth, 10),
    })),
  ),
  shareAutomatic: rounded(month.shareAutomatic, 1_000),
  shareRejected: rounded(month.shareRejected, 1_000),
  first: month.lanes.first,
  renewal: month.lanes.renewal,
  change: month.lanes.change,
});

const rounded = (value: number | null | undefined, to: number): number | null =>
  value === null || value === undefined ? null : Math.round(value * to) / to;
