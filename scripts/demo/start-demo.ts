import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import { ApiClient } from './api-client.js';
import { fill } from './fill.js';
import { type MailCatcher, startMailCatcher } from './mail-catcher.js';
import type { CaughtMail } from './mail-page.js';
import { type Account, demoAccounts, PEOPLE } from './people.js';
import { freePort, type ServerProcess, startServer } from './server-process.js';

export interface Demo {
  readonly url: string;
  readonly mailsUrl: string;
  readonly mails: readonly CaughtMail[];
  readonly accounts: readonly Account[];
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
  let catcher: MailCatcher | undefined;
  let server: ServerProcess | undefined;
  const stop = async () => {
    await server?.stop();
    await catcher?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    catcher = await startMailCatcher({ gone: [PEOPLE.gone], onMail: onMail ?? (() => undefined) });
    const listenOn = port ?? (await freePort(3000, host));
    const url = `http://127.0.0.1:${listenOn}`;
    server = await startServer({
      QWARDEN_PORT: String(listenOn),
      QWARDEN_HOST: host,
      QWARDEN_BASE_URL: url,
      QWARDEN_DATA_DIR: dataDir,
      QWARDEN_TRUST_LISTS: 'off',
      QWARDEN_REGISTER_URL: 'off',
      QWARDEN_ADMIN_EMAIL: PEOPLE.admin,
      QWARDEN_ADMIN_PASSWORD: accounts[0]?.password ?? '',
      QWARDEN_SMTP_URL: catcher.smtpUrl,
      QWARDEN_MAIL_FROM: 'Qwarden <qwarden@bank.example>',
      QWARDEN_ALERT_TO: PEOPLE.everybody,
    });
    const { child } = server;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const certificates = await fill(url, accounts);
    const api = new ApiClient(url);
    await api.signIn(PEOPLE.admin, accounts[0]?.password ?? '');
    const { pageUrl: mailsUrl, mails } = catcher;
    return { url, mailsUrl, mails, accounts, certificates, api, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
