import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { AlertMails } from '../../server/alerts/alert-mails.service.js';
import { JobRunner } from '../../server/jobs/job-runner.js';
import { Watchdog } from '../../server/jobs/watchdog.js';
import { MessageSender } from '../../server/messages/message-sender.js';
import type { JobName } from '../../server/jobs/jobs.contract.js';
import { pemOf } from '../support/certificate-authority.js';
import { type ReceivedMail, startSmtpServer, type TestSmtpServer } from '../support/smtp-server.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { command } from '../support/world/commands.js';
import { INSTITUTIONS } from '../support/world/institutions.js';
import { startWorld } from '../support/world/start-world.js';
import type { World } from '../support/world/world.js';

/** A Monday morning in Vilnius. */
const START = '2026-03-02T08:00:00Z';
const DAY_MS = 86_400_000;
const OPS = 'ops@bank.example';

let t: TestApp;
let world: World;
let smtp: TestSmtpServer;

beforeAll(async () => {
  world = await startWorld({ now: () => t?.clock.now() ?? new Date(START) });
  smtp = await startSmtpServer();
  t = await startTestApp({
    at: START,
    env: {
      QWARDEN_EGRESS_ALLOW_LOOPBACK: 'true',
      QWARDEN_LOTL_URL: world.lists.location('EU'),
      QWARDEN_TRUST_LISTS: 'on',
      QWARDEN_REGISTER_URL: world.register.metadataUrl,
      QWARDEN_HOST_COUNTRY: 'LT',
      QWARDEN_SMTP_URL: smtp.url,
      QWARDEN_ALERT_TO: OPS,
    },
  });
  const { location } = world.officialJournal;
  const pem = pemOf(world.lists.journalSigner);
  const { status } = await t.as('admin').post('/official-journal', { location, pem, confirmed: true });
  expect(status).toBe(201);
  await run('trusted-lists', 'register-update', 'register-watch');
});
afterAll(async () => {
  await t.stop();
  await smtp.stop();
  await world.stop();
});
beforeEach(() => {
  smtp.mails.length = 0;
});

const run = async (...jobs: readonly JobName[]): Promise<void> => {
  for (const job of jobs) await t.get(JobRunner).run(job, 'test');
};
/** What is due is written and sent, as the scheduler does every minute. */
const post = async (): Promise<void> => {
  await t.get(AlertMails).write();
  await t.get(MessageSender).sendDue();
};
const mailTo = (recipient: string, subject: RegExp): ReceivedMail => {
  const found = smtp.mails.filter((mail) => mail.to === recipient && subject.test(mail.subject));
  if (found.length !== 1)
    throw new Error(
      `${found.length} of: ${smtp.mails.map(({ to, subject: of }) => `${to}: ${of}`).join(' | ')}`,
    );
  return found[0]!;
};
const eventOf = ({ parsed }: ReceivedMail): ICAL.Event => {
  const [file] = parsed.attachments;
  const calendar = new ICAL.Component(ICAL.parse(file!.content.toString('utf8')));
  return new ICAL.Event(calendar.getFirstSubcomponent('vevent')!);
};
const acknowledgement = ({ text }: ReceivedMail): string =>
  /alerts\/([0-9a-f-]{36})\/show\?acknowledge/.exec(text)![1]!;

describe('in the small world', () => {
  let qwac: { id: string };

  test('a QWAC that ends in a week is told to its owner, with the date for the calendar', async () => {
    const { name: organisation, number: authorisationNumber, ...authority } = INSTITUTIONS.bandymas;
    const notAfter = new Date(t.clock.now().getTime() + 7 * DAY_MS - 3_600_000);
    const roles = ['PSP_AI'] as const;
    const { pem } = world.authorities.issuing.granted.issue({
      ...{ organisation, authorisationNumber, ...authority, roles, notAfter },
    });
    const { body } = await t.as('operator').post('/certificates', { pem });
    qwac = body;
    const ownerEmail = 'operator@bank.example';
    await t.as('operator').patch(`/certificates/${qwac.id}`, { version: body.version, ownerEmail });
    await run('re-check');
    const { body: stored } = await t.as('auditor').get(`/certificates/${qwac.id}`);
    expect(stored.verdict.outcome).toBe('valid');
    await run('expiry-sweep');
    await post();

    const mail = mailTo('operator@bank.example', /UAB Bandymas: QWAC ends in 7 days \(9 Mar 2026\)/);
    expect(mail.text).toContain('connections of UAB Bandymas are refused');
    expect(eventOf(mail).startDate.toJSDate().getTime()).toBe(Math.floor(notAfter.getTime() / 1_000) * 1_000);
    const alert = acknowledgement(mail);
    expect((await t.anonymous.post(`/alerts/${alert}/acknowledge`, {})).status).toBe(401);
    expect((await t.as('operator').post(`/alerts/${alert}/acknowledge`, {})).body.state).toBe('acknowledged');
  });

  test('the service that issued it is withdrawn: whoever owns the certificate hears it at once', async () => {
    t.clock.advance({ hours: 25 });
    await command(world, ['withdraw-service', 'granted']);
    await run('trusted-lists', 're-check');
    await post();
    const mail = mailTo('operator@bank.example', /UAB Bandymas: QWAC is no longer qualified/);
    expect(mail.text).toMatch(/withdrawn/);
  });

  test('consents that end on one day are one mail that says how many', async () => {
    const identifier = 'PSDLT-BL-LB000458';
    const { body: organisation } = await t
      .as('operator')
      .post('/organisations', { identifier, name: 'UAB Bandymas' });
    for (const consentId of ['a', 'b', 'c']) {
      const { status } = await t.as('operator').post('/consents', {
        ...{ organisationId: organisation.id, edition: 'berlin-1.3', consentId, recurring: true },
        ...{ authorisedAt: '2026-03-01T10:00:00Z', validUntil: '2026-03-09' },
      });
      expect(status).toBe(201);
    }
    await run('consent-sweep');
    await post();
    // Not urgent: it waits for the next working morning.
    expect(smtp.mails).toHaveLength(0);
    t.clock.advance({ hours: 24 });
    await run('alert-steps', 'consent-sweep');
    await post();
    const mail = mailTo(OPS, /UAB Bandymas: 3 consents end/);
    expect(mail.text).toContain('9 March 2026');
  });

  test('a scheduler that stands still is told by mail all the same', async () => {
    await t.get(Watchdog).look();
    await t.get(JobRunner).runDue();
    t.clock.advance({ hours: 26 });
    await t.get(Watchdog).look();
    const mail = mailTo(OPS, /The scheduler stands still/);
    expect(mail.text).toContain('expiry-sweep');
  });
});
