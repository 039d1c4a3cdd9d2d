import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { type Demo, startDemo } from '../demo/start-demo.js';
import { launchBrowser } from './browser.js';
import { forgetUploads, type Screen, SCREENS } from './screens.js';

const DEVICES = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>;

const SCHEMES = ['light', 'dark'] as const;

/** What a page may weigh in the repository. */
const MAX_BYTES = 300_000;

/** Takes every screen on every device in both colour schemes; says which pages wrote errors to their console. */
export async function takeScreenshots(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const demo = await startDemo();
  const browser = await launchBrowser();
  try {
    for (const [device, options] of Object.entries(DEVICES))
      for (const scheme of SCHEMES) {
        await forgetUploads(demo);
        const taken = await takeAll(browser, demo, { ...options, colorScheme: scheme });
        for (const [name, picture] of taken)
          writeFileSync(join(folder, `${name}-${device}-${scheme}.webp`), picture);
        process.stdout.write(`${taken.size} pictures: ${device}, ${scheme}\n`);
      }
  } finally {
    await browser.close();
    await demo.stop();
  }
}

async function takeAll(browser: Browser, demo: Demo, options: BrowserContextOptions) {
  const context = await browser.newContext({
    baseURL: demo.url,
    locale: 'en-GB',
    timezoneId: 'Europe/Vilnius',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const where = () => new URL(page.url()).pathname;
  page.on('console', (message) => {
    if (message.type() === 'error') process.stdout.write(`${where()}: ${message.text()}\n`);
  });
  page.on('pageerror', (error) => process.stdout.write(`${where()}: ${error.message}\n`));

  const pictures = new Map<string, Buffer>();
  let signedIn = false;
  for (const screen of SCREENS) {
    if (!screen.signedOut && !signedIn) {
      await signIn(page, demo);
      signedIn = true;
    }
    pictures.set(screen.name, await take(page, demo, screen));
  }
  await context.close();
  return pictures;
}

async function take(page: Page, demo: Demo, { name, path, prepare }: Screen): Promise<Buffer> {
  await page.goto(await path(demo));
  await settled(page);
  if (prepare) {
    await prepare(page);
    await settled(page);
  }
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 85 });
  await session.detach();
  const picture = Buffer.from(data, 'base64');
  if (picture.length > MAX_BYTES) throw new Error(`The picture of ${name} has ${picture.length} bytes.`);
  return picture;
}

async function signIn(page: Page, { accounts }: Demo): Promise<void> {
  const admin = accounts.find(({ role }) => role === 'admin');
  await page.goto('/login');
  await page.getByLabel('E-mail address').fill(admin?.email ?? '');
  await page.getByLabel('Password', { exact: true }).fill(admin?.password ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').first().waitFor();
}

/** Nothing is loading any more: no request, no skeleton, no font; and nothing moves. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(
    () => document.querySelector('.MuiSkeleton-root, .MuiCircularProgress-root') === null,
  );
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await standsStill(page);
}

const STILL_MS = 800;

/** What is brought into view by a page that still grows arrives in steps. */
async function standsStill(page: Page): Promise<void> {
  let last = '';
  for (;;) {
    const now = await page.evaluate(() => `${scrollX} ${scrollY} ${document.body.scrollHeight}`);
    if (now === last) return;
    last = now;
    await page.waitForTimeout(STILL_MS);
  }
}
