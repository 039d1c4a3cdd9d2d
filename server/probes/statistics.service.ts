import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { availabilityOf } from '../core/probes/history.js';
import { AVAILABILITY_LINE, type Quarter, quarterAt, quarterOf } from '../core/probes/quarter.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { historyView, ProbeHistory } from './history.service.js';
import { ProbeTargets } from './targets.service.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_ROWS = 400;

/** What EBA/GL/2018/07, guideline 3.1, has published per day and quarter: uptime, downtime, answering time, errors. */
@Injectable()
export class ProbeStatistics {
  constructor(
    private readonly targets: ProbeTargets,
    private readonly history: ProbeHistory,
    private readonly clock: Clock,
  ) {}

  /** Without bounds the last 24 hours, or the last 90 days. */
  async between(id: string, range: { from?: Date; to?: Date; by: 'hour' | 'day' }) {
    const { by } = range;
    const target = await this.targets.find(id);
    const step = by === 'hour' ? HOUR_MS : DAY_MS;
    const to = range.to ?? this.clock.now();
    const from = range.from ?? new Date(to.getTime() - (by === 'hour' ? 24 : 90) * step);
    if (to <= from || to.getTime() - from.getTime() > MOST_ROWS * step)
      throw new Problem('invalid-input', {
        errors: [{ path: 'from', message: `and to span more than ${MOST_ROWS} ${by}s, or none.` }],
      });
    return { by, rows: (await this.history.between(target, from, to, by)).map(historyView) };
  }

  async quarter(id: string, name: string | undefined) {
    const target = await this.targets.find(id);
    const quarter = quarterOf(name ?? quarterAt(this.clock.now()));
    if (quarter === undefined)
      throw new Problem('invalid-input', {
        errors: [{ path: 'quarter', message: 'is not such as 2026Q4.' }],
      });
    const rows = await this.history.between(target, quarter.from, quarter.to, 'day');
    const byDay = new Map(rows.map((row) => [dayOf(row.at), row]));
    const days = this.daysOf(quarter).map((day) => {
      const row = byDay.get(day);
      const asked = row === undefined ? 0 : row.up + row.degraded + row.down;
      return {
        day,
        uptime: row === undefined ? null : availabilityOf(row, row.seconds),
        downSeconds: row?.downSeconds ?? 0,
        averageMs: row?.averageMs ?? null,
        errorRate: row === undefined || asked === 0 ? null : row.down / asked,
      };
    });
    const measured = rows.reduce(
      (sum, row) => sum + row.seconds - row.maintenanceSeconds - row.unmeasuredSeconds,
      0,
    );
    const down = rows.reduce((sum, { downSeconds }) => sum + downSeconds, 0);
    const uptime = measured <= 0 ? null : Math.max(0, 1 - down / measured);
    return { quarter: quarter.name, days, uptime, line: AVAILABILITY_LINE };
  }

  /** One row a day; shares with a decimal point, what was not measured left empty. */
  async quarterCsv(id: string, name: string | undefined): Promise<{ quarter: string; text: string }> {
    const { quarter, days } = await this.quarter(id, name);
    const text = stringify(
      days.map(({ day, uptime, downSeconds, averageMs, errorRate }) => ({
        day,
        uptimePercent: percent(uptime),
        downtimePercent: percent(uptime === null ? null : 1 - uptime),
        downSeconds,
        averageAnswerMs: averageMs,
        errorRatePercent: percent(errorRate),
      })),
      // So that spreadsheets read it as UTF-8.
      { header: true, record_delimiter: 'windows', bom: true },
    );
    return { quarter, text };
  }

  /** Those that have begun. */
  private daysOf({ from, to }: Quarter): string[] {
    const days: string[] = [];
    const now = this.clock.now().getTime();
    for (let at = from.getTime(); at < to.getTime() && at <= now; at += DAY_MS)
      days.push(dayOf(new Date(at)));
    return days;
  }
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const percent = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 1_000_000) / 10_000;
