import { statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Inject, Injectable } from '@nestjs/common';
import { Alerts } from '../alerts/alerts.service.js';
import { JobRunner } from '../jobs/job-runner.js';
import { Watchdog } from '../jobs/watchdog.js';
import { AlertChannels } from '../messages/alert-channels.service.js';
import { Messages } from '../messages/messages.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Clock } from '../ports/clock.js';
import { Mailer } from '../ports/mailer.js';
import type { TrustedListRow } from '../trust/trust.contract.js';
import { TrustedLists } from '../trust/trusted-lists.service.js';
import { STATUS_WARNINGS, type StatusRow, type StatusWarning } from './status.contract.js';

const HOUR_MS = 3_600_000;
const LOW_DISK_BYTES = 500_000_000;
/** A mail that was given up is news for so long after it was written; its row stays. */
const FAILURE_IS_NEWS_MS = 10 * 24 * HOUR_MS;

/** The product's own version: the manifest lies above `server` and above `dist/server`. */
const { version } = createRequire(import.meta.url)(
  import.meta.url.includes('/dist/') ? '../../../package.json' : '../../package.json',
) as { version: string };

/** Whether Qwarden itself is well, in figures and in warnings that somebody should see to. */
@Injectable()
export class StatusService {
  private readonly startedAt: Date;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly messages: Messages,
    private readonly alerts: Alerts,
    private readonly runner: JobRunner,
    private readonly watchdog: Watchdog,
    private readonly channels: AlertChannels,
    private readonly trustedLists: TrustedLists,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.startedAt = clock.now();
  }

  async read(): Promise<StatusRow> {
    const at = this.clock.now();
    const [messages, hasFailed, failingSince, unheardAlerts, jobs, lists, channels, freeBytes] =
      await Promise.all([
        this.messages.counts(),
        this.messages.hasFailedSince(new Date(at.getTime() - FAILURE_IS_NEWS_MS)),
        this.messages.failingSince(),
        this.alerts.unheard(),
        this.runner.states(),
        this.trustedLists.all(),
        this.channels.watched(),
        this.freeBytes(),
      ]);
    const sweep = jobs.find(({ name }) => name === 'expiry-sweep');
    if (!sweep) throw new Error('There is no expiry sweep.');
    const sweptAt = sweep.lastSucceededAt ?? this.startedAt;
    const overdue = this.watchdog.overdue(jobs, at);
    const holds: Record<StatusWarning, boolean> = {
      'nobody-listens': unheardAlerts > 0,
      'no-smtp': !this.mailer.configured,
      'mail-failing': hasFailed || (failingSince !== undefined && isOver(failingSince, HOUR_MS, at)),
      'job-overdue': overdue.length > 0,
      'channel-failing': channels.some(
        ({ failingSince }) => failingSince !== null && isOver(failingSince, HOUR_MS, at),
      ),
      'sweep-late': isOver(sweptAt, 2 * sweep.everySeconds * 1_000, at),
      'disk-low': freeBytes !== null && freeBytes < LOW_DISK_BYTES,
      'no-default-recipient': this.config.alertTo === undefined,
    };
    const { lastSucceededAt, lastFailedAt, lastError, nextRunAt } = sweep;
    return {
      version,
      at,
      database: this.db.kind,
      smtpConfigured: this.mailer.configured,
      defaultRecipientConfigured: this.config.alertTo !== undefined,
      messages,
      unheardAlerts,
      overdueJobs: overdue.map(({ name, lastSucceededAt }) => ({ name, lastSucceededAt })),
      expirySweep: { lastSucceededAt, lastFailedAt, lastError, nextRunAt },
      trustedLists: summaryOf(lists),
      freeBytes,
      warnings: STATUS_WARNINGS.filter((warning) => holds[warning]),
    };
  }

  /** `null` where the file system does not say. */
  private async freeBytes(): Promise<number | null> {
    try {
      const { bavail, bsize } = await statfs(this.config.dataDir);
      return bavail * bsize;
    } catch {
      return null;
    }
  }
}

const isOver = (since: Date, ms: number, at: Date): boolean => at.getTime() - since.getTime() > ms;

function summaryOf(lists: readonly TrustedListRow[]): StatusRow['trustedLists'] {
  const pointedAt = lists.filter(({ state }) => state !== 'not-pointed-at');
  const successes = pointedAt.map(({ lastSuccessAt }) => lastSuccessAt);
  const oldest = successes.every((at) => at !== null)
    ? successes.toSorted((a, b) => a.getTime() - b.getTime())[0]
    : undefined;
  return {
    state: lists.find(({ territory }) => territory === 'EU')?.state ?? 'missing',
    failing: pointedAt.filter(({ failures }) => failures > 0).length,
    oldestSuccessAt: oldest ?? null,
  };
}
