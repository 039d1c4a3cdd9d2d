import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { Metrics } from '../platform/health/metrics.js';
import { STATUS_WARNINGS, type StatusRow } from './status.contract.js';
import { StatusService } from './status.service.js';

/** The status as figures, so that another system notices when this one has stopped telling. */
@Injectable()
export class StatusMetrics {
  private reading: Promise<StatusRow> | undefined;

  constructor(
    private readonly status: StatusService,
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
