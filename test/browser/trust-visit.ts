import type { Certificate } from '../../server/certificates/certificates.contract.js';
import type { JobRunWithResult } from '../../server/jobs/jobs.contract.js';
import { pemOf } from '../support/certificate-authority.js';
import { command } from '../support/world/commands.js';
import { startWorld } from '../support/world/start-world.js';
import type { World } from '../support/world/world.js';
import { type RunningConsole, startConsole } from './support.js';

export interface TrustingConsole {
  readonly server: RunningConsole;
  readonly world: World;
  /** A command to the world: `tell('revoke', 'valid')`. */
  tell(...words: readonly string[]): Promise<string>;
  /** Adds a certificate of the world by its name. */
  add(name: string): Promise<Certificate>;
  /** Fetches the lists and waits until that is done. */
  refresh(territory?: string): Promise<JobRunWithResult>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** A console that trusts the lists of a small world, with every list fetched; with `register`, that as well. */
export async function startTrustingConsole({
  register = false,
  env = {},
}: {
  readonly register?: boolean;
  readonly env?: Readonly<Record<string, string>>;
} = {}): Promise<TrustingConsole> {
  const world = await startWorld();
  const server = await startConsole({
    QWARDEN_TRUST_LISTS: 'on',
    QWARDEN_LOTL_URL: world.lists.location('EU'),
    QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
    QWARDEN_ALERT_TO: 'everybody@bank.example',
    ...(register && { QWARDEN_REGISTER_URL: world.register.metadataUrl }),
    ...env,
  });
  const refresh = async (territory?: string): Promise<JobRunWithResult> => {
    const { jobId } = await server.api<{ jobId: string }>(
      'POST',
      '/trusted-lists/refresh',
      territory === undefined ? {} : { territory },
    );
    return ended(server, jobId);
  };
  await server.api('POST', '/official-journal', {
    location: world.officialJournal.location,
    pem: pemOf(world.lists.journalSigner),
    confirmed: true,
  });
  await refresh();
  if (register) await server.api('POST', '/register-editions/update');
  return {
    server,
    world,
    refresh,
    tell: (...words) => command(world, words),
    add: (name) => server.api('POST', '/certificates', { pem: world.certificates.get(name)!.pem }),
    stop: async () => {
      await server.stop();
      await world.stop();
    },
  };
}

/** Waits for the end of work in the background. */
export async function ended(server: RunningConsole, jobId: string): Promise<JobRunWithResult> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const run = await server.api<JobRunWithResult>('GET', `/jobs/${jobId}`);
    if (run.state !== 'running') return run;
    if (Date.now() > until) throw new Error(`The job ${run.name} does not end.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
