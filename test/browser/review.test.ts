import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ReviewDetails } from '../../server/reviews/reviews.contract.js';
import { issuesInEveryLook } from './axe.js';
import { type Colleague, type Holder, type Onboarding, startOnboarding } from './onboarding-visit.js';
import { describeInBrowser, launchBrowser, PHONE, settled, type Visit } from './support.js';

jest.setTimeout(300_000);

describeInBrowser('the page of a review', () => {
  let scene: Onboarding;
  let browser: Browser;
  let ona: Visit;
  let rasa: Visit;
  let holders: Holder[];
  let number = 0;

  const order = (who: Colleague, { id, version }: ReviewDetails, command: string, body: object = {}) =>
    who.api<ReviewDetails>('POST', `/reviews/${id}/${command}`, { version, ...body });

  const submitted = async (of: Holder, over: object = {}): Promise<ReviewDetails> => {
    const { certificateId, identifier, name, role } = of;
    const draft = await scene.rasa.api<ReviewDetails>('POST', '/reviews', {
      application: {
        ...{ certificateId, identifier, organisationName: name, roles: [role] },
        useCase: 'We show customers all their accounts in one place and pay their bills for them.',
        ...{ edition: 'berlin-1.3', environment: 'production', redirectUris: ['https://tpp.example/back'] },
        contacts: [{ name: 'Rasa', email: 'rasa@tpp.example', phone: '', purposes: ['compliance'] }],
        hasTestAccounts: true,
        ...over,
      },
    });
    return order(scene.rasa, draft, 'submit');
  };
  const open = async ({ page }: Visit, { id }: { readonly id: string }): Promise<void> => {
    await page.goto(`/reviews/${id}/show`);
    await settled(page);
  };
  const bar = (page: Page) => page.getByRole('region', { name: 'Decision' });

  beforeAll(async () => {
    scene = await startOnboarding();
    holders = [
      await scene.holder('PSP_AI', 'LB730001'),
      await scene.holder('PSP_AI', 'LB730002'),
      await scene.holder('PSP_PI', 'LB730003'),
    ];
    browser = await launchBrowser();
    ona = await scene.window(browser, scene.ona);
    rasa = await scene.window(browser, scene.rasa);
  });
  afterAll(async () => {
    await browser?.close();
    await scene?.stop();
  });

  test('says who was faster, and keeps what was typed', async () => {
    const claimed = await order(scene.ona, await submitted(holders[0]!), 'claim');
    await open(ona, claimed);
    const { page } = ona;
    await bar(page).getByRole('button', { name: 'Reject' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reject it?' });
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await dialog.getByText('Choose a reason.').waitFor();
    await dialog.getByText('At least 10 characters.').waitFor();
    await dialog.getByLabel('Reason').selectOption('use-case-unclear');
    await dialog.getByLabel('What is wrong, and what would help').fill('It does not say for whom it is.');
    await order(scene.jonas, claimed, 'assign', { assigneeId: scene.jonas.id });
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await dialog.getByText('Jonas assigned it meanwhile').waitFor();
    await dialog.getByRole('button', { name: 'Load it again' }).click();
    await dialog.getByText('somebody else is examining it.').waitFor();
    await dialog.locator('select:focus').waitFor();
    expect(await dialog.getByLabel('What is wrong, and what would help').inputValue()).toBe(
      'It does not say for whom it is.',
    );
    expect(await dialog.getByRole('button', { name: 'Reject' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await order(scene.jonas, await scene.jonas.api('GET', `/reviews/${claimed.id}`), 'release');
    await page.getByText('Jonas released it meanwhile').waitFor();
    await page.getByRole('button', { name: 'Load it again' }).click();
    await bar(page).getByRole('button', { name: 'Claim' }).click();
    await bar(page).getByRole('button', { name: 'Release' }).waitFor();
    await page.keyboard.press('r');
    expect(await dialog.getByLabel('What is wrong, and what would help').inputValue()).toBe(
      'It does not say for whom it is.',
    );
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('It was rejected.').waitFor();
    expect(await page.getByRole('region', { name: 'Votes of this round' }).innerText()).toContain(
      'The use case is unclear',
    );
  });

  test('goes on to the next by keys, which are told on demand', async () => {
    const [first, second] = [await submitted(holders[0]!), await submitted(holders[1]!)];
    await open(ona, first);
    const { page } = ona;
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys on this page' });
    await help.getByText('Next in the queue').waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    await page.keyboard.press('a');
    await page.getByText('Approve: claim it first.').first().waitFor();
    await page.keyboard.press('j');
    await page.getByRole('heading', { level: 1, name: second.number }).waitFor();
    expect(page.url()).toContain(`/reviews/${second.id}/show`);
    await page.keyboard.press('j');
    await page.getByText('This is the last one in the queue.').waitFor();
    await page.keyboard.press('k');
    await page.getByRole('heading', { level: 1, name: first.number }).waitFor();
    await settled(page);
    await page.keyboard.press('m');
    const field = page.getByLabel('Message to the other side');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('jack & <b>kate</b>');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('listitem').getByText('jack & <b>kate</b>').waitFor();
  });

  test('keeps comments among reviewers from the applicant, who may attach files and withdraw', async () => {
    const review = await submitted(holders[2]!);
    await open(ona, review);
    const { page } = ona;
    await page.getByRole('checkbox', { name: 'Among reviewers only' }).check();
    await page.getByLabel('Comment among reviewers').fill('I know them from the other project.');
    await page.getByRole('button', { name: 'Write the comment' }).click();
    await page.getByText('I know them from the other project.').first().waitFor();

    await open(rasa, review);
    await rasa.page.getByText('Nothing was written yet.').waitFor();
    expect(await rasa.page.getByText('I know them').count()).toBe(0);
    expect(await bar(rasa.page).getByRole('button').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringContaining('Withdraw')]),
    );
    for (const name of ['Claim', 'Approve', 'Reject'])
      expect(await bar(rasa.page).getByRole('button', { name }).count()).toBe(0);
    const input = rasa.page.locator('input[type="file"]');
    await input.setInputFiles({
      ...{ name: 'page.html', mimeType: 'text/html' },
      buffer: Buffer.from('<!DOCTYPE html><script>alert(1)</script>'),
    });
    await rasa.page.getByText('Not attached').waitFor();
    await input.setInputFiles({
      ...{ name: 'licence.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') },
    });
    const link = rasa.page.getByRole('link', { name: 'licence.pdf' });
    await link.waitFor();
    const [file] = await Promise.all([rasa.page.waitForEvent('download'), link.click()]);
    expect(readFileSync(await file.path()).toString()).toContain('%PDF-1.4');
  });

  test('shows what differs from what was approved last, and approves less than was asked for', async () => {
    const of = await scene.holder('PSP_AI', 'LB730004');
    let review = await order(scene.ona, await submitted(of), 'claim');
    review = await order(scene.ona, review, 'approve', { comment: '' });
    await order(scene.jonas, review, 'approve', { comment: '' });
    const again = await submitted(of, { redirectUris: ['https://elsewhere.example/back'] });
    const jonas = await scene.window(browser, scene.jonas);
    await open(jonas, again);
    const { page } = jonas;
    const differences = page.getByRole('region', { name: /^One difference/ });
    expect(await differences.locator('ins').innerText()).toBe('https://elsewhere.example/back');
    expect(await differences.locator('del').innerText()).toBe('https://tpp.example/back');
    await page.keyboard.press('c');
    await bar(page).getByRole('button', { name: 'Release' }).waitFor();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: /^Approve/ });
    await dialog.getByText('With this approval it is decided.').waitFor();
    await dialog.getByText(/endpoints are approved/).click();
    await dialog.getByRole('checkbox', { name: /GET \/card-accounts$/ }).uncheck();
    await dialog.getByText('16 of 17 endpoints are approved').waitFor();
    await dialog.getByLabel('Comment').fill('Without card accounts.');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/It is approved; the approval ends/).waitFor();
    await page.goto(`/organisations/${again.organisationId}`);
    await page
      .getByRole('region', { name: 'Applications and reviews' })
      .getByRole('link', { name: again.number })
      .waitFor();
    expect([...ona.troubles, ...jonas.troubles].filter((one) => !/409|422/.test(one))).toHaveLength(0);
    await jonas.close();
  });

  test('keeps the decision in sight on a phone', async () => {
    const review = await order(scene.ona, await submitted(await scene.holder('PSP_AI', 'LB730005')), 'claim');
    const phone = await scene.window(browser, scene.ona, { viewport: PHONE });
    await open(phone, review);
    const { page } = phone;
    const approve = bar(page).getByRole('button', { name: 'Approve' });
    expect(await approve.isVisible()).toBe(true);
    const box = (await approve.boundingBox())!;
    expect(box.y + box.height).toBeLessThan(PHONE.height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await approve.click();
    await page
      .getByRole('dialog', { name: /^Approve/ })
      .getByRole('button', { name: 'Approve' })
      .click();
    await bar(page)
      .getByText(/you have voted in this round/)
      .waitFor();
    await phone.close();
  });

  test('can be used by everybody, on a desk and on a phone, in light and dark', async () => {
    const of = await scene.holder('PSP_AI', `LB74000${++number}`);
    let review = await order(scene.ona, await submitted(of), 'claim');
    const own = await scene.window(browser, scene.ona);
    await open(own, review);
    const { page } = own;
    expect(await issuesInEveryLook(page)).toEqual([]);
    for (const name of ['Approve', 'Reject', 'Ask for information', 'Assign']) {
      await bar(page).getByRole('button', { name }).click();
      const dialog = page.getByRole('dialog');
      await dialog.waitFor();
      expect(await issuesInEveryLook(page, { within: '[role=dialog]' })).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
    }
    review = await order(scene.ona, review, 'approve', { comment: 'Fine.' });
    await order(scene.jonas, review, 'approve', { comment: '' });
    await open(own, review);
    expect(await issuesInEveryLook(page)).toEqual([]);
    expect(own.troubles).toEqual([]);
    await own.close();
  });
});
