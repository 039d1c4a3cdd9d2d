import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { AccountConsents } from '../../server/users/account-consents.service.js';
import { Deciders } from '../../server/users/deciders.service.js';
import { Users } from '../../server/users/users.service.js';
import { startSmtpServer } from '../support/smtp-server.js';
import { type Caller, type Person, startTestApp, type TestApp } from '../support/test-app.js';

const ANNA = 'anna@bank.example';
const BEN = 'ben@bank.example';

let t: TestApp;
/** Two administrators whom the owner of the host vouches for, beside the first one. */
let anna: Person;
let ben: Person;
beforeEach(async () => {
  t = await startTestApp();
  anna = await t.person('admin', ANNA);
  ben = await t.person('admin', BEN);
});
afterEach(() => t.stop());

const standing = (id: string) => t.get(Deciders).standing(id, t.clock.now());
const show = async (id: string, reader: Caller = anna) => (await reader.get(`/users/${id}`)).body;
const consent = async (by: Caller, id: string) =>
  by.post(`/users/${id}/consent`, { version: (await show(id)).version });

/** Signs in with a one-time password and chooses an own one. */
async function enter(email: string, oneTimePassword: string): Promise<Caller> {
  const signIn = async (password: string) => {
    const answer = await t.anonymous.post('/auth/login', { email, password });
    const cookie = String([answer.headers['set-cookie'] ?? []].flat()[0]).split(';', 1)[0] ?? '';
    return t.caller({ cookie });
  };
  const first = await signIn(oneTimePassword);
  const newPassword = `a password of ${email.split('@')[0]} alone`;
  await first.post('/auth/password', { currentPassword: oneTimePassword, newPassword });
  return signIn(newPassword);
}

const make = async (by: Caller, role: string, email: string) => {
  const { body, status } = await by.post('/users', { email, name: email.split('@')[0], role });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { id: body.user.id as string, enter: () => enter(email, body.oneTimePassword) };
};

/** The founder as far as this test is concerned: anna alone against the rest. */
const byAlone: Readonly<Record<string, () => Promise<string>>> = {
  'a new officer': async () => {
    const officer = await make(anna, 'compliance-officer', 'o@bank.example');
    await officer.enter();
    return officer.id;
  },
  'a new operator made officer': async () => {
    const officer = await make(anna, 'operator', 'o@bank.example');
    await officer.enter();
    await anna.patch(`/users/${officer.id}`, { role: 'compliance-officer' });
    return officer.id;
  },
  'an officer of others given a new password': async () => {
    const olga = await t.person('compliance-officer', 'olga@bank.example');
    const { body } = await anna.post(`/users/${olga.id}/reset`, { invitation: 'one-time-password' });
    await enter(olga.email, body.oneTimePassword);
    return olga.id;
  },
  'a disabled officer enabled again': async () => {
    const olga = await t.person('compliance-officer', 'olga@bank.example');
    await anna.patch(`/users/${olga.id}`, { state: 'disabled' });
    await anna.patch(`/users/${olga.id}`, { state: 'active' });
    return olga.id;
  },
  'an officer demoted and promoted again': async () => {
    const olga = await t.person('compliance-officer', 'olga@bank.example');
    await anna.patch(`/users/${olga.id}`, { role: 'auditor' });
    await anna.patch(`/users/${olga.id}`, { role: 'compliance-officer' });
    return olga.id;
  },
  'a consent by the maker': async () => {
    const officer = await make(anna, 'compliance-officer', 'o@bank.example');
    await officer.enter();
    expect((await consent(anna, officer.id)).body.code).toBe('second-person-needed');
    return officer.id;
  },
  'a consent by the officer made administrator for a moment': async () => {
    const officer = await make(anna, 'admin', 'o@bank.example');
    const caller = await officer.enter();
    expect((await consent(caller, officer.id)).body.code).toBe('own-account');
    await anna.patch(`/users/${officer.id}`, { role: 'compliance-officer' });
    return officer.id;
  },
  'a consent with a token of the maker': async () => {
    const officer = await make(anna, 'compliance-officer', 'o@bank.example');
    await officer.enter();
    const { body } = await anna.post('/api-tokens', { name: 'x', scopes: ['account-consents.write'] });
    const script = t.caller({ authorization: `Bearer ${body.secret}` });
    expect((await consent(script, officer.id)).body.code).toBe('session-needed');
    return officer.id;
  },
  'a consent by an administrator the maker made': async () => {
    const officer = await make(anna, 'compliance-officer', 'o@bank.example');
    await officer.enter();
    const puppet = await (await make(anna, 'admin', 'puppet@bank.example')).enter();
    expect((await consent(puppet, officer.id)).body.code).toBe('account-not-consented');
    return officer.id;
  },
  'an officer made by an administrator the maker made': async () => {
    const puppet = await (await make(anna, 'admin', 'puppet@bank.example')).enter();
    const refused = await puppet.post('/users', {
      ...{ email: 'o@bank.example', name: 'O', role: 'compliance-officer' },
    });
    expect(refused.body.code).toBe('account-not-consented');
    const officer = await make(puppet, 'operator', 'p@bank.example');
    const promoted = await puppet.patch(`/users/${officer.id}`, { role: 'compliance-officer' });
    expect(promoted.body.code).toBe('account-not-consented');
    return officer.id;
  },
  'a consent by another administrator whose password the maker reset': async () => {
    const officer = await make(anna, 'compliance-officer', 'o@bank.example');
    await officer.enter();
    const { body } = await anna.post(`/users/${ben.id}/reset`, { invitation: 'one-time-password' });
    const asBen = await enter(BEN, body.oneTimePassword);
    expect((await consent(asBen, officer.id)).body.code).toBe('account-not-consented');
    return officer.id;
  },
  'an officer made after every other administrator was disabled': async () => {
    const { body } = await anna.get('/users?filter={"role":"admin"}');
    for (const { id } of body) if (id !== anna.id) await anna.patch(`/users/${id}`, { state: 'disabled' });
    const officer = await make(anna, 'compliance-officer', 'o@bank.example');
    await officer.enter();
    return officer.id;
  },
  'a password handed out after the consent': async () => {
    const officer = await make(anna, 'compliance-officer', 'o@bank.example');
    await officer.enter();
    expect((await consent(ben, officer.id)).status).toBe(200);
    const { body } = await anna.post(`/users/${officer.id}/reset`, { invitation: 'one-time-password' });
    await enter('o@bank.example', body.oneTimePassword);
    return officer.id;
  },
  'a password handed out between the look and the consent of somebody else': async () => {
    const officer = await make(anna, 'compliance-officer', 'o@bank.example');
    await officer.enter();
    const { version } = await show(officer.id);
    const { body } = await anna.post(`/users/${officer.id}/reset`, { invitation: 'one-time-password' });
    await enter('o@bank.example', body.oneTimePassword);
    const late = await ben.post(`/users/${officer.id}/consent`, { version });
    expect(late.body.code).toBe('changed-meanwhile');
    return officer.id;
  },
  'the own account': async () => {
    await anna.patch(`/users/${anna.id}`, { role: 'compliance-officer' });
    return anna.id;
  },
};

describe('one administrator makes no decider alone, not by', () => {
  test.each(Object.entries(byAlone))('%s', async (_route, make) => {
    const id = await make();
    expect(await standing(id)).toMatchObject({
      mayDecide: false,
      refusal: expect.stringMatching(/^(account-not-consented|not-a-decider)$/),
    });
  });
});

describe('the consent of a second administrator', () => {
  test('lets an officer decide, and shows who stands behind it', async () => {
    const officer = await make(anna, 'compliance-officer', 'o@bank.example');
    await officer.enter();
    expect((await show(officer.id, ben)).decider).toMatchObject({
      ...{ state: 'waiting', event: 'created', proposedBy: 'anna', consentedBy: null, consentable: true },
    });
    expect((await show(officer.id, anna)).decider.consentable).toBe(false);
    const { status, body } = await consent(ben, officer.id);
    expect([status, body.decider]).toMatchObject([
      200,
      { state: 'consented', proposedBy: 'anna', consentedBy: 'ben', at: '2026-03-01T09:00:00.000Z' },
    ]);
    expect(await standing(officer.id)).toEqual({
      ...{ mayDecide: true, role: 'compliance-officer', refusal: null, onePersonInstallation: false },
    });
    const { body: log } = await t.as('auditor').get(`/audit-entries?filter={"subjectId":"${officer.id}"}`);
    expect(log.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['account-consent.ask', 'account-consent.give']),
    );
  });

  test('is not needed for those who neither decide nor consent', async () => {
    const operator = await make(anna, 'operator', 'op@bank.example');
    expect((await show(operator.id)).decider).toMatchObject({ state: 'not-a-decider' });
    expect((await consent(ben, operator.id)).body.code).toBe('consent-not-open');
  });

  test('lets a new administrator consent to others', async () => {
    const carl = await make(anna, 'admin', 'carl@bank.example');
    const asCarl = await carl.enter();
    await consent(ben, carl.id);
    const officer = await make(anna, 'compliance-officer', 'o@bank.example');
    expect((await consent(asCarl, officer.id)).status).toBe(200);
  });

  test('is given once', async () => {
    const officer = await make(anna, 'compliance-officer', 'o@bank.example');
    await consent(ben, officer.id);
    expect((await consent(ben, officer.id)).body.code).toBe('consent-not-open');
  });

  test('is listed by whoever may be told', async () => {
    const olga = await t.person('compliance-officer', 'olga@bank.example');
    await (await make(anna, 'compliance-officer', 'o@bank.example')).enter();
    const people = await t.get(Deciders).everybodyWith('reviews.decide');
    expect(people).toMatchObject([{ id: olga.id, email: 'olga@bank.example', locale: 'en' }]);
    expect(await t.get(Deciders).everybodyWith('reviews.decide')).toHaveLength(1);
  });
});

describe('an installation with one administrator', () => {
  const founder = async (own: TestApp): Promise<Caller> => {
    const answer = await own.anonymous.post('/auth/login', {
      ...{ email: 'ada@bank.example', password: 'correct horse battery' },
    });
    return own.caller({
      cookie: String([answer.headers['set-cookie'] ?? []].flat()[0]).split(';', 1)[0] ?? '',
    });
  };

  test('waits for nobody, and every standing says so until the owner of the host vouches', async () => {
    const own = await startTestApp();
    try {
      const ada = await founder(own);
      const create = async (email: string, role: string) =>
        (await ada.post('/users', { email, name: 'N', role })).body.user;
      const officer = await create('o@bank.example', 'compliance-officer');
      expect(officer.decider).toMatchObject({ state: 'one-person', consentedBy: null });
      await own.db.query(`UPDATE "user_account" SET "state" = 'active'`);
      const of = (id: string) => own.get(Deciders).standing(id, own.clock.now());
      expect(await of(officer.id)).toEqual({
        ...{ mayDecide: true, role: 'compliance-officer', refusal: null, onePersonInstallation: true },
      });

      // A second account of the same person makes no second person.
      const second = await create('second@bank.example', 'admin');
      await own.db.query(`UPDATE "user_account" SET "state" = 'active'`);
      const another = await create('another@bank.example', 'compliance-officer');
      expect(another.decider.state).toBe('waiting');
      expect((await of(officer.id)).onePersonInstallation).toBe(true);

      await own.get(Users).vouch(second.id, { id: 'cli', name: 'root', via: 'cli' });
      expect((await of(officer.id)).onePersonInstallation).toBe(true);
      expect(await own.get(AccountConsents).countStandingAdministrators()).toBe(2);
    } finally {
      await own.stop();
    }
  });

  test('keeps saying so of what two of its accounts agreed on', async () => {
    const own = await startTestApp();
    try {
      t = own;
      const ada = await founder(own);
      const second = await make(ada, 'admin', 'second@bank.example');
      const asSecond = await second.enter();
      const officer = await make(ada, 'compliance-officer', 'o@bank.example');
      await officer.enter();
      expect((await standing(officer.id)).mayDecide).toBe(false);
      const { version } = (await ada.get(`/users/${officer.id}`)).body;
      const { body } = await asSecond.post(`/users/${officer.id}/consent`, { version });
      expect(body.decider.state).toBe('one-person');
      expect(await standing(officer.id)).toMatchObject({ mayDecide: true, onePersonInstallation: true });
    } finally {
      await own.stop();
      t = await startTestApp();
    }
  });
});

test('the administrators who can consent are told by mail, and nobody else', async () => {
  const smtp = await startSmtpServer();
  const own = await startTestApp({
    env: { QWARDEN_SMTP_URL: smtp.url, QWARDEN_MAIL_FROM: 'qwarden@bank.example' },
  });
  try {
    const first = await own.person('admin', ANNA);
    await own.person('admin', BEN);
    await own.person('compliance-officer', 'olga@bank.example');
    const officer = { email: 'o@bank.example', name: 'Ona <b>', role: 'compliance-officer' };
    await first.post('/users', officer);
    const { body } = await own.as('auditor').get('/messages?filter={"kind":"account-consent"}');
    expect(body.map(({ to }: { to: string }) => to).sort()).toEqual(['ada@bank.example', BEN]);
    expect(body[0].subject).toBe('[Qwarden] Ona <b>: the account waits for a second administrator');
  } finally {
    await own.stop();
    await smtp.stop();
  }
});

test('accounts from before there were consents keep what they have', async () => {
  const { body } = await anna.get('/users?filter={"role":["admin","compliance-officer"]}');
  expect(body.every((user: { decider: { state: string } }) => user.decider.state === 'consented')).toBe(true);
});
