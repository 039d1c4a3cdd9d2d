import { describe, expect, test } from '@jest/globals';
import type { Actor } from '../audit/actor.js';
import {
  type AccountConsent,
  consentAfter,
  deciderStanding,
  judgeConsent,
  needsConsent,
  stateAfterConsent,
} from './decider-standing.js';

const consent = (state: AccountConsent['state'], by: Partial<AccountConsent> = {}): AccountConsent => ({
  ...{ state, proposedById: 'anna', passwordById: null },
  ...by,
});
const consented = consent('consented');
const waiting = consent('waiting');
const onePerson = consent('one-person');
const anna: Actor = { id: 'anna', name: 'Anna', via: 'session' };
const ben: Actor = { id: 'ben', name: 'Ben', via: 'session' };
const officer = { id: 'olga', role: 'compliance-officer', state: 'active' } as const;

describe('needsConsent', () => {
  test.each([
    ['compliance-officer', true],
    ['admin', true],
    ['operator', false],
    ['auditor', false],
  ] as const)('%s: %p', (role, wanted) => {
    expect(needsConsent(role)).toBe(wanted);
  });
});

describe('consentAfter', () => {
  const by = { actor: anna, consent: consented, othersEver: 1 };

  test.each(['created', 'role', 'enabled', 'password'] as const)(
    'after "%s" an account waits for a second administrator',
    (event) => {
      expect(consentAfter(event, consented, by)).toMatchObject({ state: 'waiting', proposedById: 'anna' });
    },
  );

  test('the only administrator there ever was has nobody to wait for, and it says so', () => {
    expect(consentAfter('created', null, { ...by, othersEver: 0 })).toMatchObject({ state: 'one-person' });
  });

  test('an administrator who waits for consent makes nobody', () => {
    expect(consentAfter('created', null, { ...by, consent: waiting })).toBe('account-not-consented');
    expect(consentAfter('created', null, { ...by, consent: null })).toBe('account-not-consented');
  });

  test('the owner of the host vouches with the command', () => {
    const host: Actor = { id: 'cli', name: 'root', via: 'cli' };
    expect(consentAfter('created', null, { actor: host, consent: null, othersEver: 5 })).toMatchObject({
      state: 'consented',
    });
  });

  test('a new password does not make its giver the proposer of what somebody else proposed', () => {
    const after = consentAfter('password', waiting, { ...by, actor: ben });
    expect(after).toEqual({ state: 'waiting', proposedById: 'anna', passwordById: 'ben' });
  });

  test('who gave the password is remembered when somebody else gives the role', () => {
    const before = consent('waiting', { passwordById: 'anna' });
    const after = consentAfter('role', before, { ...by, actor: ben });
    expect(after).toEqual({ state: 'waiting', proposedById: 'ben', passwordById: 'anna' });
  });
});

describe('judgeConsent', () => {
  const byBen = { actor: ben, consent: consented };

  test('lets a second administrator consent', () => {
    expect(judgeConsent(officer, waiting, byBen)).toBeUndefined();
    expect(judgeConsent(officer, onePerson, byBen)).toBeUndefined();
  });

  test.each([
    ['the proposer', waiting, { actor: anna, consent: consented }, 'second-person-needed'],
    ['who gave the password', consent('waiting', { passwordById: 'ben' }), byBen, 'second-person-needed'],
    ['the account itself', waiting, { actor: { ...ben, id: 'olga' }, consent: consented }, 'own-account'],
    ['a token', waiting, { actor: { ...ben, via: 'token' }, consent: consented }, 'session-needed'],
    ['somebody who waits', waiting, { actor: ben, consent: waiting }, 'account-not-consented'],
    ['somebody nobody vouches for', waiting, { actor: ben, consent: null }, 'account-not-consented'],
    ['a second consent', consented, byBen, 'consent-not-open'],
    ['an account without a proposal', null, byBen, 'consent-not-open'],
  ] as const)('refuses %s', (_what, of, by, refusal) => {
    expect(judgeConsent(officer, of, by)).toBe(refusal);
  });

  test('refuses accounts that decide nothing, and disabled ones', () => {
    expect(judgeConsent({ ...officer, role: 'operator' }, waiting, byBen)).toBe('consent-not-open');
    expect(judgeConsent({ ...officer, state: 'disabled' }, waiting, byBen)).toBe('user-disabled');
  });
});

describe('stateAfterConsent', () => {
  test.each([
    [consented, consented, 'consented'],
    [null, consented, 'consented'],
    [consented, onePerson, 'one-person'],
    [onePerson, consented, 'one-person'],
  ] as const)('%# is as strong as the weaker of the two', (proposer, consenter, wanted) => {
    expect(stateAfterConsent(proposer, consenter)).toBe(wanted);
  });
});

describe('deciderStanding', () => {
  const two = { administrators: 2 };

  test('an officer whom two administrators stand behind decides', () => {
    expect(deciderStanding(officer, consented, two)).toEqual({
      ...{ mayDecide: true, role: 'compliance-officer', refusal: null },
      onePersonInstallation: false,
    });
  });

  test.each([
    ['an administrator', { ...officer, role: 'admin' }, consented, 'not-a-decider'],
    ['an operator', { ...officer, role: 'operator' }, consented, 'not-a-decider'],
    ['a disabled officer', { ...officer, state: 'disabled' }, consented, 'not-a-decider'],
    ['an invited officer', { ...officer, state: 'invited' }, consented, 'not-a-decider'],
    ['nobody', null, null, 'not-a-decider'],
    ['an officer who waits', officer, waiting, 'account-not-consented'],
    ['an officer nobody vouches for', officer, null, 'account-not-consented'],
  ] as const)('%s does not', (_what, account, of, refusal) => {
    expect(deciderStanding(account, of, two)).toMatchObject({ mayDecide: false, refusal });
  });

  test('says so when one person could stand behind it all', () => {
    expect(deciderStanding(officer, consented, { administrators: 1 }).onePersonInstallation).toBe(true);
    expect(deciderStanding(officer, onePerson, two)).toMatchObject({
      ...{ mayDecide: true, onePersonInstallation: true },
    });
  });
});
