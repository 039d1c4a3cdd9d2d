import {
  CLIFF_CAUSES,
  type CliffCause,
  type ConsentCliff,
} from '../../server/forecasts/forecasts.contract.js';
import { addDays } from '../calendar/days.js';

export interface CliffDay {
  readonly day: string;
  readonly total: number;
  readonly byCause: Readonly<Record<CliffCause, number>>;
}

/** One entry for each day, whatever the organisation and edition; days without an end have zeros. */
export function cliffDays({ from, days }: ConsentCliff, rows: ConsentCliff['rows']): readonly CliffDay[] {
  const byDay = new Map<string, ConsentCliff['rows']>();
  for (const row of rows) byDay.set(row.day, [...(byDay.get(row.day) ?? []), row]);
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(from, index);
    const of = byDay.get(day) ?? [];
    const sum = (cause: CliffCause) => of.reduce((total, { byCause }) => total + (byCause[cause] ?? 0), 0);
    return {
      day,
      total: of.reduce((all, { total }) => all + total, 0),
      byCause: Object.fromEntries(CLIFF_CAUSES.map((cause) => [cause, sum(cause)])) as Record<
        CliffCause,
        number
      >,
    };
  });
}

/**
 * What rests on something that has stopped already, or stops today: news of today, no forecast. Beside it the days to come
 * could not be seen.
 */
export function splitStopped({ from }: ConsentCliff, rows: ConsentCliff['rows']) {
  const stoppedOf = ({ day, total, byCause }: ConsentCliff['rows'][number]): number =>
    day === from ? total - (byCause.consent ?? 0) : 0;
  return {
    stopped: rows.filter((row) => stoppedOf(row) > 0).map((row) => ({ ...row, total: stoppedOf(row) })),
    coming: rows.flatMap((row) => {
      if (stoppedOf(row) === 0) return [row];
      const own = row.byCause.consent ?? 0;
      return own === 0 ? [] : [{ ...row, total: own, byCause: { ...NONE, consent: own } }];
    }),
  };
}

const NONE = Object.fromEntries(CLIFF_CAUSES.map((cause) => [cause, 0])) as Record<CliffCause, number>;

export const worstDay = (days: readonly CliffDay[]): CliffDay | undefined =>
  days.reduce<CliffDay | undefined>(
    (worst, each) => (each.total > (worst?.total ?? 0) ? each : worst),
    undefined,
  );
