import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import { startWorld } from '../../test/support/world/start-world.js';
import type { World } from '../../test/support/world/world.js';
import type { ApiClient } from './api-client.js';
import { fill, signedIn } from './fill.js';
import { type MailCatcher, startMailCatcher } from './mail-catcher.js';
import type { CaughtMail } from './mail-page.js';
import { registeredOrganisations } from './organisations.js';
import { type Account, demoAccounts, PEOPLE } from './people.js';
import { freePort, runCommand, type ServerProcess, startServer } from './server-process.js';
import { beginTrust } from './trust.js';

export interface Demo {
  readonly url: string;
  readonly mailsUrl: string;
  readonly mails: readonly CaughtMail[];
  readonly accounts: readonly Account[];
  /** Providers, lists and responders that the demo's certificates point to. */
  readonly world: World;
  /** By the name of the file they were uploaded in. */
  readonly certificates: ReadonlyMap<string, Certificate>;
  /** Signed in as the administrator. */
  readonly api: ApiClient;
  /** Resolves when the server ended by itself. */
  readonly ended: Promise<void>;
  /** Ends everything and removes the data. */
  stop(): Promise<void>;
}

interface Options {
  readonly port?: number;
  readonly host?: string;
  readonly onMail?: (mail: CaughtMail) => void;
}

/** A filled console on data of its own, which is gone when it stops. */
export async function startDemo({ port, host = '127.0.0.1', onMail }: Options = {}): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'qwarden-demo-'));
  const accounts = demoAccounts();
  let world: World | undefined;
  let catcher: MailCatcher | undefined;
  let server: ServerProcess | undefined;
  const stop = async () => {
    await server?.stop();
    await catcher?.stop();
    await world?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    world = await startWorld();
    world.register.enter(...registeredOrganisations());
    await world.register.publish();
    catcher = await startMailCatcher({ gone: [PEOPLE.gone], onMail: onMail ?? (() => undefined) });
    const listenOn = port ?? (await freePort(3000, host));
    const url = `http://127.0.0.1:${listenOn}`;
    const settings = {
      QWARDEN_PORT: String(listenOn),
      QWARDEN_DEMO: 'on',
      QWARDEN_HOST: host,
      QWARDEN_BASE_URL: url,
      QWARDEN_DATA_DIR: dataDir,
      QWARDEN_LOTL_URL: world.lists.location('EU'),
      // Everything that a certificate of the demo points to is the small world, which lives on this machine.
      QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
      QWARDEN_ADMIN_EMAIL: PEOPLE.admin,
      QWARDEN_ADMIN_PASSWORD: accounts[0]?.password ?? '',
      QWARDEN_SMTP_URL: catcher.smtpUrl,
      QWARDEN_MAIL_FROM: 'Qwarden <qwarden@bank.example>',
      QWARDEN_ALERT_TO: PEOPLE.everybody,
    };
    // It fetches the lists when it starts, and would refuse them as long as it does not know where their trust begins.
    server = await startServer({
      ...settings,
      ...{ QWARDEN_TRUST_LISTS: 'off', QWARDEN_REGISTER_URL: 'off' },
    });
    await beginTrust(await signedIn(url, accounts, 'admin'), world);
    await server.stop();
    server = await startServer({
      ...settings,
      ...{ QWARDEN_TRUST_LISTS: 'on', QWARDEN_REGISTER_URL: world.register.metadataUrl },
    });
    const { child } = server;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const vouchFor = (email: string) => runCommand(['user', 'vouch', '--email', email], settings);
    const certificates = await fill({ url, accounts, world, vouchFor });
    const api = await signedIn(url, accounts, 'admin');
    const { pageUrl: mailsUrl, mails } = catcher;
    return { url, mailsUrl, mails, accounts, world, certificates, api, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
