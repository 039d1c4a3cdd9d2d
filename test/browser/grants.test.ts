import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { DataSource } from 'typeorm';
import type { Certificate } from '../../server/certificates/certificates.contract.js';
import { createDataSource, dataSourceOptions } from '../../server/platform/database/data-source.js';
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
  type Visit,
} from './support.js';

jest.setTimeout(PATIENCE_MS);

const DAY_MS = 86_400_000;
const day = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

interface Given {
  readonly role: 'PSP_AI' | 'PSP_PI';
  readonly state?: 'active' | 'suspended';
  readonly edition?: string;
}

/** What reviews would have made of a certificate: a verdict and grants, straight into the tables. */
async function give(
  db: DataSource,
  certificate: Certificate,
  organisationName: string,
  given: readonly Given[],
): Promise<Readonly<Record<string, string>>> {
  const insert = async (table: string, row: Record<string, unknown>) => {
    const names = Object.keys(row);
    await db.query(
      `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      Object.values(row),
    );
  };
  const [organisationId, reviewId, evaluationId, at] = [randomUUID(), randomUUID(), randomUUID(), day(0)];
  const usableRoles = given.map(({ role }) => role);
  const verdict = { outcome: 'valid', at, checks: {}, usableRoles, scheme: null, work: {} };
  await insert('evaluation', {
    ...{ id: evaluationId, certificateId: certificate.id, outcome: 'valid', at, evaluatedAt: at },
    ...{ isPresent: 1, offline: 0, trigger: 'nightly', evaluatedBy: 'test', changed: 0, changes: null },
    ...{ verdict: JSON.stringify(verdict), chain: '{}', attempts: '[]', trust: '{}', services: '[]' },
    ...{ policy: '{}', register: null, digest: '', auditPosition: null },
  });
  await db.query(
    `UPDATE "certificate" SET "verdictOutcome" = 'valid', "verdictAt" = ?, "verdictEvaluatedAt" = ?, "verdictEvaluationId" = ?, "nextEvaluationAt" = NULL WHERE "id" = ?`,
    [at, at, evaluationId, certificate.id],
  );
  const ids: Record<string, string> = {};
  for (const { role, state = 'active', edition = 'berlin-1.3' } of given) {
    const id = randomUUID();
    const causes =
      state === 'active' ? [] : [{ code: 'certificate-revoked', detail: 'The verdict is revoked.', at }];
    await insert('access_grant', {
      ...{
        id,
        organisationId,
        organisationKey: `LT-BL ${organisationName}`,
        organisationName,
        edition,
        role,
      },
      ...{ environment: 'production', endpoints: '[]', state, causes: '[]', reviewId, endsAt: day(300) },
      ...{ grantedAt: day(-30), grantedBy: 'Ruta', changedAt: at, endedAt: null, version: 1 },
      searchText: organisationName.toLowerCase(),
    });
    await insert('grant_certificate', {
      ...{ grantId: id, certificateId: certificate.id, sha256: certificate.sha256, reviewId, state },
      ...{ causes: JSON.stringify(causes), since: day(-30), until: day(300), notAfter: day(300) },
    });
    ids[role] = id;
  }
  return ids;
}

describeInBrowser('access', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'qwarden-grants-'));
  let server: RunningConsole;
  let browser: Browser;
  let open: Awaited<ReturnType<typeof signedInVisits>>;
  let v: Visit;
  let informer: Certificate;
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    server = await startConsole({ QWARDEN_DATA_DIR: dataDir });
    const ca = CertificateAuthority.root({ commonName: 'Issuer' });
    const add = (organisation: string, roles: readonly ('PSP_AI' | 'PSP_PI')[]) =>
      server.api<Certificate>('POST', '/certificates', {
        pem: ca.issue({ organisation, roles, notBefore: new Date(day(-30)), notAfter: new Date(day(300)) })
          .pem,
      });
    informer = await add('UAB Vilnelė', ['PSP_AI']);
    const both = await add('UAB Aitvaras', ['PSP_AI', 'PSP_PI']);
    const file = join(dataDir, 'qwarden.sqlite');
    const db = await createDataSource(dataSourceOptions({ kind: 'sqlite', file }, 'read-write')).initialize();
    ids = await give(db, informer, 'UAB Vilnelė', [{ role: 'PSP_AI' }]);
    await give(db, both, 'UAB Aitvaras', [
      { role: 'PSP_AI', state: 'suspended' },
      { role: 'PSP_PI', edition: 'georgia-0.8' },
    ]);
    await db.destroy();
    browser = await launchBrowser();
    open = await signedInVisits(browser, server);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  beforeEach(async () => {
    v = await open();
  });
  afterEach(async () => {
    expect(v.troubles).toEqual([]);
    await v.close();
  });

  test('organisations stand beside what they may call, and are narrowed by filters', async () => {
    const { page } = v;
    await page.goto('/access');
    await settled(page);
    const table = page.getByRole('table', { name: 'Access' });
    const names = () => table.getByRole('rowheader').allInnerTexts();
    expect((await names()).map((name) => name.split('\n')[0])).toEqual(['UAB Aitvaras', 'UAB Vilnelė']);
    await table.getByRole('link', { name: 'AISP · Berlin Group 1.3 · Suspended' }).waitFor();
    await table.getByRole('link', { name: 'PISP · Georgia 0.8 · Active' }).waitFor();
    await page.getByLabel('State').selectOption('suspended');
    await table.getByText('UAB Vilnelė').waitFor({ state: 'detached' });
    expect(await names()).toHaveLength(1);
    await page.getByRole('searchbox').fill('nobody');
    await page.getByText('Nothing matches these filters').waitFor();
  });

  test('a grant tells what it opens, what it rests on and what stops it', async () => {
    const { page } = v;
    await page.goto('/access');
    await page.getByRole('link', { name: 'AISP · Berlin Group 1.3 · Suspended' }).click();
    await page.getByText('This access is suspended: requests are refused').waitFor();
    await page.getByText('Certificate revoked').first().waitFor();
    const endpoints = page.getByRole('region', { name: /^Endpoints/ });
    await endpoints.getByText('GET /accounts/{accountId}/balances').waitFor();
    // An administrator reads, an officer decides.
    expect(await page.getByRole('button', { name: 'Suspend' }).count()).toBe(0);
  });

  test('a call is tried and explained', async () => {
    const { page } = v;
    await page.goto(`/access/${ids['PSP_AI']}`);
    await page.getByRole('region', { name: 'Certificates' }).getByRole('link', { name: 'Try' }).click();
    const answer = page.getByRole('region', { name: 'Answer' });
    await answer.getByText('Allowed', { exact: true }).waitFor();
    expect(await page.getByLabel('SHA-256 of the certificate').inputValue()).toBe(informer.sha256);
    await page.getByLabel('Method').selectOption('POST');
    await page.getByLabel('Path').fill('/v1/payments/sepa-credit-transfers');
    await page.getByRole('button', { name: 'Ask' }).click();
    await answer.getByText('401 ROLE_INVALID').waitFor();
    await answer.getByText('The caller does not have the role that this endpoint needs.').waitFor();
  });

  test('on a phone an organisation has its access in one place', async () => {
    const phone = await open({ viewport: PHONE });
    try {
      await phone.page.goto('/access');
      await phone.page.getByRole('link', { name: 'PISP · Georgia 0.8 · Active' }).waitFor();
      const { scroll, width } = await phone.page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        width: document.documentElement.clientWidth,
      }));
      expect(scroll).toBeLessThanOrEqual(width);
      expect(phone.troubles).toEqual([]);
    } finally {
      await phone.close();
    }
  });
});
