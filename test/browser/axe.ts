import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { DESK, PHONE } from './support.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules that other colours can break. */
const ABOUT_COLOUR: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** How people look at a page. What a look shares with the one before is not judged again. */
const LOOKS = [
  { name: 'on a desk in light', viewport: DESK, colorScheme: 'light', judged: {} },
  { name: 'on a desk in dark', viewport: DESK, colorScheme: 'dark', judged: ABOUT_COLOUR },
  { name: 'on a phone in dark', viewport: PHONE, colorScheme: 'dark', judged: {} },
] as const;

/** What axe calls serious or critical, in a form that a failed test can show. */
export async function seriousIssues(
  page: Page,
  options: RunOptions = {},
  within = 'html',
): Promise<string[]> {
  // The policy of the page lets no injected script element run, but evaluating in its context is allowed.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(AXE);
  const { violations } = (await page.evaluate(
    `axe.run('${within}', ${JSON.stringify(options)})`,
  )) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
    );
}

/**
 * The same of the page as it stands, on a desk in light and dark and on a phone in dark, and what is wider than the phone.
 * Ends on the desk in light, as it began. `ready` resolves when the page has taken its new shape; of a dialog only what is
 * `within` it is judged.
 */
export async function issuesInEveryLook(
  page: Page,
  { ready, within }: { readonly ready?: () => Promise<unknown>; readonly within?: string } = {},
): Promise<string[]> {
  const issues: string[] = [];
  for (const { name, viewport, colorScheme, judged } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    await drawn(page);
    await ready?.();
    const found = await seriousIssues(page, judged, within);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    issues.push(...found.map((issue) => `${name}: ${issue}`));
    // One is what rounding makes of fractions.
    if (wider > 1) issues.push(`${name}: the page is ${wider} px wider than the window`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESK);
  return issues;
}

/** Until nothing changes its colour or size any more: the theme is drawn anew, and some of it fades. */
async function drawn(page: Page): Promise<void> {
  // A page that is busy all the time never calls back by itself.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2_000 })));
  await page.waitForFunction(
    () => {
      const all = [...document.body.querySelectorAll('*')].slice(0, 10_000);
      const look = all
        .map(
          (one) =>
            `${getComputedStyle(one).color} ${getComputedStyle(one).backgroundColor} ${one.clientWidth}`,
        )
        .join();
      const before = document.body.dataset['look'];
      document.body.dataset['look'] = look;
      return look === before;
    },
    undefined,
    { polling: 120 },
  );
}
