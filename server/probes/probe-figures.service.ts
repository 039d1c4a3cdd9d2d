import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { RunFigures } from '../core/probes/run-news.js';
import { Database } from '../platform/database/database.js';
import { ProbeTargetEntity } from './probe-target.entity.js';
import type { TargetState } from './probes.contract.js';
import { originOf } from './target-views.js';
import { ProbeScheduler } from './scheduler.service.js';

/** More series than these cost a monitoring system more than they tell it. */
const MOST_TARGETS = 1_000;

export interface TargetFigures {
  /** Target and instance, as blackbox_exporter's users label them. */
  readonly target: string;
  readonly instance: string;
  readonly state: TargetState;
  readonly serverCertificateEndsAt: Date | null;
  readonly last: RunFigures;
}

/** What probes know, for a scrape. */
@Injectable()
export class ProbeFigures {
  constructor(
    private readonly db: Database,
    private readonly scheduler: ProbeScheduler,
  ) {}

  async targets(): Promise<readonly TargetFigures[]> {
    const rows = await this.db.read(ProbeTargetEntity).find({
      where: { found: Not('waiting') },
      order: { name: 'ASC', id: 'ASC' },
      take: MOST_TARGETS,
    });
    const names = new Map<string, number>();
    return rows.map(({ name, host, port, state, serverCertificateEndsAt, figures }) => {
      // Two targets of one name would be one series.
      const again = names.get(name) ?? 0;
      names.set(name, again + 1);
      return {
        target: again === 0 ? name : `${name} (${again + 1})`,
        ...{ instance: originOf({ host, port }), state, serverCertificateEndsAt },
        last: JSON.parse(figures) as RunFigures,
      };
    });
  }

  async backlog(): Promise<{ readonly due: number; readonly latenessMs: number; readonly underWay: number }> {
    return { ...(await this.scheduler.backlog()), underWay: this.scheduler.underWay };
  }
}
