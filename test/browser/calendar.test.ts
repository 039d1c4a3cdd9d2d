import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { DatedThingJson } from '../../server/calendar/calendar.contract.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { signedInVisits } from './certificates-visit.js';
import {
  describeInBrowser,
  launchBrowser,
  PATIENCE_MS,
  PHONE,
  type RunningConsole,
  settled,
  startConsole,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

describeInBrowser('what ends', () => {
  let server: RunningConsole;
  let browser: Browser;
  let open: Awaited<ReturnType<typeof signedInVisits>>;
  let certificate: { id: string };

  beforeAll(async () => {
    server = await startConsole();
    const { api } = server;
    const organisation = await api<{ id: string }>('POST', '/organisations', {
      identifier: 'PSDLT-BL-LB000458',
      name: 'UAB Bandymas',
    });
    const { pem } = CertificateAuthority.root().issue({ organisation: 'UAB Bandymas', notAfter: inDays(20) });
    certificate = await api<{ id: string }>('POST', '/certificates', { pem });
    for (const [consentId, certificateId] of [
      ['a', certificate.id],
      ['b', null],
    ])
      await api('POST', '/consents', {
        ...{ organisationId: organisation.id, edition: 'berlin-1.3', consentId, certificateId },
        ...{ authorisedAt: new Date().toISOString(), validUntil: inDays(25).toISOString().slice(0, 10) },
      });
    await api('POST', '/api-tokens', { name: 'script', scopes: ['certificates.read'], days: 7 });
    const [rule] = await api<{ id: string }[]>('GET', '/lint-rules?range=[0,0]');
    await api('POST', '/lint-adjustments', {
      ...{ ruleId: rule?.id, severity: 'info', reason: 'For a while', until: inDays(10).toISOString() },
    });
    const { links } = await api<{ links: { key: string; url: string }[] }>('GET', '/authorities/LT-BL');
    await api('POST', `/authorities/LT-BL/links/${links[0]?.key}/confirm`, { url: links[0]?.url });
    browser = await launchBrowser();
    open = await signedInVisits(browser, server);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('every thing of the calendar leads to a page that is there', async () => {
    const range = new URLSearchParams({ from: inDays(-1).toISOString(), to: inDays(300).toISOString() });
    const things = await server.api<DatedThingJson[]>('GET', `/calendar?${range}`);
    expect(new Set(things.map(({ type }) => type))).toEqual(
      new Set(['certificate', 'consents', 'api-token', 'adjustment', 'confirmation']),
    );
    const { page } = await open();
    for (const { link, type } of things) {
      await page.goto(`${server.url}${link}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      expect([type, await page.getByText('There is nothing at this address').count()]).toEqual([type, 0]);
    }
  });

  test('Today names what ends beside certificates, and leads to the calendar', async () => {
    const { page } = await open({ viewport: PHONE });
    await page.goto(server.url);
    const section = page.getByRole('region', { name: 'Also ends soon' });
    await section.getByText('script').waitFor();
    await settled(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await section.getByRole('link', { name: 'Open the calendar' }).click();
    await page.getByRole('heading', { level: 1, name: 'Calendar' }).waitFor();
  });

  test('the page of a certificate says what stops with it', async () => {
    const { page } = await open();
    await page.goto(`${server.url}/certificates/${certificate.id}/show`);
    const section = page.getByRole('region', { name: 'If this stops' });
    await section.getByText('consent of customers stops').waitFor();
    expect(await section.getByRole('listitem').allTextContents()).toEqual([
      '0accesses stop',
      '1consent of customers stops',
    ]);
  });
});
