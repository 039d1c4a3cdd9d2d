import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { API_EDITIONS } from '../../../server/core/api-editions/edition-names.js';
import { CHECK_STEPS } from '../../../server/core/connections/check-steps.js';
import { Scene } from './scene.js';

const HERE = { customerIsHere: true } as const;
const PAYMENT = {
  'berlin-1.3': { product: 'sepa-credit-transfers', currency: 'EUR', creditorName: 'Kepykla Rytas' },
  'georgia-0.8': { product: 'domestic', currency: 'GEL', creditorName: 'Puri Tonidan' },
} as const;

describe.each(API_EDITIONS)('the whole check of %s', (edition) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await Scene.open(edition);
  });
  afterAll(() => scene.stop());

  const flows = async (): Promise<string[]> =>
    (await scene.check()).flows.map(({ state }: { state: string }) => state);
  const xs2aCalls = () =>
    scene.bank.calls.all.filter(({ endpoint }) => /^(?:consents|accounts|payments)\./.test(endpoint ?? ''));

  test('goes step by step through consent, accounts and payment, each flow in its turn', async () => {
    await scene.beginCheck();
    expect(await flows()).toEqual(['not-begun', 'not-begun', 'not-begun']);
    await scene.step('consent.discovery');
    expect(await flows()).toEqual(['under-way', 'not-begun', 'not-begun']);
    await scene.step('consent.create', HERE);
    const consent = await scene.step('consent.authorize');
    expect(await scene.codesOf(await scene.visit(consent.url!))).toEqual(['connected']);
    await scene.step('consent.status');
    expect(await flows()).toEqual(['passed', 'not-begun', 'not-begun']);
    for (const step of ['accounts.list', 'accounts.balances', 'accounts.transactions'] as const)
      expect([step, (await scene.step(step, HERE)).state]).toEqual([step, 'passed']);
    expect(await scene.step('accounts.refresh')).toMatchObject({ state: 'passed', codes: ['refreshed'] });
    expect(await flows()).toEqual(['passed', 'passed', 'not-begun']);
    const { counterpartyIban: creditorIban } = scene.bank.customers.find((one) => one.edition === edition)!
      .accounts[0]!.transactions[0]!;
    const payment = { ...PAYMENT[edition], amount: '1.00', creditorIban };
    await scene.step('payment.initiate', { ...HERE, payment });
    const { url } = await scene.step('payment.authorize');
    expect(await scene.codesOf(await scene.visit(url!))).toEqual(['connected']);
    await scene.step('payment.status');
    expect(await flows()).toEqual(['passed', 'passed', 'passed']);
  });

  test('says for every step what was asked, what came, how long it took and what the role demands', async () => {
    const { steps } = await scene.check();
    expect(steps.map(({ step, state }: { step: string; state: string }) => [step, state])).toEqual(
      CHECK_STEPS.map((step) => [step, 'passed']),
    );
    for (const one of steps) {
      expect([one.step, one.outcomes.length > 0, one.at !== null]).toEqual([one.step, true, true]);
      const asks = one.by !== 'customer' && one.call !== '';
      if (asks) {
        const { request, response, curl } = one.traces.at(-1);
        expect([one.step, request.method, response.status < 300]).toEqual([
          ...[one.step, one.call.split(' ')[0], true],
        ]);
        expect(curl).toMatch(/^curl /);
        expect(one.durationMs).toBeGreaterThan(0);
      }
      const role = /accounts\.refresh|discovery|record/.test(one.step)
        ? null
        : one.step.startsWith('payment.')
          ? 'PSP_PI'
          : 'PSP_AI';
      expect([one.step, one.role]).toEqual([one.step, role]);
    }
  });

  test('was seen by the bank as a client that keeps its rules', () => {
    const calls = xs2aCalls();
    expect(calls.length).toBeGreaterThan(6);
    // A fresh X-Request-ID and the certificate on each (NextGenPSD2 §4), in this edition only.
    expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(calls.length);
    expect(calls.every(({ requestId }) => requestId !== null)).toBe(true);
    expect(new Set(calls.map(({ edition: at }) => at))).toEqual(new Set([edition]));
    expect(new Set(calls.map(({ certificateSha256 }) => certificateSha256)).size).toBe(1);
    expect(calls[0]!.certificateSha256).not.toBeNull();
    // One consent and one payment, the accounts under that consent and with the customer there.
    expect(scene.bank.calls.of('consents.create')).toHaveLength(1);
    expect(scene.bank.payments.all).toHaveLength(1);
    const ofAccounts = calls.filter(({ endpoint }) => endpoint!.startsWith('accounts.'));
    expect(new Set(ofAccounts.map(({ consentId }) => consentId)).size).toBe(1);
    expect(ofAccounts.map(({ consentId }) => consentId)).not.toContain(null);
    expect(ofAccounts.every(({ psuPresent }) => psuPresent)).toBe(true);
    expect(scene.bank.calls.all.filter(({ status }) => (status ?? 599) >= 400)).toEqual([]);
  });

  test('is reported to whoever may read it, and holds no secret in any form', async () => {
    const auditor = scene.t.as('auditor');
    const report = await auditor.get(`/integration-checks/${scene.checkId}/report.pdf`);
    expect([report.status, report.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(report.text.startsWith('%PDF-')).toBe(true);
    expect(report.text.trimEnd().endsWith('%%EOF')).toBe(true);
    const json = await auditor.get(`/integration-checks/${scene.checkId}`);
    expect(scene.secrets.length).toBeGreaterThan(5);
    for (const secret of scene.secrets)
      expect([json.text.includes(secret), report.text.includes(secret)]).toEqual([false, false]);
  });

  test('goes on after a second consent with that one alone', async () => {
    const first = (await scene.check()).consentId;
    await scene.step('consent.create', HERE);
    const check = await scene.check();
    expect(check.consentId).not.toBe(first);
    expect(await flows()).toEqual(['under-way', 'not-begun', 'passed']);
    const before = scene.bank.calls.all.length;
    expect((await scene.start('accounts.list', HERE)).body.code).toBe('check-step-waiting');
    expect(scene.bank.calls.all.length).toBe(before);
  });
});
