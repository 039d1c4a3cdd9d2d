import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Authority } from '../../server/authorities/authorities.contract.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import type { JobRunWithResult } from '../../server/jobs/jobs.contract.js';
import { issuesInEveryLook } from './axe.js';
import { CHANGES, daysAgo, importEdition } from './registers-visit.js';
import { drafted, submitted } from './reviews-visit.js';
import {
  ADMIN,
  describeInBrowser,
  launchBrowser,
  PATIENCE_MS,
  type RunningConsole,
  settled,
  signIn,
  type Visit,
  visit,
} from './support.js';
import { startTrustingConsole, type TrustingConsole } from './trust-visit.js';

// One test walks every page; a busy machine needs minutes for that.
jest.setTimeout(8 * PATIENCE_MS);

const DAY_MS = 86_400_000;

const GATES = ['/login', '/forgot-password', '/reset-password?token=abc'];

describeInBrowser('everybody can use the console, on a desk and on a phone, in light and dark', () => {
  let trusting: TrustingConsole;
  let server: RunningConsole;
  let browser: Browser;
  let v: Visit;
  const routes: Record<string, string> = {
    Today: '/',
    Certificates: '/certificates',
    'Certificates, filtered to nothing': '/certificates?filter=%7B%22q%22%3A%22nothing%20like%20this%22%7D',
    Upload: '/certificates/create',
    Organisations: '/organisations',
    Reviews: '/reviews',
    'Reviews, filtered to nothing': '/reviews?filter=%7B%22q%22%3A%22nothing%20like%20this%22%7D',
    'Reviews: board': '/reviews/board',
    Alerts: '/alerts',
    Mails: '/alerts/mails',
    'Alert rules': '/alerts/rules',
    'An alert rule': '/alerts/rules/certificates-end',
    'A new alert rule': '/alerts/rules/new',
    'Alert groups': '/alerts/groups',
    'Alert channels': '/alerts/channels',
    Deliveries: '/alerts/deliveries',
    Consents: '/consents',
    'Consents: import': '/consents/import',
    Calendar: '/calendar',
    'Calendar: a week': '/calendar?view=week',
    'Calendar: agenda': '/calendar?view=agenda',
    Forecast: '/forecast',
    Connectivity: '/connectivity',
    'Connectivity, filtered to nothing': '/connectivity?filter=%7B%22q%22%3A%22nothing%20like%20this%22%7D',
    'Connectivity: runs': '/connectivity/runs',
    'Connectivity: connections': '/connectivity/connections',
    'Connectivity: the page that banks send customers back to': '/connections/callback',
    'Connectivity: keys': '/connectivity/keys',
    'Connectivity: discovery side by side': '/connectivity/compare',
    'A new target': '/connectivity/new',
    'A new target: where': '/connectivity/new?step=where',
    'A new target: certificate': '/connectivity/new?step=key',
    'A new target: client': '/connectivity/new?step=client',
    'Registers: look up': '/registers',
    'Registers: an answer': '/registers?identifier=PSDLT-BL-LB000458',
    'Registers: a role in a country': '/registers?identifier=PSDLT-BL-LB000458&role=PSP_PI&country=DE',
    'Registers: not found': '/registers?identifier=PSDDE-BAFIN-999',
    'Registers: entries': '/registers/entries',
    'Registers: an entry': '/registers/entries/eba%3APSD_PI%3ALT_BL!LB000458',
    'Registers: changes': '/registers/changes',
    'Registers: editions': '/registers/editions',
    'Registers: import': '/registers/editions/import',
    'Registers: sources': '/registers/sources',
    Authorities: '/registers/authorities',
    'Authorities, of a group': '/registers/authorities?filter=%7B%22group%22%3A%22baltic%22%7D',
    'An authority': '/registers/authorities/LT-BL',
    'An authority that was changed': '/registers/authorities/GE-NBG',
    'An authority, to be changed': '/registers/authorities/GE-NBG/edit',
    'Trusted lists': '/trust',
    'A trusted list': '/trust/lists/LT',
    'The list of lists': '/trust/lists/EU',
    'Import of lists': '/trust/import',
    'Trust services': '/trust/services',
    'Other schemes': '/trust/anchors',
    'Official Journal': '/trust/official-journal',
    Audit: '/audit',
    'An audit entry': '/audit/1',
    Profile: '/settings/profile',
    'API tokens': '/settings/api-tokens',
    Users: '/settings/users',
    Rules: '/settings/rules',
    'A rule that is switched off': '/settings/rules/psd2.policy-missing',
    'A rule': '/settings/rules/tls.san-missing',
    System: '/settings/system',
    'No such page': '/no-such-page',
  };

  beforeAll(async () => {
    trusting = await startTrustingConsole();
    ({ server } = trusting);
    const ca = CertificateAuthority.root();
    const add = async (organisation: string, days: number) =>
      server.api<{ id: string; version: number }>('POST', '/certificates', {
        pem: ca.issue({
          organisation,
          notBefore: new Date(Date.now() - 300 * DAY_MS),
          notAfter: new Date(Date.now() + days * DAY_MS),
        }).pem,
      });
    await server.api('POST', '/lint-adjustments', {
      ...{ ruleId: 'psd2.policy-missing', severity: 'off', reason: 'Nobody asks for it here.' },
    });
    const findings = { qcStatementsCritical: true, policies: ['0.4.0.194112.1.6'] };
    const { id: adjusted } = await server.api<{ id: string }>('POST', '/certificates', {
      pem: ca.issue({ organisation: 'UAB Neatitiktis', mint: findings }).pem,
    });
    const ended = await add('UAB Bandymas', -3);
    const soon = await add('UAB Bandymas', 6);
    await add('Nordic Pay AB', 25);
    await add('Banque Exemple SA', 200);
    await server.api('PATCH', `/certificates/${soon.id}`, {
      version: soon.version,
      ownerEmail: 'ops@bank.example',
    });
    await importEdition(server, { publishedAt: daysAgo(40) });
    await server.api('POST', '/jobs/schedule/register-watch/run');
    const second = await importEdition(server, { publishedAt: daysAgo(1), changes: CHANGES });
    await server.api('POST', '/jobs/schedule/register-watch/run');
    const refused = await importEdition(server, { publishedAt: daysAgo(0.1), counts: { PSD_PI: 30 } });
    const editionOf = ({ result }: JobRunWithResult) => (result as { edition: { id: string } }).edition.id;
    routes['Registers: an edition'] = `/registers/editions/${editionOf(second)}`;
    routes['Registers: a refused edition'] = `/registers/editions/${editionOf(refused)}`;
    await server.api('POST', '/api-tokens', { name: 'script', scopes: ['certificates.read'], days: 7 });
    await server.api('POST', '/jobs/schedule/expiry-sweep/run');
    const { version, links } = await server.api<Authority>('GET', '/authorities/GE-NBG');
    await server.api('PATCH', '/authorities/GE-NBG', { version, shortName: 'SEB' });
    const at = { url: links[0]?.url };
    await server.api('POST', '/authorities/GE-NBG/links/register/confirm', at);
    await server.api('POST', '/authorities/GE-NBG/links/register/report', { ...at, note: 'It moved.' });
    const { id: user } = await server.api<{ id: string }>('GET', '/auth/me');
    const revoked = await trusting.add('revoked');
    // A name that never resolves (RFC 6761 §6.4).
    const probed = await server.api<{ id: string }>('POST', '/probe-targets', {
      ...{ name: 'A bank', kind: 'xs2a', edition: 'berlin-1.3', origin: 'https://bank.invalid' },
    });
    const { runId } = await server.api<{ runId: string }>('POST', `/probe-targets/${probed.id}/runs`, {});
    routes['A target'] = `/connectivity/targets/${probed.id}`;
    routes['A target: discovery'] = `/connectivity/targets/${probed.id}/discovery`;
    routes['A target: certificate cases'] = `/connectivity/targets/${probed.id}/certificate-cases`;
    routes['A run'] = `/connectivity/runs/${runId}`;
    routes['A run as a table'] = `/connectivity/runs/${runId}?view=table`;
    await server.api('POST', `/certificates/${revoked.id}/evaluations`, {});
    await trusting.tell('withdraw-service', 'nordic');
    await trusting.refresh('NO');
    await trusting.tell('publish-bad-list', 'truncated', 'LT');
    await trusting.refresh('LT');
    const [edition] = await server.api<{ id: string }[]>('GET', '/trusted-lists/NO/editions');
    const [service] = await server.api<{ id: string }[]>('GET', '/trust-services');
    const anchor = await server.api<{ id: string }>('POST', '/trust-anchors', {
      pem: ca.pem,
      scheme: 'Test scheme',
      scope: 'Tests',
      reason: 'For tests.',
    });
    routes['A certificate with a verdict'] = `/certificates/${revoked.id}/show`;
    routes['Two editions'] = `/trust/lists/NO/editions/${edition?.id}`;
    routes['A service'] = `/trust/services/${service?.id}`;
    routes['An anchor'] = `/trust/anchors/${anchor.id}`;
    routes['A certificate with a finding that is switched off'] = `/certificates/${adjusted}/show`;
    routes['A certificate'] = `/certificates/${soon.id}/show`;
    routes['A certificate, to be changed'] = `/certificates/${soon.id}`;
    routes['Two certificates side by side'] = `/certificates/compare?left=${ended.id}&right=${soon.id}`;
    const [organisation] = await server.api<{ id: string; version: number }[]>('GET', '/organisations');
    routes['An organisation'] = `/organisations/${organisation?.id}`;
    const consent = await server.api<{ id: string }>('POST', '/consents', {
      ...{ organisationId: organisation?.id, edition: 'berlin-1.3', consentId: 'c-1' },
      authorisedAt: new Date(Date.now() - DAY_MS).toISOString(),
    });
    routes['A consent'] = `/consents/${consent.id}`;
    const blocked = await server.api<{ id: string; version: number }>('POST', '/organisations', {
      ...{ identifier: 'PSDEE-FI-4.1-1/7', name: 'Beeta AS' },
    });
    routes['An organisation on the stop-list'] = `/organisations/${blocked.id}`;
    const reason = 'Complaints of several account holders.';
    await server.api('POST', `/organisations/${blocked.id}/block`, { version: 1, until: null, reason });
    await server.api('POST', `/organisations/${blocked.id}/unblock`, { version: 2, reason });
    const review = await submitted(server, { organisation: 'UAB Aitvaras', onBehalfOf: 'Aitvaras Holding' });
    await drafted(server, { organisation: 'UAB Vilnelė', roles: ['PSP_AI', 'PSP_PI'] });
    routes['A review'] = `/reviews/${review.id}/show`;
    const { user: officer } = await server.api<{ user: { id: string } }>('POST', '/users', {
      ...{ email: 'olga@bank.example', name: 'Olga', role: 'compliance-officer' },
    });
    routes['An officer whom one person made'] = `/settings/users/${officer.id}`;
    routes['A user'] = `/settings/users/${user}`;
    for (let tries = 0; tries < 100 && !routes['A mail']; tries++) {
      const [alert] = await server.api<{ id: string }[]>('GET', '/alerts');
      const [change] = await server.api<{ id: string }[]>('GET', '/register-changes');
      if (change) routes['Registers: a change'] = `/registers/changes/${change.id}`;
      const [mail] = await server.api<{ id: string }[]>('GET', '/messages');
      if (alert) routes['An alert'] = `/alerts/${alert.id}`;
      if (mail) routes['A mail'] = `/alerts/mails/${mail.id}`;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    browser = await launchBrowser();
    v = await visit(browser, server.url, { reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await browser?.close();
    await trusting?.stop();
  });

  test('before signing in', async () => {
    const issues: Record<string, string[]> = {};
    for (const path of GATES) {
      await v.page.goto(path);
      await v.page.getByRole('heading', { level: 1 }).waitFor();
      await v.page.waitForLoadState('networkidle');
      const found = await issuesInEveryLook(v.page);
      if (found.length > 0) issues[path] = found;
    }
    expect(issues).toEqual({});
  });

  test('on every page, without a word on the browser’s console', async () => {
    await signIn(v.page, ADMIN);
    const issues: Record<string, string[]> = {};
    for (const [name, path] of Object.entries(routes)) {
      await v.page.goto(path);
      await settled(v.page);
      // Evidence is folded; what nobody sees is not judged.
      await v.page.locator('#checks details').evaluateAll((all) => {
        for (const each of all) each.setAttribute('open', '');
      });
      const found = await issuesInEveryLook(v.page, { ready: () => settled(v.page) });
      if (found.length > 0) issues[name] = found;
    }
    expect(issues).toEqual({});
    expect(v.troubles).toEqual([]);
  });

  test('in dialogs and the palette', async () => {
    const issues: Record<string, string[]> = {};
    const check = async (name: string) => {
      const found = await issuesInEveryLook(v.page, { within: '[role=dialog], [role=menu]' });
      if (found.length > 0) issues[name] = found;
      await v.page.keyboard.press('Escape');
    };
    await v.page.goto('/settings/users');
    await v.page.getByRole('button', { name: 'New user' }).click();
    await v.page.getByRole('dialog').waitFor();
    await check('new user');
    await v.page.goto('/trust/anchors');
    await v.page.getByRole('button', { name: 'Propose an anchor' }).first().click();
    await v.page.getByRole('dialog').waitFor();
    await check('propose an anchor');
    await v.page.goto('/trust/official-journal');
    await v.page.getByRole('button', { name: 'Add a publication' }).click();
    await v.page.getByRole('dialog').waitFor();
    await check('add a publication');
    await v.page.goto(routes['A certificate with a verdict'] ?? '');
    await v.page.getByRole('button', { name: 'Verify as of…' }).click();
    await v.page.getByRole('dialog').waitFor();
    await check('verify as of');
    await v.page.goto('/registers/authorities/LT-BL');
    for (const name of ['Confirm', 'Report outdated']) {
      await v.page.getByRole('button', { name }).click();
      await v.page.getByRole('dialog').waitFor();
      await check(`${name} a link`);
      await v.page.keyboard.press('Escape');
      await v.page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await v.page.goto(routes['Registers: a refused edition'] ?? '');
    await v.page.getByRole('button', { name: 'Accept anyway…' }).click();
    await v.page.getByRole('dialog').waitFor();
    await check('accept an edition');
    await v.page.goto('/settings/api-tokens');
    await v.page.getByRole('button', { name: 'New API token' }).first().click();
    await v.page.getByRole('dialog').waitFor();
    await check('new token');
    await v.page.goto('/settings/rules/tls.san-missing');
    await v.page.getByRole('button', { name: 'Adjust' }).click();
    await v.page.getByRole('dialog').waitFor();
    await check('adjust a rule');
    await v.page.keyboard.press('Control+k');
    await v.page.getByRole('combobox', { name: 'Search or go to' }).fill('ban');
    await v.page.getByRole('option').first().waitFor();
    await check('palette');
    await v.page.getByRole('button', { name: /^Account of/ }).click();
    await v.page.getByRole('menu').waitFor();
    await check('account menu');
    expect(issues).toEqual({});
  });
});
