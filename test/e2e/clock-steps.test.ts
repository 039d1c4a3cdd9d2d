import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Alert } from '../../server/alerts/alerts.contract.js';
import { crossingOf, EXPIRY_THRESHOLDS } from '../../server/core/alerts/expiry-thresholds.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(240_000);

/** C3: what the clock does is no reason to be told twice, late or never. Cases follow one another in time. */
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OWNER = 'ona@bank.example';

const ca = CertificateAuthority.root();
let smtp: TestSmtpServer;
let t: TestApp;
let serial = 0;

beforeAll(async () => {
  smtp = await startSmtpServer();
  t = await startTestApp({ at: '2026-06-01T00:00:00Z', env: { QWARDEN_SMTP_URL: smtp.url } });
});
afterAll(async () => {
  await t.stop();
  await smtp.stop();
});

const moveTo = (at: number): void => t.clock.set(new Date(at).toISOString());
/** Whatever the scheduler finds due by now; what follows from it is due at once, too. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) {
    await t.get(JobRunner).runDue();
    t.clock.advance({ seconds: 61 });
  }
};

interface Watched {
  readonly id: string;
  readonly name: string;
}
const watched = async (notAfter: Date): Promise<Watched> => {
  const name = `UAB Laikrodis ${++serial}`;
  const operator = t.as('operator');
  const { pem } = ca.issue({ organisation: name, notAfter });
  const { status, body } = await operator.post('/certificates', { pem });
  expect(status).toBe(201);
  const owned = await operator.patch(`/certificates/${body.id}`, {
    version: body.version,
    ownerEmail: OWNER,
  });
  expect(owned.status).toBe(200);
  return { id: body.id, name };
};
/** Thresholds in the order in which they were raised. */
const raised = async ({ id }: Watched): Promise<number[]> => {
  const filter = encodeURIComponent(
    JSON.stringify({ subjectId: id, kind: ['certificate-expiring', 'certificate-expired'] }),
  );
  const { status, body } = await t.as('auditor').get(`/alerts?filter=${filter}&sort=["raisedAt","ASC"]`);
  expect(status).toBe(200);
  return (body as Alert[]).map(({ threshold }) => threshold ?? NaN);
};
const mailsAbout = ({ name }: Watched): string[] =>
  smtp.mails
    .filter(({ to, subject }) => to === OWNER && subject.includes(`${name}:`))
    .map((mail) => mail.subject);

/** Looks every so often from 100 days before the end until 20 days after it. */
async function walk(end: number, stepMs: number): Promise<Watched> {
  moveTo(end - 100 * DAY_MS);
  const certificate = await watched(new Date(end));
  await settle();
  for (let at = end - 100 * DAY_MS + stepMs; at < end + 20 * DAY_MS; at += stepMs) {
    moveTo(at);
    await settle();
  }
  return certificate;
}

describe('however long nobody looked, each threshold is told once and what was missed once', () => {
  test('an instance that is switched on for a look a day', async () => {
    const certificate = await walk(Date.parse('2026-12-01T10:00:00Z'), DAY_MS);
    expect(await raised(certificate)).toEqual([...EXPIRY_THRESHOLDS]);
    expect(mailsAbout(certificate)).toHaveLength(EXPIRY_THRESHOLDS.length);
  });

  test('a machine that sleeps for eight hours over every threshold', async () => {
    const end = new Date('2027-05-01T10:00:00Z');
    moveTo(end.getTime() - 100 * DAY_MS);
    const certificate = await watched(end);
    for (const threshold of EXPIRY_THRESHOLDS)
      for (const hours of [-4, 4]) {
        moveTo(crossingOf(end, threshold).getTime() + hours * HOUR_MS);
        await settle();
      }
    expect(await raised(certificate)).toEqual([...EXPIRY_THRESHOLDS]);
    expect(mailsAbout(certificate)).toHaveLength(EXPIRY_THRESHOLDS.length);
  });

  test('31 days at once: one mail says what is true now, not one for each that was missed', async () => {
    const end = Date.parse('2027-09-20T10:00:00Z');
    const certificate = await walk(end, 31 * DAY_MS);
    expect(await raised(certificate)).toEqual([90, 60, 7]);
    expect(mailsAbout(certificate)).toEqual([
      expect.stringContaining('ends in 69 days'),
      expect.stringContaining('ends in 38 days'),
      expect.stringContaining('ends in 7 days'),
    ]);
    moveTo(end + 24 * DAY_MS);
    await settle();
    expect(await raised(certificate)).toEqual([90, 60, 7, -7]);
  });

  test('what ended longer ago than is caught up with is told to nobody', async () => {
    const end = Date.parse('2027-11-10T10:00:00Z');
    moveTo(end - 100 * DAY_MS);
    const certificate = await watched(new Date(end));
    moveTo(end + 31 * DAY_MS);
    await settle();
    expect(await raised(certificate)).toEqual([]);
    expect(mailsAbout(certificate)).toEqual([]);
  });
});

describe('a clock that is put forward and back', () => {
  test.each([
    ['an hour', HOUR_MS, '2028-01-12T10:00:00Z'],
    ['a day', DAY_MS, '2028-05-20T10:00:00Z'],
  ])('by %s around every threshold tells each once', async (_, shift, ending) => {
    const end = Date.parse(ending);
    moveTo(end - 100 * DAY_MS);
    const certificate = await watched(new Date(end));
    await settle();
    const told: number[] = [];
    for (const threshold of EXPIRY_THRESHOLDS) {
      const crossing = crossingOf(new Date(end), threshold).getTime();
      moveTo(crossing - 2 * HOUR_MS);
      await settle();
      expect(await raised(certificate)).toEqual(told);
      told.push(threshold);
      moveTo(crossing + HOUR_MS + 60_000);
      await settle();
      expect(await raised(certificate)).toEqual(told);
      moveTo(crossing + HOUR_MS - shift);
      await settle();
      moveTo(crossing + 2 * HOUR_MS + 60_000);
      await settle();
      expect(await raised(certificate)).toEqual(told);
    }
    expect(mailsAbout(certificate)).toHaveLength(EXPIRY_THRESHOLDS.length);
  });
});

describe('days that clocks and calendars make special are days as any other', () => {
  test.each([
    ['the last day of a February without a 29th', '2029-02-28T23:59:59Z'],
    ['the Lisbon and Vilnius spring, an hour that does not exist', '2029-03-25T01:30:00Z'],
    ['the autumn hour that comes twice in Vilnius and Lisbon', '2029-10-28T00:30:00Z'],
    ['the New York autumn, 01:30 that comes twice', '2029-11-04T05:30:00Z'],
    ['the last second of a year', '2029-12-31T23:59:59Z'],
    ['the New York spring, 02:30 that does not exist', '2030-03-10T07:30:00Z'],
    ['29 February of a leap year', '2032-02-29T23:59:59Z'],
    ['the end of signed seconds in 32 bits', '2038-01-19T03:14:08Z'],
    ['the last UTCTime (RFC 5280 §4.1.2.5.1)', '2049-12-31T23:59:59Z'],
    ['the first GeneralizedTime', '2050-06-01T00:00:00Z'],
  ])('%s', async (_, ending) => {
    const end = Date.parse(ending);
    moveTo(end - 100 * DAY_MS);
    const certificate = await watched(new Date(end));
    await settle();
    const told: number[] = [];
    for (const threshold of EXPIRY_THRESHOLDS) {
      const crossing = crossingOf(new Date(end), threshold).getTime();
      moveTo(crossing - HOUR_MS);
      await settle();
      expect(await raised(certificate)).toEqual(told);
      told.push(threshold);
      // The sweep looks every hour.
      moveTo(crossing + HOUR_MS);
      await settle();
      expect(await raised(certificate)).toEqual(told);
    }
    const subjects = mailsAbout(certificate);
    expect(subjects).toHaveLength(EXPIRY_THRESHOLDS.length);
    expect(subjects.slice(0, 3)).toEqual([
      ...[90, 60, 30].map((days) => expect.stringContaining(`ends in ${days} days`)),
    ]);
  });

  test('no well-defined end (RFC 5280 §4.1.2.5) is never near', async () => {
    const certificate = await watched(new Date('9999-12-31T23:59:59Z'));
    moveTo(Date.parse('2090-01-01T00:00:00Z'));
    await settle();
    expect(await raised(certificate)).toEqual([]);
    expect(mailsAbout(certificate)).toEqual([]);
  });
});
