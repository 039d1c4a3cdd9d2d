import { Gauge, type Registry } from 'prom-client';

/** What other capabilities know, as of the scrape. */
export interface DueFigures {
  readonly crls: () => Promise<readonly { readonly source: string; readonly nextUpdate: Date }[]>;
  readonly lists: () => Promise<
    readonly {
      readonly territory: string;
      readonly nextUpdate: Date | null;
      readonly lastSuccessAt: Date | null;
    }[]
  >;
  /** Of each source the edition in use. */
  readonly registers: () => Promise<
    readonly { readonly source: string; readonly publishedAt: Date | null }[]
  >;
  readonly reviews: () => Promise<{
    readonly open: Readonly<Record<string, number>>;
    readonly oldest: Date | null;
  }>;
  readonly consents: () => Promise<Readonly<Record<string, number>>>;
  readonly now: () => Date;
}

const seconds = (instant: Date | null): number => (instant?.getTime() ?? 0) / 1_000;

/** Revocation lists by the names of x509-certificate-exporter, the rest by ours. Names no person and no organisation. */
export function dueMetrics(registry: Registry, figures: DueFigures): void {
  const gauge = (
    name: string,
    help: string,
    labels: readonly string[],
    collect: (set: (of: Readonly<Record<string, string>>, value: number) => void) => Promise<void>,
  ) =>
    new Gauge({
      ...{ name, help, labelNames: labels, registers: [registry] },
      async collect() {
        this.reset();
        await collect((of, value) => this.set(of, value));
      },
    });
  gauge(
    'x509_crl_next_update',
    'When the newest revocation list of an address is due.',
    ['filepath'],
    async (set) => {
      for (const { source, nextUpdate } of await figures.crls())
        set({ filepath: source }, seconds(nextUpdate));
    },
  );
  gauge(
    'x509_crl_stale',
    '1 when the newest revocation list of an address is overdue.',
    ['filepath'],
    async (set) => {
      for (const { source, nextUpdate } of await figures.crls())
        set({ filepath: source }, Number(nextUpdate < figures.now()));
    },
  );
  gauge(
    'qwarden_trusted_list_next_update_timestamp_seconds',
    'When the trusted list in use is due to be issued anew.',
    ['territory'],
    async (set) => {
      for (const { territory, nextUpdate } of await figures.lists())
        if (nextUpdate !== null) set({ territory }, seconds(nextUpdate));
    },
  );
  gauge(
    'qwarden_trusted_list_last_success_timestamp_seconds',
    'When the trusted list was confirmed last; 0 before the first time.',
    ['territory'],
    async (set) => {
      for (const { territory, lastSuccessAt } of await figures.lists())
        set({ territory }, seconds(lastSuccessAt));
    },
  );
  gauge('qwarden_register_age_seconds', 'How old the edition in use is.', ['source'], async (set) => {
    for (const { source, publishedAt } of await figures.registers())
      if (publishedAt !== null) set({ source }, seconds(figures.now()) - seconds(publishedAt));
  });
  gauge('qwarden_reviews_open', 'Reviews that are not decided, by state.', ['state'], async (set) => {
    for (const [state, count] of Object.entries((await figures.reviews()).open)) set({ state }, count);
  });
  gauge(
    'qwarden_review_oldest_seconds',
    'Since when the review that was submitted first waits for its decision; 0 when none does.',
    [],
    async (set) => {
      const { oldest } = await figures.reviews();
      set({}, oldest === null ? 0 : seconds(figures.now()) - seconds(oldest));
    },
  );
  gauge('qwarden_consents', 'Consents by status.', ['status'], async (set) => {
    for (const [status, count] of Object.entries(await figures.consents())) set({ status }, count);
  });
}
