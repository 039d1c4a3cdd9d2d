import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { AlertMails } from '../alerts/alert-mails.service.js';
import { WatchAlerts } from '../alerts/watch-alerts.service.js';
import { isAlive, isOverdue, judgeWatch, watchKey, type WatchNews } from '../core/alerts/watch.js';
import { composeWatchMail, watchEvent } from '../core/alerts/watch-mail.js';
import { AlertChannels } from '../messages/alert-channels.service.js';
import { MessageSender } from '../messages/message-sender.js';
import { Messages } from '../messages/messages.service.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Transactions } from '../platform/database/transactions.js';
import { Clock } from '../ports/clock.js';
import { Egress } from '../ports/egress.js';
import { JobRunner } from './job-runner.js';
import type { ScheduledJobStateRow } from './jobs.contract.js';

const LOOK_MS = 60_000;
const HEARTBEAT_LIMITS = { bodyBytes: 16_384, totalMs: 10_000 };

/**
 * Looks whether Qwarden does what it has to, on a timer of its own: it must not depend on the scheduler that it watches,
 * nor tell of stuck mail by mail alone. While all is well it says so to an address outside, which tells somebody when
 * it hears nothing any more.
 */
@Injectable()
export class Watchdog implements OnModuleDestroy {
  private readonly logger = new Logger('Watchdog');
  private startedAt: Date | undefined;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly runner: JobRunner,
    private readonly alerts: WatchAlerts,
    private readonly alertMails: AlertMails,
    private readonly messages: Messages,
    private readonly channels: AlertChannels,
    private readonly sender: MessageSender,
    private readonly egress: Egress,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  start(): void {
    this.startedAt ??= this.clock.now();
    this.timer ??= setInterval(() => {
      this.looking = this.look().catch((error: unknown) =>
        this.logger.error(`Nothing could be looked at: ${String(error)}`),
      );
    }, LOOK_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** Jobs that did not succeed for more than two of their intervals. Empty where nothing is scheduled, as in tools. */
  overdue(states: readonly ScheduledJobStateRow[], at: Date): ScheduledJobStateRow[] {
    const { startedAt } = this;
    if (startedAt === undefined) return [];
    return states.filter((state) => isOverdue(watched(state), startedAt, at));
  }

  /** One look: alerts raised and settled, emergency channels told, and a sign of life given. Returns what is wrong. */
  async look(): Promise<readonly WatchNews[]> {
    this.startedAt ??= this.clock.now();
    const at = this.clock.now();
    const states = await this.runner.states();
    const news = judgeWatch(
      {
        startedAt: this.startedAt,
        jobs: states.map(watched),
        mail: await this.messages.watched(at),
        channels: await this.channels.watched(),
      },
      at,
    );
    const changed = await this.transactions.run((tx) => this.keep(tx, news, at));
    if (changed) {
      this.logger.warn(`Not well: ${news.map(watchKey).join(', ') || 'nothing any more'}.`);
      await this.alertMails.write();
    }
    // The job that sends may be what is overdue; claims have leases, so sending twice at a time does no harm.
    if (changed || news.length > 0) await this.sender.sendDue();
    if (isAlive(news)) await this.giveSignOfLife();
    return news;
  }

  private async keep(
    tx: Parameters<Parameters<Transactions['run']>[0]>[0],
    news: readonly WatchNews[],
    at: Date,
  ): Promise<boolean> {
    const { raised, over } = await this.alerts.keep(tx, news, at);
    const { baseUrl, language } = this.config;
    const emergency = raised.length + over.length === 0 ? [] : await this.channels.emergency(tx);
    for (const channel of emergency)
      for (const [one, isOver] of [
        ...raised.map((item) => [item, false] as const),
        ...over.map((item) => [item, true] as const),
      ]) {
        // What fails is not told through itself.
        if (one.watch === 'channel-failing' && one.subjectId === channel.id) continue;
        const event = watchEvent(one, { baseUrl, language, at }, isOver);
        await this.messages.enqueue(tx, {
          ...{ kind: 'watch', channel: channel.id, to: channel.name, at },
          content: { ...composeWatchMail(one, { baseUrl, language }), subject: event.title },
          payload: { language, event },
          dedupeKey: `${watchKey(one)}:${isOver ? 'over' : 'failed'}:${channel.id}`,
        });
      }
    return raised.length + over.length > 0;
  }

  private async giveSignOfLife(): Promise<void> {
    const { heartbeatUrl } = this.config;
    if (heartbeatUrl === undefined) return;
    const outcome = await this.egress.fetch({
      ...{ url: heartbeatUrl, method: 'GET', purpose: 'heartbeat', limits: HEARTBEAT_LIMITS },
    });
    if (outcome.outcome !== 'ok') this.logger.warn(`No sign of life could be given: ${outcome.message}`);
    else if (outcome.status >= 300)
      this.logger.warn(`The sign of life was answered with HTTP ${outcome.status}.`);
  }
}

const watched = ({ name, everySeconds, lastSucceededAt, lastError, running }: ScheduledJobStateRow) => ({
  ...{ name, lastSucceededAt, lastError, running },
  everyMs: everySeconds * 1_000,
});
