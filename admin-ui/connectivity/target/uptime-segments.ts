import type { z } from 'zod';
import type { historySchema } from '../../../server/probes/probes.contract.js';

export type History = z.output<typeof historySchema>;
export type HistoryRow = History['rows'][number];

/** `brief`: below the whole day, and still above the line. */
export const DAY_KINDS = ['up', 'degraded', 'brief', 'down', 'maintenance', 'nothing'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export interface UptimeDay {
  /** `2026-11-23`, UTC. */
  readonly day: string;
  readonly kind: DayKind;
  /** 0 to 1; null when nothing was measured. */
  readonly availability: number | null;
  readonly downSeconds: number;
  readonly maintenanceSeconds: number;
  readonly runs: number;
}

const DAY_MS = 86_400_000;
/** The availability of the bank's own interfaces that supervisors compare with (EBA, 99.5 %). */
export const LINE = 0.995;

/** The last `days` days with `today` at the end, one for each, those that nothing is known of included. */
export function uptimeDays(rows: readonly HistoryRow[], today: string, days: number): UptimeDay[] {
  const byDay = new Map(rows.map((row) => [String(row.at).slice(0, 10), row]));
  const last = Date.parse(`${today}T00:00:00Z`);
  return Array.from({ length: days }, (_, i) => {
    const day = new Date(last - (days - 1 - i) * DAY_MS).toISOString().slice(0, 10);
    const row = byDay.get(day);
    const { availability = null, downSeconds = 0, maintenanceSeconds = 0, runs = 0 } = row ?? {};
    return { ...{ day, availability, downSeconds, maintenanceSeconds, runs }, kind: kindOf(row) };
  });
}

function kindOf(row: HistoryRow | undefined): DayKind {
  if (row === undefined) return 'nothing';
  if (row.downSeconds > 0) return row.availability !== null && row.availability >= LINE ? 'brief' : 'down';
  if (row.maintenanceSeconds > 0) return 'maintenance';
  if (row.availability === null) return 'nothing';
  return row.degraded > 0 ? 'degraded' : 'up';
}

export interface UptimeSum {
  readonly measuredDays: number;
  readonly daysWithOutage: number;
  readonly downSeconds: number;
}

export function sumOf(days: readonly UptimeDay[]): UptimeSum {
  return {
    measuredDays: days.filter(({ availability }) => availability !== null).length,
    daysWithOutage: days.filter(({ downSeconds }) => downSeconds > 0).length,
    downSeconds: days.reduce((sum, each) => sum + each.downSeconds, 0),
  };
}
