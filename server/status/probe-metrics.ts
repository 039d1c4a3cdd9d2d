import { Gauge, type Registry } from 'prom-client';
import type { ProbeFigures, TargetFigures } from '../probes/probe-figures.service.js';

/** blackbox_exporter's words for the phases of a request. */
const PHASE_NAMES: Readonly<Record<string, string>> = {
  dns: 'resolve',
  tcp: 'connect',
  tls: 'tls',
  request: 'processing',
  answer: 'transfer',
};

type Set = (of: Readonly<Record<string, string>>, value: number) => void;

/** The last run of each target by the names of blackbox_exporter, so that dashboards and rules made for it work here. */
export function probeMetrics(registry: Registry, probes: Pick<ProbeFigures, 'targets' | 'backlog'>): void {
  let reading: Promise<readonly TargetFigures[]> | undefined;
  // The gauges of one scrape come from one reading.
  const once = (): Promise<readonly TargetFigures[]> =>
    (reading ??= probes.targets().finally(() => (reading = undefined)));
  const ofTargets = (
    name: string,
    help: string,
    labels: readonly string[],
    each: (one: TargetFigures, set: Set) => void,
  ) =>
    new Gauge({
      ...{ name, help, labelNames: ['target', 'instance', ...labels], registers: [registry] },
      async collect() {
        this.reset();
        for (const one of await once()) {
          const { target, instance } = one;
          each(one, (of, value) => this.set({ target, instance, ...of }, value));
        }
      },
    });
  ofTargets('probe_success', '1 when the last run found it answering.', [], ({ last }, set) =>
    set({}, Number(last.success)),
  );
  ofTargets('probe_duration_seconds', 'How long the last run took.', [], ({ last }, set) =>
    set({}, last.durationMs / 1_000),
  );
  ofTargets('probe_dns_lookup_time_seconds', 'Time to look the name up.', [], ({ last }, set) => {
    if (last.dnsMs !== null) set({}, last.dnsMs / 1_000);
  });
  ofTargets('probe_http_duration_seconds', 'Time of each phase.', ['phase'], ({ last }, set) => {
    for (const [phase, ms] of Object.entries(last.phases))
      if (ms !== undefined) set({ phase: PHASE_NAMES[phase] ?? phase }, ms / 1_000);
  });
  ofTargets('probe_http_status_code', 'Status of the last answer.', [], ({ last }, set) => {
    if (last.status !== null) set({}, last.status);
  });
  ofTargets('probe_tls_version_info', 'The version agreed on.', ['version'], ({ last }, set) => {
    if (last.tlsVersion !== null) set({ version: last.tlsVersion.replace('TLSv', 'TLS ') }, 1);
  });
  ofTargets(
    'probe_ssl_earliest_cert_expiry',
    "When the server's certificate ends.",
    [],
    ({ serverCertificateEndsAt }, set) => {
      if (serverCertificateEndsAt !== null) set({}, serverCertificateEndsAt.getTime() / 1_000);
    },
  );
  ofTargets('qwarden_probe_state', '1 for the state a target is in.', ['state'], ({ state }, set) =>
    set({ state }, 1),
  );
  const ofSchedule = (name: string, help: string, valueOf: (backlog: Backlog) => number) =>
    new Gauge({
      ...{ name, help, registers: [registry] },
      async collect() {
        this.set(valueOf(await probes.backlog()));
      },
    });
  ofSchedule(
    'qwarden_probes_due',
    'Targets whose turn has come and that were not asked yet.',
    ({ due }) => due,
  );
  ofSchedule(
    'qwarden_probe_lateness_seconds',
    'How long the one that waits longest has been due.',
    ({ latenessMs }) => latenessMs / 1_000,
  );
  ofSchedule('qwarden_probes_under_way', 'Runs of this instance under way.', ({ underWay }) => underWay);
}

type Backlog = Awaited<ReturnType<ProbeFigures['backlog']>>;
