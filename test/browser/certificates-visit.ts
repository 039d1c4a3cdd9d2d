import type { Browser, BrowserContextOptions } from 'playwright-core';
import { ADMIN, type RunningConsole, signIn, type Visit, visit } from './support.js';

/** Opens windows of somebody who has signed in before; the form is filled in once. */
export async function signedInVisits(browser: Browser, server: RunningConsole) {
  const first = await visit(browser, server.url);
  await signIn(first.page, ADMIN);
  const storageState = await first.page.context().storageState();
  await first.close();
  return (options: BrowserContextOptions = {}): Promise<Visit> =>
    visit(browser, server.url, { reducedMotion: 'reduce', storageState, ...options });
}
