import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';

import type { Browser, Page } from 'playwright-core';
import type { ReviewDetails } from '../../server/reviews/reviews.contract.js';
import { seriousIssues } from './axe.js';
import { type Colleague, colleague, drafted, order, submitted } from './reviews-visit.js';
import {
  describeInBrowser,
  launchBrowser,
  PATIENCE_MS,
  PHONE,
  type RunningConsole,
  settled,
  signIn,
  startConsole,
  type Visit,
  visit,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

const queue = (filter: object, path = '/reviews') =>
  `${path}?filter=${encodeURIComponent(JSON.stringify(filter))}`;

describeInBrowser('the queue of reviews', () => {
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  let ona: Colleague;
  let jonas: Colleague;
  let petras: Colleague;
  let bandymas: ReviewDetails;
  let nordic: ReviewDetails;

  const open = async (who: Colleague, path: string, options = {}): Promise<Visit> => {
    const opened = await visit(browser, server.url, { reducedMotion: 'reduce', ...options });
    await signIn(opened.page, who, path);
    await settled(opened.page);
    return opened;
  };
  const numbers = (page: Page) =>
    page
      .getByRole('table', { name: 'Reviews' })
      .getByRole('rowheader')
      .evaluateAll((cells) => cells.map((cell) => cell.textContent?.slice(0, 9)));

  beforeAll(async () => {
    server = await startConsole();
    ona = await colleague(server, 'Ona', 'compliance-officer');
    jonas = await colleague(server, 'Jonas', 'compliance-officer');
    petras = await colleague(server, 'Petras', 'operator');
    bandymas = await submitted(petras, { organisation: 'UAB Bandymas', roles: ['PSP_AI', 'PSP_PI'] });
    nordic = await submitted(petras, { organisation: 'Nordic Pay AB', onBehalfOf: 'Nordic Holding' });
    const georgia = { organisation: 'UAB Aitvaras', edition: 'georgia-0.8' } as const;
    const asked = await order(jonas, await submitted(petras, georgia), 'claim');
    await order(jonas, asked, 'ask', { question: 'For which customers?' });
    await drafted(petras, { organisation: 'UAB Juodraštis' });
    await submitted(ona, { organisation: 'UAB Sava' });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  beforeEach(async () => {
    v = await open(ona, '/reviews');
  });
  afterEach(() => v.close());

  test('shows what waits, the most urgent on top, and is worked with by keyboard alone', async () => {
    const { page } = v;
    // A draft waits for nobody here, and what is asked about has no clock that runs.
    expect(await numbers(page)).toEqual(['2026-0001', '2026-0002', '2026-0005', '2026-0003'].map(thisYear));
    const row = page.getByRole('row', { name: /UAB Bandymas/ });
    await row.getByText('AISP').waitFor();
    await row.getByText('Berlin Group 1.3 · Production').waitFor();
    await row.getByText('waits for reviewers').waitFor();
    await row.getByText('0 of 2').waitFor();
    await row.getByText(/^Due in 4[78] hours$/).waitFor();
    await page
      .getByRole('row', { name: /Nordic Pay AB/ })
      .getByText('on behalf of Nordic Holding')
      .waitFor();
    await page
      .getByRole('row', { name: /UAB Aitvaras/ })
      .getByText('Paused')
      .waitFor();

    const focused = () => page.evaluate(() => document.activeElement?.textContent?.slice(0, 9));
    await page.keyboard.press('j');
    expect(await focused()).toBe(bandymas.number);
    await page.keyboard.press('j');
    expect(await focused()).toBe(nordic.number);
    await page.keyboard.press('k');
    await page.keyboard.press('c');
    await page.getByText(`${bandymas.number} is yours now.`).waitFor();
    await row.getByText('You').waitFor();
    await row.getByText('In review').waitFor();
    expect(await ona.api<ReviewDetails>('GET', `/reviews/${bandymas.id}`)).toMatchObject({
      ...{ state: 'in-review', assignee: { name: 'Ona' } },
    });
    expect(await focused()).toBe(bandymas.number);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/reviews/${bandymas.id}/show`);
    await page.getByRole('heading', { name: /UAB Bandymas/, level: 1 }).waitFor();
    await page.goBack();
    await settled(page);
    await page.keyboard.press('n');
    await page.waitForURL('**/applications/**');
    expect(v.troubles).toEqual([]);
  });

  test('says in words why a claim is refused, and shows how it stands now', async () => {
    const { page } = v;
    // An own application offers no button; the key is answered by the server.
    expect(
      await page
        .getByRole('row', { name: /UAB Sava/ })
        .getByRole('button', { name: /^Claim/ })
        .count(),
    ).toBe(0);
    await page
      .getByRole('row', { name: /UAB Sava/ })
      .getByRole('link')
      .focus();
    await page.keyboard.press('c');
    await page.getByText(/was not claimed\. You filed this/).waitFor();

    await order(jonas, nordic, 'claim');
    await page.getByRole('button', { name: `Claim ${nordic.number}` }).click();
    await page.getByText(new RegExp(`${nordic.number} was not claimed`)).waitFor();
    await page
      .getByRole('row', { name: /Nordic Pay AB/ })
      .getByText('Jonas')
      .waitFor();
  });

  test('keeps its filters in the address, and under a name', async () => {
    const { page } = v;
    await page.getByLabel('State').selectOption({ label: 'Needs information' });
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByLabel('Edition').selectOption({ label: 'Georgia 0.8' });
    await page.waitForURL(/georgia/);
    await settled(page);
    expect(await numbers(page)).toEqual([thisYear('2026-0003')]);
    const address = page.url();

    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('button', { name: 'Save these filters…' }).click();
    await page.getByLabel('Name').fill('Asked in Georgia');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: /^All/ }).click();
    await page.getByRole('row', { name: /UAB Juodraštis/ }).waitFor();
    await settled(page);
    expect((await numbers(page))[0]).toBe(thisYear('2026-0005'));
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('button', { name: 'Asked in Georgia', exact: true }).click();
    await page.waitForURL(/georgia/);
    await settled(page);
    expect(await numbers(page)).toEqual([thisYear('2026-0003')]);

    await page.goto('about:blank');
    await page.goto(address);
    await settled(page);
    expect(await numbers(page)).toEqual([thisYear('2026-0003')]);

    await page.goto(queue({ role: 'PSP_PI' }));
    await settled(page);
    expect(await numbers(page)).toEqual([bandymas.number]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export' }).click();
    const table = readFileSync(await (await download).path(), 'utf8');
    expect(table.trim().split('\r\n')).toHaveLength(2);
    expect(table).toContain('UAB Bandymas');
    expect(v.troubles).toEqual([]);
  });

  test('stands on a board by state, and is found by number in the palette', async () => {
    const { page } = v;
    await page.getByRole('link', { name: 'Board' }).click();
    await page.getByRole('heading', { name: 'Reviews: board', level: 1 }).waitFor();
    await settled(page);
    const asked = page.getByRole('region', { name: /^Needs information/ });
    await asked.getByRole('link', { name: 'UAB Aitvaras' }).waitFor();
    expect(
      await page
        .getByRole('region', { name: /^Submitted/ })
        .getByText('UAB Aitvaras')
        .count(),
    ).toBe(0);
    await page.getByLabel('Lane').selectOption({ label: 'Renewal' });
    await asked.getByText('None').waitFor();
    expect(await seriousIssues(page)).toEqual([]);

    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or go to' }).fill(nordic.number);
    await page
      .getByRole('option', { name: /Nordic Pay AB/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/reviews/${nordic.id}/show`);
    expect(v.troubles).toEqual([]);
  });

  test('leaves single keys alone for whoever switches them off', async () => {
    const { page, close } = await open(petras, '/settings/profile');
    await page.getByRole('switch', { name: /^Single keys/ }).click();
    await page.goto('/reviews');
    await settled(page);
    const focused = () => page.evaluate(() => document.activeElement?.tagName);
    await page.keyboard.press('j');
    expect(await focused()).toBe('BODY');
    await page.goto('/settings/profile');
    await page.getByRole('switch', { name: /^Single keys/ }).click();
    await page.goto('/reviews');
    await settled(page);
    await page.keyboard.press('j');
    expect(await focused()).toBe('A');
    await close();
  });

  test('is told on Today to whom it concerns', async () => {
    const today = await open(petras, '/');
    expect(await seriousIssues(today.page)).toEqual([]);
    await today.page.getByRole('link', { name: 'One of your applications waits for your answer' }).click();
    await today.page.getByRole('heading', { name: 'Reviews', level: 1 }).waitFor();
    await settled(today.page);
    expect(await numbers(today.page)).toEqual([thisYear('2026-0003')]);
    // Whoever may not decide is offered nothing to claim.
    await today.page.goto('/reviews');
    await settled(today.page);
    expect(await today.page.getByRole('button', { name: /^Claim/ }).count()).toBe(0);
    await today.close();
  });

  test('fits a phone, where every review is a card with its clock', async () => {
    const phone = await open(ona, '/reviews', { viewport: PHONE, hasTouch: true, isMobile: true });
    const { page } = phone;
    const card = page.getByRole('list', { name: 'Reviews' }).getByRole('listitem').first();
    await card.getByRole('link').waitFor();
    for (const path of ['/reviews', '/reviews/board', '/']) {
      await page.goto(path);
      await settled(page);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, Math.max(0, wider), await seriousIssues(page)]).toEqual([path, 0, []]);
    }
    expect(phone.troubles).toEqual([]);
    await phone.close();
  });
});

/** Numbers begin with the year. */
const thisYear = (number: string) => number.replace('2026', String(new Date().getFullYear()));
