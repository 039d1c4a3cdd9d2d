import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ExpirySweep } from '../../server/certificates/expiry-sweep.service.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(120_000);

describe('status', () => {
  let t: TestApp;
  beforeAll(async () => {
    t = await startTestApp({
      env: { QWARDEN_SMTP_URL: 'smtp://localhost:1', QWARDEN_ALERT_TO: 'a@bank.example' },
    });
  });
  afterAll(() => t.stop());

  const status = async () => (await t.as('auditor').get('/status')).body;
  const warnings = async (): Promise<string[]> =>
    (await status()).warnings.filter((warning: string) => warning !== 'disk-low');

  test('says what runs and that it is well', async () => {
    await t.get(JobRunner).run('expiry-sweep', 'test');
    expect(await status()).toMatchObject({
      version: '0.1.0',
      database: t.database.target.kind,
      smtpConfigured: true,
      defaultRecipientConfigured: true,
      messages: { waiting: 0, sending: 0, failed: 0 },
      expirySweep: { lastSucceededAt: t.clock.now().toISOString(), lastError: null },
      freeBytes: expect.any(Number),
    });
    expect(await warnings()).toEqual([]);
  });

  test('a sweep that did not succeed for two of its hours is late', async () => {
    t.clock.advance({ hours: 2 });
    expect(await warnings()).toEqual([]);
    t.clock.advance({ seconds: 1 });
    expect(await warnings()).toEqual(['sweep-late']);
    await t.get(JobRunner).run('expiry-sweep', 'test');
    expect(await warnings()).toEqual([]);
  });

  test('the reason of a failing sweep is there', async () => {
    const sweep = t.get(ExpirySweep);
    const { sweepExpiry } = sweep;
    sweep.sweepExpiry = () => Promise.reject(new Error('No room.'));
    await t.get(JobRunner).run('expiry-sweep', 'test');
    sweep.sweepExpiry = sweepExpiry;
    expect((await status()).expirySweep).toMatchObject({ lastError: 'No room.' });
    await t.get(JobRunner).run('expiry-sweep', 'test');
    expect((await status()).expirySweep).toMatchObject({ lastError: null });
  });

  test('another system can read it as figures', async () => {
    const { text } = await t.anonymous.get('//metrics');
    expect(text).toContain('qwarden_messages{state="failed"} 0');
    expect(text).toContain('qwarden_warning{warning="no-smtp"} 0');
    expect(text).toMatch(/qwarden_expiry_sweep_last_success_timestamp_seconds 1\.?\d+/);
  });

  test('everybody who is signed in may see it, nobody else', async () => {
    expect((await t.anonymous.get('/status')).status).toBe(401);
    expect((await t.as('operator').get('/status')).status).toBe(200);
  });
});
