import { AsyncResource } from 'node:async_hooks';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Cron, SchedulerRegistry } from '@nestjs/schedule';
import { JobRuns } from '../job-runs/job-runs.service.js';
import { LintAdjustments } from '../lint-settings/lint-adjustments.service.js';
import { MessageSender } from '../messages/message-sender.js';
import { ProbeScheduler } from '../probes/scheduler.service.js';
import { JobRunner } from './job-runner.js';
import { Watchdog } from './watchdog.js';

const TICK = 'tick';
/** Time for the transaction that wrote a message to commit. */
const COMMIT_MS = 300;

/** Looks every few seconds for what is due. It stands still until `start`, so that tests and tools decide for themselves. */
@Injectable()
export class JobClock implements OnModuleDestroy {
  private readonly logger = new Logger('Jobs');
  private started = false;
  private soon: NodeJS.Timeout | undefined;
  // A message is written inside a transaction. What it starts must not count as a part of it.
  private readonly send = AsyncResource.bind(() => {
    this.soon = undefined;
    void this.runner.run('send-messages', 'schedule').catch(() => undefined);
  });

  private readonly inspect = AsyncResource.bind(() => {
    if (this.started) void this.runner.run('re-inspect', 'schedule').catch(() => undefined);
  });

  constructor(
    private readonly runner: JobRunner,
    private readonly registry: SchedulerRegistry,
    private readonly jobRuns: JobRuns,
    private readonly watchdog: Watchdog,
    private readonly probes: ProbeScheduler,
    sender: MessageSender,
    adjustments: LintAdjustments,
  ) {
    sender.onEnqueued(() => this.sendSoon());
    adjustments.onChanged(this.inspect);
  }

  /** From now on jobs run by themselves; what was missed while the server was down runs at once. */
  start(): void {
    this.started = true;
    this.watchdog.start();
    this.probes.start();
    this.registry.getCronJob(TICK).start();
    void this.tick();
  }

  onModuleDestroy(): void {
    this.started = false;
    clearTimeout(this.soon);
  }

  @Cron('*/5 * * * * *', { name: TICK, disabled: true, waitForCompletion: false })
  async tick(): Promise<void> {
    try {
      await this.jobRuns.abandonSilent();
      await this.runner.runDue();
    } catch (error) {
      this.logger.error(`Nothing could be run: ${String(error)}`);
    }
  }

  private sendSoon(): void {
    if (!this.started || this.soon) return;
    this.soon = setTimeout(this.send, COMMIT_MS).unref();
  }
}
