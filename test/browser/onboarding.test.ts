import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { BANK, type Holder, type Onboarding, startOnboarding } from './onboarding-visit.js';
import { describeInBrowser, launchBrowser, settled, type Visit } from './support.js';

// A whole journey of three people, on a machine that has other things to do.
jest.setTimeout(600_000);

const PAY = ['POST', '/v1/payments/sepa-credit-transfers'] as const;
const READ = ['GET', '/v1/accounts'] as const;

describeInBrowser('from a certificate to access', () => {
  let scene: Onboarding;
  let browser: Browser;
  let rasa: Visit;
  let ona: Visit;
  let jonas: Visit;
  let informer: Holder;
  let initiator: Holder;

  beforeAll(async () => {
    scene = await startOnboarding();
    informer = await scene.holder('PSP_AI', 'LB720001');
    initiator = await scene.holder('PSP_PI', 'LB720002');
    browser = await launchBrowser();
    rasa = await scene.window(browser, scene.rasa);
    ona = await scene.window(browser, scene.ona);
    jonas = await scene.window(browser, scene.jonas);
  });
  afterAll(async () => {
    await browser?.close();
    await scene?.stop();
  });

  /** The five steps of the wizard; answers the id of the review. */
  const apply = async (page: Page, { identifier, name, role }: Holder): Promise<string> => {
    await page.goto('/applications/new');
    await page.getByLabel('organizationIdentifier', { exact: true }).fill(identifier);
    await page.getByLabel('Name of the organisation').fill(name);
    await page.getByRole('link', { name: /^Next: Certificate/ }).click();
    const qwac = page.getByRole('region', { name: 'QWAC', exact: true });
    await qwac.getByRole('button', { name: 'Choose', exact: true }).click();
    await qwac.getByRole('button', { name: 'Choose another' }).waitFor();
    await page.getByRole('link', { name: /^Next: Access/ }).click();
    await page.getByRole('radio', { name: 'Berlin Group 1.3' }).check();
    await page.getByRole('radio', { name: 'Production' }).check();
    await page.getByRole('checkbox', { name: new RegExp(role) }).check();
    await page
      .getByRole('textbox', { name: 'Intended use case' })
      .fill('Customers see all their accounts in one place, and <b>pay</b> their bills from there.');
    await page.getByLabel('Address 1').fill('https://app.tpp.example/back');
    await page.getByRole('button', { name: 'Add a contact' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Rasa');
    await page.getByLabel('E-mail').fill('rasa@tpp.example');
    await page.getByRole('checkbox', { name: /Paysera accounts/ }).check();
    await page.getByText(/^Saved /).waitFor();
    await page.getByRole('link', { name: /^Next: Pre-check/ }).click();
    await page.getByRole('region', { name: 'Demands, one by one' }).waitFor();
    await page.getByRole('link', { name: /^Next: Submit/ }).click();
    await page.getByRole('button', { name: 'Submit for review' }).click();
    await page.waitForURL('**/status');
    return new URL(page.url()).pathname.split('/')[2]!;
  };

  const openReview = async (page: Page, id: string): Promise<void> => {
    // As it stands in mails and news.
    await page.goto(`/reviews/${id}`);
    await page.waitForURL(`**/reviews/${id}/show`);
    await settled(page);
  };
  const bar = (page: Page) => page.getByRole('region', { name: 'Decision' });

  /** The package is mailed to the bank, whose answer is entered. */
  const throughTheBank = async (page: Page, id: string): Promise<void> => {
    await openReview(page, id);
    await page.getByRole('button', { name: 'Prepare the package' }).click();
    await page
      .getByRole('dialog', { name: 'Prepare the package' })
      .getByRole('button', { name: 'Prepare the package' })
      .click();
    await page.getByRole('button', { name: 'Mail…' }).click();
    const mail = page.getByRole('dialog', { name: 'Mail the package to the bank' });
    await mail.getByRole('checkbox', { name: new RegExp(BANK) }).check();
    await mail.getByRole('button', { name: 'Mail it now' }).click();
    await page.getByRole('button', { name: 'Record the answer' }).click();
    const answer = page.getByRole('dialog', { name: 'Record the answer' });
    await answer.getByLabel('Reference of the bank').fill('PS-2026-17');
    await answer.getByRole('button', { name: 'Record it' }).click();
    await answer.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Access' }).getByText('Active').first().waitFor();
  };

  test('application, pre-check, claim, question, answer, two approvals, the bank’s answer, access', async () => {
    const id = await apply(rasa.page, informer);
    await scene.mail('ona@bank.example', /\d{4}-\d{4}/);
    await scene.mail('jonas@bank.example', /\d{4}-\d{4}/);

    await openReview(ona.page, id);
    expect(await ona.page.getByTestId('sentence').innerText()).toMatch(
      /^UAB LB720001 asks for: Account information – Berlin Group 1\.3, Production\. The verdict about its certificate is “Valid”\. It waits for a reviewer\./,
    );
    // HTML stays text.
    await ona.page.getByText('<b>pay</b>').waitFor();
    await bar(ona.page)
      .getByText('claim it first')
      .or(bar(ona.page).getByText('not while'))
      .first()
      .waitFor();
    await bar(ona.page).getByRole('button', { name: 'Claim' }).click();
    await bar(ona.page).getByRole('button', { name: 'Release' }).waitFor();
    await bar(ona.page).getByRole('button', { name: 'Ask for information' }).click();
    const question = ona.page.getByRole('dialog', { name: 'Ask the applicant' });
    await question.getByLabel('Question').fill('For <i>which</i> customers?');
    await question.getByRole('button', { name: 'Ask for information' }).click();
    await ona.page.getByText('It waits for an answer of the applicant.').waitFor();

    await scene.mail('rasa@bank.example', /answer is needed/);
    await openReview(rasa.page, id);
    await rasa.page.getByRole('status').getByText('For <i>which</i> customers?').waitFor();
    expect(await bar(rasa.page).getByRole('button', { name: 'Approve' }).count()).toBe(0);
    const form = rasa.page.getByRole('region', { name: /answer/i }).first();
    await form.getByRole('textbox').fill('For consumers in Lithuania.');
    await form.getByRole('button').click();
    await rasa.page.getByText(/Ona examines it/).waitFor();

    await openReview(ona.page, id);
    await ona.page.getByText('For consumers in Lithuania.').waitFor();
    await bar(ona.page).getByRole('button', { name: 'Approve' }).click();
    const first = ona.page.getByRole('dialog', { name: /^Approve / });
    await first.getByText('one more approval by somebody else is needed').waitFor();
    await first.getByLabel('Comment').fill('As asked for.');
    await first.getByRole('button', { name: 'Approve' }).click();
    await bar(ona.page)
      .getByText(/you have voted in this round/)
      .waitFor();

    await openReview(jonas.page, id);
    await jonas.page.getByText('1 of 2 approvals are given').waitFor();
    await bar(jonas.page).getByRole('button', { name: 'Approve' }).click();
    const second = jonas.page.getByRole('dialog', { name: /^Approve / });
    await second.getByText('With this approval it is decided.').waitFor();
    await second.getByRole('button', { name: 'Approve' }).click();
    await jonas.page.getByText(/It is approved; the approval ends/).waitFor();
    expect(await scene.gateway(informer, ...READ)).not.toBe('allow');

    await throughTheBank(rasa.page, id);
    await scene.mail('rasa@bank.example', /approv/i);
    await scene.mail(BANK, /LB720001/);
  });

  test('a second one with the keyboard alone, and each role opens what is its own', async () => {
    const id = await apply(rasa.page, initiator);
    await openReview(ona.page, id);
    await ona.page.getByRole('heading', { level: 1 }).focus();
    await ona.page.keyboard.press('c');
    await bar(ona.page).getByRole('button', { name: 'Release' }).waitFor();
    await ona.page.keyboard.press('a');
    await ona.page.getByRole('dialog', { name: /^Approve / }).waitFor();
    await ona.page.keyboard.press('Enter');
    await bar(ona.page)
      .getByText(/you have voted in this round/)
      .waitFor();

    await openReview(jonas.page, id);
    await jonas.page.keyboard.press('a');
    await jonas.page.getByRole('dialog', { name: /^Approve / }).waitFor();
    await jonas.page.keyboard.press('Enter');
    await jonas.page.getByText(/It is approved; the approval ends/).waitFor();
    await throughTheBank(rasa.page, id);
    await scene.mail(BANK, /LB720002/);

    expect([await scene.gateway(informer, ...READ), await scene.gateway(informer, ...PAY)]).toEqual([
      'allow',
      'ROLE_INVALID',
    ]);
    expect([await scene.gateway(initiator, ...READ), await scene.gateway(initiator, ...PAY)]).toEqual([
      'ROLE_INVALID',
      'allow',
    ]);
    expect([...rasa.troubles, ...ona.troubles, ...jonas.troubles]).toEqual([]);
  });
});
