import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { CertificateFiguresReader } from '../certificates/certificate-figures.service.js';
import { JobRunner } from '../jobs/job-runner.js';
import { AlertChannels } from '../messages/alert-channels.service.js';
import { ConsentCounts } from '../consents/consent-counts.service.js';
import { CrlEnds } from '../evaluations/crl-ends.service.js';
import { Clock } from '../ports/clock.js';
import { ProbeFigures } from '../probes/probe-figures.service.js';
import { RegisterEditions } from '../registers/register-editions.service.js';
import { Reviews } from '../reviews/reviews.service.js';
import { TrustedLists } from '../trust/trusted-lists.service.js';
import { certificateMetrics } from './certificate-metrics.js';
import { dueMetrics } from './due-metrics.js';
import { probeMetrics } from './probe-metrics.js';
import { Metrics } from '../platform/health/metrics.js';
import { STATUS_WARNINGS, type StatusRow } from './status.contract.js';
import { StatusService } from './status.service.js';

/** Revocation lists that are due within so long, before and ahead. */
const AROUND_MS = 400 * 86_400_000;

/** The status as figures, so that another system notices when this one has stopped telling. */
@Injectable()
export class StatusMetrics {
  private reading: Promise<StatusRow> | undefined;

  constructor(
    private readonly status: StatusService,
    runner: JobRunner,
    channels: AlertChannels,
    certificates: CertificateFiguresReader,
    consents: ConsentCounts,
    crls: CrlEnds,
    lists: TrustedLists,
    registers: RegisterEditions,
    reviews: Reviews,
    probes: ProbeFigures,
    clock: Clock,
    { registry }: Metrics,
  ) {
    const read = () => this.read();
    new Gauge({
      name: 'qwarden_messages',
      help: 'Mails that still need something, by state.',
      labelNames: ['state'],
      registers: [registry],
      collect: async function () {
        const { messages } = await read();
        for (const [state, count] of Object.entries(messages)) this.set({ state }, count);
      },
    });
    new Gauge({
      name: 'qwarden_job_last_success_timestamp_seconds',
      help: 'When each job succeeded last; 0 before the first time.',
      labelNames: ['job'],
      registers: [registry],
      collect: async function () {
        for (const { name, lastSucceededAt } of await runner.states())
          this.set({ job: name }, (lastSucceededAt?.getTime() ?? 0) / 1_000);
      },
    });
    new Gauge({
      name: 'qwarden_job_overdue',
      help: '1 while a job has not succeeded for more than two of its intervals.',
      labelNames: ['job'],
      registers: [registry],
      collect: async function () {
        const { overdueJobs } = await read();
        for (const { name } of await runner.states())
          this.set({ job: name }, Number(overdueJobs.some((job) => job.name === name)));
      },
    });
    new Gauge({
      name: 'qwarden_alerts_sent_total',
      help: 'Messages by channel and what became of them, as far as they are kept.',
      labelNames: ['channel', 'result'],
      registers: [registry],
      collect: async function () {
        this.reset();
        for (const { channel, state, count } of await channels.outcomes())
          this.inc({ channel, result: state }, count);
      },
    });
    new Gauge({
      name: 'qwarden_channel_failing',
      help: '1 while a channel takes nothing, by its name.',
      labelNames: ['channel'],
      registers: [registry],
      collect: async function () {
        this.reset();
        for (const { name, failingSince } of await channels.watched())
          this.set({ channel: name }, Number(failingSince !== null));
      },
    });
    certificateMetrics(registry, () => certificates.read());
    probeMetrics(registry, probes);
    dueMetrics(registry, {
      now: () => clock.now(),
      crls: async () => {
        const [from, to] = [-AROUND_MS, AROUND_MS].map((ms) => new Date(clock.now().getTime() + ms));
        return (await crls.endingBetween(from!, to!)).map(({ name, endsAt }) => ({
          ...{ source: name, nextUpdate: endsAt },
        }));
      },
      lists: async () =>
        (await lists.all()).map(({ territory, edition, lastSuccessAt }) => ({
          ...{ territory, lastSuccessAt, nextUpdate: edition?.nextUpdate ?? null },
        })),
      registers: () => registers.inUse(),
      reviews: () => reviews.openFigures(),
      consents: () => consents.byStatus(),
    });
    new Gauge({
      name: 'qwarden_expiry_sweep_last_success_timestamp_seconds',
      help: 'When the expiry sweep succeeded last; 0 before the first time.',
      registers: [registry],
      collect: async function () {
        const { expirySweep } = await read();
        this.set((expirySweep.lastSucceededAt?.getTime() ?? 0) / 1_000);
      },
    });
    new Gauge({
      name: 'qwarden_trusted_lists_oldest_success_timestamp_seconds',
      help: 'When the trusted list that was confirmed longest ago was; 0 before all were.',
      registers: [registry],
      collect: async function () {
        const { trustedLists } = await read();
        this.set((trustedLists.oldestSuccessAt?.getTime() ?? 0) / 1_000);
      },
    });
    new Gauge({
      name: 'qwarden_warning',
      help: '1 while somebody should see to something, by what it is.',
      labelNames: ['warning'],
      registers: [registry],
      collect: async function () {
        const { warnings } = await read();
        for (const warning of STATUS_WARNINGS) this.set({ warning }, Number(warnings.includes(warning)));
      },
    });
  }

  /** The figures of one scrape come from one reading. */
  private read(): Promise<StatusRow> {
    this.reading ??= this.status.read().finally(() => (this.reading = undefined));
    return this.reading;
  }
}
