import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { DecisionProfileView, Waiver } from '../../server/reviews/decisions.contract.js';
import type { Review, ReviewMeter } from '../../server/reviews/reviews.contract.js';
import { WHOLE } from '../support/applications.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
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

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const WHY = 'The register is two days late; its authority confirmed by mail.';

interface Colleague {
  readonly email: string;
  readonly password: string;
  api<Body = unknown>(method: string, path: string, body?: unknown): Promise<Body>;
}

describeInBrowser('decisions', () => {
  let server: RunningConsole;
  let browser: Browser;
  let ona: Colleague;
  let jonas: Colleague;
  let applicant: Colleague;
  let review: Review;
  let visits: Visit[] = [];

  /** An account of its own, which has chosen its password. */
  const colleague = async (name: string, role: string): Promise<Colleague> => {
    const email = `${name.toLowerCase()}@bank.example`;
    const { oneTimePassword } = await server.api<{ oneTimePassword: string }>('POST', '/users', {
      ...{ email, name, role, invitation: 'one-time-password' },
    });
    const password = `a password of ${name} alone`;
    let cookie = '';
    const api = async <Body>(method: string, path: string, body?: unknown): Promise<Body> => {
      const response = await fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
      const [set] = response.headers.getSetCookie();
      if (set !== undefined) cookie = set.split(';')[0] ?? '';
      return (text === '' ? undefined : JSON.parse(text)) as Body;
    };
    await api('POST', '/auth/login', { email, password: oneTimePassword });
    await api('POST', '/auth/password', { currentPassword: oneTimePassword, newPassword: password });
    await api('POST', '/auth/login', { email, password });
    return { email, password, api };
  };

  const submitted = async (organisation: string, authorisationNumber: string): Promise<Review> => {
    const { pem } = CertificateAuthority.root().issue({
      ...{ organisation, authorisationNumber, notBefore: inDays(-30), notAfter: inDays(300) },
    });
    const { id: certificateId } = await applicant.api<{ id: string }>('POST', '/certificates', { pem });
    const application = {
      ...{ ...WHOLE, certificateId, organisationName: organisation },
      identifier: `PSDLT-BL-${authorisationNumber}`,
    };
    const { id, version } = await applicant.api<Review>('POST', '/reviews', { application });
    return applicant.api<Review>('POST', `/reviews/${id}/submit`, { version });
  };

  const open = async (who: Colleague, path: string, options = {}): Promise<Page> => {
    const opened = await visit(browser, server.url, { reducedMotion: 'reduce', ...options });
    visits.push(opened);
    await signIn(opened.page, who, path);
    return opened.page;
  };

  beforeAll(async () => {
    server = await startConsole();
    browser = await launchBrowser();
    ona = await colleague('Ona', 'compliance-officer');
    jonas = await colleague('Jonas', 'compliance-officer');
    applicant = await colleague('Rasa', 'operator');
    review = await submitted('UAB Vilnelė', 'LB000777');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  afterEach(async () => {
    const troubles = visits.flatMap((each) => each.troubles);
    await Promise.all(visits.map((each) => each.close()));
    visits = [];
    expect(troubles).toEqual([]);
  });

  test('one officer proposes how decisions are made, another approves it, and the history says what changed', async () => {
    const first = await open(ona, '/settings/decision-profiles');
    await first.getByText('In force, built in').waitFor();
    await first.getByRole('link', { name: 'Propose a profile' }).click();
    await first.getByLabel('Edition of the interface').selectOption({ label: 'Berlin Group 1.3' });
    await first.getByLabel('Name').fill('Production with three');
    await first.getByLabel('Who has to approve').selectOption({ label: '3 people' });
    await first.getByRole('button', { name: 'Propose', exact: true }).click();
    await first.getByText('This is needed.').waitFor();
    await first.getByLabel('Step 3').fill('Head of compliance');
    await first.getByLabel('Blind second look').check();
    await first.getByLabel('Hours until a decision is due').fill('24');
    await first.getByLabel('Reason').fill('Payments need a third look from now on.');
    await first.getByRole('button', { name: 'Propose', exact: true }).click();
    await first.getByText('Version 1 waits for a second person').waitFor();
    await first.getByText('You proposed it, so somebody else has to approve it.').waitFor();
    expect(await first.getByRole('button', { name: 'Approve' }).count()).toBe(0);

    const second = await open(jonas, '/settings/decision-profiles');
    await second.getByRole('link', { name: 'Berlin Group 1.3 · Every environment' }).click();
    await second.getByRole('button', { name: 'Approve' }).click();
    const sure = second.getByRole('dialog', { name: 'Approve version 1?' });
    await sure.getByText('2 people').first().waitFor();
    await sure.getByRole('button', { name: 'Approve' }).click();
    await second.getByText('3 different people approve, in order.').waitFor();
    await second.getByText('1. First look → 2. Second look → 3. Head of compliance').first().waitFor();
    const [profile] = await ona.api<DecisionProfileView[]>('GET', '/decision-profiles');
    expect(profile).toMatchObject({
      ...{ state: 'approved', proposedBy: 'Ona', approvedBy: 'Jonas', profileId: 'berlin-1.3:any' },
      ...{ approvals: 3, blindSecond: true, slaHours: 24, edition: 'berlin-1.3', environment: null },
    });
  });

  test('a proposal is withdrawn with a reason, and what counts stays', async () => {
    const page = await open(ona, '/settings/decision-profiles/new?from=default');
    await page.getByLabel('Who has to approve').selectOption({ label: '1 person' });
    await page.getByText('One person alone then gives access').waitFor();
    await page.getByLabel('Reason').fill('There are not enough of us in July.');
    await page.getByRole('button', { name: 'Propose', exact: true }).click();
    await page.getByText('Version 2 waits for a second person').waitFor();
    await page.getByRole('button', { name: 'Withdraw the proposal' }).click();
    const form = page.getByRole('dialog', { name: 'Withdraw this proposal?' });
    await form.getByRole('button', { name: 'Withdraw the proposal' }).click();
    await form.getByText('Give a reason of at least ten characters.').waitFor();
    await form.getByLabel('Reason').fill('We found a second person.');
    await form.getByRole('button', { name: 'Withdraw the proposal' }).click();
    await page.getByText('Withdrawn because: We found a second person.').waitFor();
    await page.getByText('2 different people approve, in order.').waitFor();
  });

  test('a waiver is proposed for a review by one officer, approved by another, and ended', async () => {
    await ona.api<Waiver>('POST', '/waivers', {
      ...{ reviewId: review.id, code: 'indeterminate', owner: 'Ona', reason: WHY },
      endsOn: inDays(20).toISOString().slice(0, 10),
    });
    const own = await open(ona, '/settings/waivers');
    await own.getByRole('link', { name: 'UAB Vilnelė' }).click();
    await own.getByText('You proposed it, so somebody else has to approve it.').waitFor();
    expect(await own.getByRole('button', { name: 'Approve' }).count()).toBe(0);

    const other = await open(jonas, '/settings/waivers');
    await other.getByRole('searchbox').fill('vilnelė');
    await other.getByLabel('State').selectOption({ label: 'Waits for a second person' });
    await other.getByRole('link', { name: 'UAB Vilnelė' }).click();
    await other.getByRole('button', { name: 'Approve' }).click();
    await other
      .getByRole('dialog', { name: 'Approve this waiver?' })
      .getByRole('button', { name: 'Approve' })
      .click();
    await other.getByText('Ona answers for it').waitFor();
    expect(await other.getByRole('link', { name: review.number }).getAttribute('href')).toBe(
      `/reviews/${review.id}/show`,
    );
    await other.getByRole('button', { name: 'End it' }).click();
    const form = other.getByRole('dialog', { name: 'End this waiver?' });
    await form.getByLabel('Reason').fill('The register has it now.');
    await form.getByRole('button', { name: 'End it' }).click();
    await other.getByText('The register has it now.').waitFor();
    const [waiver] = await ona.api<Waiver[]>('GET', '/waivers');
    expect(waiver).toMatchObject({ state: 'revoked', approvedBy: 'Jonas', revokedBy: 'Jonas' });
  });

  test('a waiver begins with a review that is found by its organisation', async () => {
    const page = await open(ona, '/settings/waivers');
    await page.getByRole('button', { name: 'Propose a waiver' }).click();
    const form = page.getByRole('dialog', { name: 'Propose a waiver' });
    await form.getByLabel('Review').fill('vilnelė');
    await page.getByRole('option', { name: `${review.number} · UAB Vilnelė` }).click();
    await form
      .getByText(/There is nothing to put up with|What is put up with/)
      .first()
      .waitFor();
    expect(await form.getByLabel('Who answers for it').inputValue()).toBe('Ona');
  });

  test('whoever may not decide reads profiles and waivers without buttons', async () => {
    const page = await open(applicant, '/settings/waivers');
    await settled(page);
    expect(await page.getByRole('button', { name: 'Propose a waiver' }).count()).toBe(0);
    await page.goto('/settings/decision-profiles/default');
    await settled(page);
    expect(await page.getByRole('link', { name: 'Propose a new version' }).count()).toBe(0);
  });

  test('the meter says in words and in a table how long applicants waited, and goes out as CSV', async () => {
    const refused = await submitted('UAB Aitvaras', 'LB000778');
    const claimed = await ona.api<Review>('POST', `/reviews/${refused.id}/claim`, {
      version: refused.version,
    });
    await ona.api('POST', `/reviews/${refused.id}/reject`, {
      ...{ version: claimed.version, reason: 'use-case-unclear', comment: 'It does not say for whom.' },
    });
    const meter = await ona.api<ReviewMeter>('GET', '/reviews/meter');
    expect(meter.months.at(-1)).toMatchObject({ submitted: 2, count: 1, shareRejected: 1 });

    const page = await open(ona, '/reviews/meter', { viewport: PHONE });
    await page.getByRole('link', { name: review.number }).waitFor();
    await page.getByText(/half were through within .+ and nine of ten within/).waitFor();
    await page.getByLabel('What is measured').selectOption({ label: 'From submission to access' });
    await page.getByText('Nothing was measured yet.').first().waitFor();
    await page.getByText('Month by month').click();
    await page.getByRole('list', { name: 'The same as a table' }).getByText('100%').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThan(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^obstacle-meter-\d{4}-\d\d-\d\d\.csv$/);
  });
});
