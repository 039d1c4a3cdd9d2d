import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { CreatedApiToken, User } from '../../server/users/users.contract.js';
import { pemOf } from '../support/certificate-authority.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { INSTITUTIONS } from '../support/world/institutions.js';
import { signIn, type Visit, visit } from './support.js';
import { startTrustingConsole, type TrustingConsole } from './trust-visit.js';

export const BANK = 'bank@paysera.example';

/** A certificate with one role, of an organisation of its own that the register knows. */
export interface Holder {
  readonly role: 'PSP_AI' | 'PSP_PI';
  readonly name: string;
  readonly identifier: string;
  readonly certificateId: string;
  readonly sha256: string;
}

/** Somebody with a password of their own, signed in at the API. */
export interface Colleague {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  api<Body = unknown>(method: string, path: string, body?: unknown): Promise<Body>;
}

export interface Onboarding {
  readonly console: TrustingConsole;
  readonly smtp: TestSmtpServer;
  /** Applies; an operator. */
  readonly rasa: Colleague;
  /** Decide; a second administrator has consented to them. */
  readonly ona: Colleague;
  readonly jonas: Colleague;
  holder(role: Holder['role'], number: string): Promise<Holder>;
  /** What a gateway is told, over HTTP with a token of its own. */
  gateway(of: Holder, method: string, path: string): Promise<string>;
  window(browser: Browser, who: Colleague, options?: BrowserContextOptions): Promise<Visit>;
  /** Waits for a mail to somebody whose subject is like this. */
  mail(to: string, subject: RegExp): Promise<void>;
  stop(): Promise<void>;
}

/** Enough for a machine that has other things to do. */
const PATIENCE_MS = 120_000;

/** A console with trusted lists, register and mail server, and the people whom an application goes through. */
export async function startOnboarding(): Promise<Onboarding> {
  const smtp = await startSmtpServer();
  const console = await startTrustingConsole({
    register: true,
    env: {
      ...{ QWARDEN_SMTP_URL: smtp.url, QWARDEN_MAIL_FROM: 'qwarden@bank.example' },
      ...{ QWARDEN_BANK_MAIL_TO: BANK, QWARDEN_HOST_COUNTRY: 'LT' },
    },
  });
  const { server, world } = console;
  const milda = await colleague(server, 'admin', 'Milda');
  const rasa = await colleague(server, 'operator', 'Rasa');
  const ona = await colleague(server, 'compliance-officer', 'Ona');
  const jonas = await colleague(server, 'compliance-officer', 'Jonas');
  for (const { id } of [ona, jonas]) {
    const { version } = await milda.api<User>('GET', `/users/${id}`);
    await milda.api('POST', `/users/${id}/consent`, { version });
  }
  const { secret } = await rasa.api<CreatedApiToken>('POST', '/api-tokens', {
    ...{ name: 'gateway', scopes: ['grants.check'] },
  });
  return {
    ...{ console, smtp, rasa, ona, jonas },
    holder: async (role, number) => {
      const name = `UAB ${number}`;
      world.register.enter({
        ...{ owner: 'LT_BL', name, number, services: { LT: ['PS_070', 'PS_080'] } },
        authorisations: ['2021-01-01'],
      });
      await world.register.publish();
      await server.api('POST', '/register-editions/update');
      const { ncaId, ncaName, country } = INSTITUTIONS.informer;
      const { der } = world.authorities.issuing.granted.issue({
        ...{ organisation: name, country, ncaId, ncaName, roles: [role], authorisationNumber: number },
        ...{ notBefore: inDays(-30), notAfter: inDays(300) },
      });
      const added = await rasa.api<{ id: string; sha256: string }>('POST', '/certificates', {
        pem: pemOf(der),
      });
      return {
        ...{ role, name, identifier: `PSDLT-BL-${number}` },
        ...{ certificateId: added.id, sha256: added.sha256 },
      };
    },
    gateway: async ({ identifier, sha256 }, method, path) => {
      const query = new URLSearchParams({ identifier, sha256, method, path, edition: 'berlin-1.3' });
      const response = await fetch(`${server.url}/api/v1/grants/check?${query.toString()}`, {
        headers: { authorization: `Bearer ${secret}` },
      });
      const body = (await response.json()) as { code?: string | null; decision?: string };
      return body.code ?? body.decision ?? `HTTP ${response.status}`;
    },
    window: async (browser, { email, password }, options = {}) => {
      const opened = await visit(browser, server.url, { reducedMotion: 'reduce', ...options });
      opened.page.context().setDefaultTimeout(PATIENCE_MS);
      await signIn(opened.page, { email, password });
      return opened;
    },
    mail: (to, subject) =>
      until(
        () => smtp.mails.some((mail) => mail.to === to && subject.test(mail.subject)),
        () =>
          `No mail to ${to} is like ${String(subject)}: ${smtp.mails
            .map((mail) => `${mail.to}: ${mail.subject}`)
            .join('; ')}`,
      ),
    stop: async () => {
      await console.stop();
      await smtp.stop();
    },
  };
}

const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

/** An account of which somebody has chosen the password. */
async function colleague(server: TrustingConsole['server'], role: string, name: string): Promise<Colleague> {
  const email = `${name.toLowerCase()}@bank.example`;
  const password = `a password of ${name} alone`;
  const { user, oneTimePassword } = await server.api<{ user: User; oneTimePassword: string }>(
    ...(['POST', '/users'] as const),
    { email, name, role, invitation: 'one-time-password' },
  );
  const post = (path: string, cookie: string, body: object) =>
    fetch(`${server.url}/api/v1${path}`, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { 'content-type': 'application/json', cookie },
    });
  const enter = async (secret: string): Promise<string> =>
    (await post('/auth/login', '', { email, password: secret })).headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
  const chosen = await post('/auth/password', await enter(oneTimePassword), {
    ...{ currentPassword: oneTimePassword, newPassword: password },
  });
  if (!chosen.ok) throw new Error(await chosen.text());
  const cookie = await enter(password);
  return {
    ...{ id: user.id, email, name, password },
    api: async <Body>(method: string, path: string, body?: unknown) => {
      const response = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as Body;
    },
  };
}

/** Waits for something that comes by itself. */
export async function until(isSo: () => boolean | Promise<boolean>, otherwise: () => string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(otherwise());
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
