import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const SYSTEM_BROWSERS = [
  process.env['QWARDEN_TEST_BROWSER'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The one in the npm package is built for Linux on x64 only. */
const PACKAGED = process.platform === 'linux' && process.arch === 'x64';
const systemBrowser = SYSTEM_BROWSERS.find((path) => path !== undefined && existsSync(path));

/** A group of tests that need a browser; skipped where there is none. Point QWARDEN_TEST_BROWSER at a Chromium to run them. */
export const describeInBrowser = systemBrowser !== undefined || PACKAGED ? describe : describe.skip;

/** Slow machines and the first start of a browser. */
export const PATIENCE_MS = 120_000;

/** The system's Chromium if there is one, else the one from the npm package. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: systemBrowser ?? (await packagedBrowser()),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

async function packagedBrowser(): Promise<string> {
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

export const ADMIN = { email: 'ruta@bank.example', password: 'correct horse battery staple' } as const;

export interface RunningConsole {
  readonly url: string;
  /** Calls the API as the administrator; answers the body. */
  api<Body = unknown>(method: string, path: string, body?: unknown): Promise<Body>;
  /** Sends a file as a form does; answers the body. */
  upload<Body = unknown>(path: string, name: string, bytes: Uint8Array): Promise<Body>;
  stop(): Promise<void>;
}

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
/** Of this checkout; QWARDEN_TEST_SERVER names the main.js of another build. */
const SERVER = process.env['QWARDEN_TEST_SERVER'] ?? join(REPOSITORY, 'dist/server/main.js');

/** The built server and console on an empty data directory of their own; a port is given where others have to know it before. */
export async function startConsole(
  env: Readonly<Record<string, string>> = {},
  givenPort?: number,
): Promise<RunningConsole> {
  if (!existsSync(SERVER))
    throw new Error('The browser tests need the built server: run `npm run build` first.');
  const dataDir = mkdtempSync(join(tmpdir(), 'qwarden-browser-'));
  const port = givenPort ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, [SERVER], {
    env: {
      PATH: process.env['PATH'] ?? '',
      QWARDEN_PORT: String(port),
      QWARDEN_BASE_URL: url,
      QWARDEN_DATA_DIR: dataDir,
      QWARDEN_TRUST_LISTS: 'off',
      QWARDEN_REGISTER_URL: 'off',
      QWARDEN_ADMIN_EMAIL: ADMIN.email,
      QWARDEN_ADMIN_PASSWORD: ADMIN.password,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilItListens(server);
  const cookie = await signInByApi(url);
  return {
    url,
    api: async <Body>(method: string, path: string, body?: unknown) => {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as Body;
    },
    upload: async <Body>(path: string, name: string, bytes: Uint8Array) => {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(bytes)]), name);
      const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers: { cookie }, body });
      if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
      return (await response.json()) as Body;
    },
    stop: async () => {
      if (server.exitCode === null) {
        server.kill();
        await once(server, 'exit');
      }
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

function untilItListens(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('listens on')) resolve();
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${output}`)));
  });
}

async function signInByApi(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  if (!response.ok) throw new Error(`Signing in answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}

export interface Visit {
  readonly page: Page;
  /** Errors and warnings that the page wrote to the browser's console, and exceptions. */
  readonly troubles: string[];
  close(): Promise<void>;
}

export const DESK = { width: 1440, height: 900 } as const;
export const PHONE = { width: 390, height: 844 } as const;

/** A browser window of somebody who has never been here. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: DESK,
    locale: 'en-GB',
    timezoneId: 'Europe/Vilnius',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS / 2);
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`${new URL(page.url()).pathname}: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`${new URL(page.url()).pathname}: ${error.message}`));
  return { page, troubles, close: () => context.close() };
}

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Fills in the form of the sign-in page and waits until the console has opened. */
export async function signIn(
  page: Page,
  { email, password }: Credentials = ADMIN,
  path = '/',
): Promise<void> {
  await page.goto(path);
  await fillSignIn(page, { email, password });
  await page.getByRole('navigation').first().waitFor();
}

export async function fillSignIn(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Waits until nothing is loading any more: no skeleton, no request under way. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('main h1').waitFor();
  await page.waitForFunction(() => document.querySelector('.MuiSkeleton-root') === null);
}
