import { stringify } from 'csv-stringify/browser/esm/sync';
import type { z } from 'zod';
import type { quarterSchema } from '../../../server/probes/probes.contract.js';

export type Quarter = z.output<typeof quarterSchema>;

/** For spreadsheets: one row for each day, with empty cells where nothing was measured. Days are of UTC. */
export const quarterCsv = ({ days }: Quarter): string =>
  stringify([...days], {
    header: true,
    columns: ['day', 'uptime', 'downSeconds', 'averageMs', 'errorRate'],
    escape_formulas: true,
    record_delimiter: 'windows',
  });

/** `2026Q4` of an instant, by UTC. */
export const quarterOf = (at: Date): string =>
  `${at.getUTCFullYear()}Q${Math.floor(at.getUTCMonth() / 3) + 1}`;

/** The same and those before, newest first. */
export function lastQuarters(at: Date, count: number): string[] {
  return Array.from({ length: count }, (_, i) =>
    quarterOf(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - 3 * i, 1))),
  );
}
