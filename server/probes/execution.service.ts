import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import type { ProbeReport } from '../core/probes/probe-result.js';
import type { RunExtent } from '../core/probes/probe-target.js';
import { MOST_REFERENCE_HOSTS, type ReferenceHost } from '../core/probes/reference-host.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Clock } from '../ports/clock.js';
import { type ClientCredential, Dialer } from '../ports/dialer.js';
import { ProbeKeys } from './keys.service.js';
import { ProbeTargetEntity } from './probe-target.entity.js';
import type { ProbeRun, RunPorts, runProbe as run } from './run-probe.js';
import { snapshotOf } from './target-views.js';

/** Injection token of the function that runs the steps. */
export const RUN_PROBE = Symbol('RUN_PROBE');

/** A pulse that takes longer has found what it was for; the call of a series must be over before the next but few. */
const DEADLINE_MS = { pulse: 20_000, full: 120_000, series: 6_000 } as const;
/** How long a choice of reference hosts is good. */
const REFERENCES_MS = 60_000;
const USER_AGENT = 'Qwarden';

export interface Execution {
  readonly extent: RunExtent;
  /** One of the calls that decide whether it is down. */
  readonly isOfSeries?: boolean;
  readonly signal: AbortSignal;
  readonly onStep?: ProbeRun['onStep'];
}

export interface Executed {
  readonly report: ProbeReport;
  /** The key that was shown. */
  readonly keyId: string | null;
}

/** Runs the steps of a target with whatever this installation has for it: key, deadline, hosts to compare with. */
@Injectable()
export class ProbeExecution {
  private references: { readonly until: number; readonly hosts: readonly ReferenceHost[] } = {
    ...{ until: 0, hosts: [] },
  };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly dialer: Dialer,
    private readonly keys: ProbeKeys,
    @Inject(RUN_PROBE) private readonly runProbe: typeof run,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async run(row: ProbeTargetEntity, execution: Execution): Promise<Executed> {
    const { extent, isOfSeries = false, signal, onStep } = execution;
    const wanted = keyOf(row);
    const credential: ClientCredential | null = wanted === null ? null : await this.keys.open(wanted);
    const references = await this.referencesFor(row);
    const ending = new AbortController();
    const end = (): void => ending.abort();
    const timer = setTimeout(end, DEADLINE_MS[isOfSeries ? 'series' : extent]);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    try {
      const report = await this.runProbe(
        {
          ...{ target: snapshotOf(row), extent, credential, references, signal: ending.signal },
          ...(onStep !== undefined && { onStep }),
        },
        this.ports(),
      );
      return { report, keyId: credential === null ? null : wanted };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
    }
  }

  /** What steps need of this machine. */
  ports(): RunPorts {
    return {
      dialer: this.dialer,
      now: () => this.clock.now(),
      elapsedMs: () => performance.now(),
      randomUuid: () => randomUUID(),
      randomBytes: (octets) => randomBytes(octets),
      userAgent: USER_AGENT,
    };
  }

  /** Those of the settings, and other targets that answered last: when none of them does now, it is us. */
  private async referencesFor({ host }: ProbeTargetEntity): Promise<readonly ReferenceHost[]> {
    const now = performance.now();
    if (now >= this.references.until) {
      const rows = await this.db.read(ProbeTargetEntity).find({
        select: { id: true, host: true, port: true },
        where: { state: In(['up', 'degraded']), host: Not('') },
        order: { lastRunAt: 'DESC' },
        take: 50,
      });
      this.references = {
        until: now + REFERENCES_MS,
        hosts: [...this.config.probeReferences, ...rows.map((row) => ({ host: row.host, port: row.port }))],
      };
    }
    const others = new Map(
      this.references.hosts.filter((one) => one.host !== host).map((one) => [one.host, one]),
    );
    return [...others.values()].slice(0, MOST_REFERENCE_HOSTS);
  }
}

const keyOf = ({ keyPlace, keyId }: ProbeTargetEntity): string | null =>
  keyPlace === 'sealed' ? keyId : null;
