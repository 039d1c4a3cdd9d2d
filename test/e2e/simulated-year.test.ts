import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { AlertMails } from '../../server/alerts/alert-mails.service.js';
import type { Alert, SnoozeAlert } from '../../server/alerts/alerts.contract.js';
import { ExpirySweep } from '../../server/certificates/expiry-sweep.service.js';
import { MessageSender } from '../../server/messages/message-sender.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(240_000);

/** A year with a leap day and both changes of the clock, hour by hour. */
const START = '2027-09-01T00:00:00Z';
const HOURS = 366 * 24;
const EXPECTED = join(import.meta.dirname, 'simulated-year.expected.txt');

const ca = CertificateAuthority.root();
let smtp: TestSmtpServer;
let t: TestApp;

beforeAll(async () => {
  smtp = await startSmtpServer();
  t = await startTestApp({
    at: START,
    env: { QWARDEN_SMTP_URL: smtp.url, QWARDEN_ALERT_TO: 'everybody@bank.example' },
  });
});
afterAll(async () => {
  await t.stop();
  await smtp.stop();
});

const ok = <Body>({ status, body }: { status: number; body: Body }): Body => {
  if (status >= 300) throw new Error(JSON.stringify(body));
  return body;
};

/** Zones in which the readers read. */
const ZONES: Readonly<Record<string, string>> = {
  'ona@bank.example': 'Europe/Vilnius',
  'joao@bank.example': 'Europe/Lisbon',
  'amy@bank.example': 'America/New_York',
  'everybody@bank.example': 'UTC',
};

const wall = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, weekday: 'short', year: 'numeric', month: 'short', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(at);

async function arrange(): Promise<void> {
  for (const [email, timeZone] of Object.entries(ZONES)) {
    if (timeZone === 'UTC') continue;
    const person = await t.person('operator', email);
    ok(await person.patch('/auth/me', { timeZone }));
  }
  const officer = t.as('compliance-officer');
  const amy = (await t.person('operator', 'amy@bank.example')).id;
  const night = ok(
    await officer.post('/alert-groups', { name: 'Night shift', members: [{ kind: 'user', userId: amy }] }),
  );
  ok(
    await officer.post('/alert-rules', {
      name: 'Ends, as a digest',
      match: { kinds: ['certificate-expiring', 'certificate-expired'] },
      to: { owner: true },
      ...{ timing: 'digest', digestAt: '08:00', last: true },
      quietHours: { from: '18:00', to: '07:00', exceptCritical: false },
      escalation: [
        { afterHours: 48, groupIds: [night.id] },
        { afterHours: 96, defaultRecipient: true },
      ],
    }),
  );
  const upload = async (organisation: string, notAfter: string, owner: string): Promise<void> => {
    const { pem } = ca.issue({ organisation, notAfter: new Date(notAfter) });
    const operator = t.as('operator');
    const { id, version } = ok(await operator.post('/certificates', { pem }));
    ok(await operator.patch(`/certificates/${id}`, { version, ownerEmail: owner }));
  };
  await upload('UAB Rugsėjis', '2027-12-31T23:59:59Z', 'ona@bank.example');
  await upload('UAB Keliamoji', '2028-02-29T12:00:00Z', 'ona@bank.example');
  await upload('UAB Vasara', '2028-03-26T01:30:00Z', 'ona@bank.example');
  await upload('Banco do Fado', '2028-03-26T00:30:00Z', 'joao@bank.example');
  await upload('Fado Dois', '2028-04-02T09:00:00Z', 'joao@bank.example');
}

/** Whether anything is due: what is not costs nothing, here as in an installation. */
async function isDue(at: Date): Promise<boolean> {
  const now = at.toISOString();
  const [row] = await t.db.query(
    `SELECT (SELECT COUNT(*) FROM certificate WHERE "nextAlertAt" <= '${now}') +
       (SELECT COUNT(*) FROM alert WHERE "nextStepAt" <= '${now}') +
       (SELECT COUNT(*) FROM alert_delivery WHERE state = 'pending' AND "dueAt" <= '${now}') AS n`,
  );
  return Number(row.n) > 0;
}

test('a year of digests, quiet hours, escalations and a snooze comes out as the expected table', async () => {
  await arrange();
  const lines: string[] = [];
  let acknowledged = 0;
  let snoozed = 0;
  for (let hour = 0; hour < HOURS; hour++) {
    t.clock.advance({ hours: 1 });
    const at = t.clock.now();
    if (!(await isDue(at))) continue;
    await t.get(ExpirySweep).sweepExpiry(at);
    await t.get(AlertMails).write();
    await t.get(AlertMails).writeDue();
    await t.get(MessageSender).sendDue();
    // Which of two readers comes first is nobody's concern.
    const order = ({ to, subject }: { to: string; subject: string }) => `${to} ${subject}`;
    const mails = smtp.mails.splice(0).sort((one, other) => (order(one) < order(other) ? -1 : 1));
    for (const { to, subject } of mails)
      lines.push(
        [
          at.toISOString().slice(0, 16).replace('T', ' '),
          wall(at, ZONES[to] ?? 'UTC').padEnd(24),
          to.padEnd(22),
          subject.replace('[Qwarden] ', ''),
        ].join(' | '),
      );
    // Ona takes care of what ends in 30 days, and puts off what ends in 60 until the Monday after next.
    const open = ok<Alert[]>(
      await (
        await t.person('operator', 'ona@bank.example')
      ).get(
        `/alerts?filter=${encodeURIComponent(JSON.stringify({ state: 'open', ownerEmail: 'ona@bank.example', delivery: 'sent' }))}`,
      ),
    );
    for (const { id, threshold, title } of open) {
      if (threshold === 30) {
        ok(await (await t.person('operator', 'ona@bank.example')).post(`/alerts/${id}/acknowledge`, {}));
        lines.push(`${at.toISOString().slice(0, 16).replace('T', ' ')} | Ona takes care: ${title}`);
        acknowledged++;
      }
      if (threshold === 60 && snoozed < 2) {
        const until = new Date(at.getTime() + 12 * 86_400_000);
        const body = { until: until.toISOString(), reason: 'The order is placed.' } satisfies Record<
          keyof SnoozeAlert,
          string
        >;
        ok(await t.as('compliance-officer').post(`/alerts/${id}/snooze`, body));
        lines.push(`${at.toISOString().slice(0, 16).replace('T', ' ')} | Put off for twelve days: ${title}`);
        snoozed++;
      }
    }
  }
  expect([acknowledged, snoozed]).toEqual([3, 2]);
  const table =
    'Instant (UTC)    | On the reader’s wall     | To                     | Subject\n' +
    `${'-'.repeat(110)}\n${lines.join('\n')}\n`;
  if (process.env['UPDATE_EXPECTED']) writeFileSync(EXPECTED, table);
  expect(table).toBe(readFileSync(EXPECTED, 'utf8'));
});
