import { describe, expect, test } from '@jest/globals';
import { dayOf, endOfDay, lastDayOf } from './bank-day.js';
import { readBankConsent } from './bank-answer.js';
import { compareWithBank } from './compare-with-bank.js';
import type { ConsentTerms } from './consent.js';
import { endOf, endsOf, statusAt } from './consent-end.js';
import { CONSENT_STATUSES, isLive, mayBecome, readStatus, statusesAfter } from './consent-status.js';
import { crossedConsentThreshold, nextLook } from './consent-thresholds.js';
import { personalPart } from './pseudonym.js';
import { renewLink, templateProblem } from './renew-link.js';
import { type RivalConsent, supersessions } from './supersession.js';

const terms = (given: Partial<ConsentTerms> = {}): ConsentTerms => ({
  ...{ edition: 'berlin-1.3', status: 'valid', recurring: true, validUntil: null },
  requestedAt: new Date('2026-01-10T08:00:00Z'),
  authorisedAt: new Date('2026-01-10T08:05:00Z'),
  ...given,
});
const end = (given: Partial<ConsentTerms>) => {
  const { reason, at } = endOf(terms(given));
  return [reason, at.toISOString()];
};

describe('when a consent ends', () => {
  test('recurring at Berlin: 180 days after the authorisation', () => {
    expect(end({})).toEqual(['sca-validity', '2026-07-09T08:05:00.000Z']);
  });
  test('recurring in Georgia: 90 days', () => {
    expect(end({ edition: 'georgia-0.8' })).toEqual(['sca-validity', '2026-04-10T08:05:00.000Z']);
  });
  test('one-off: an hour', () => {
    expect(end({ recurring: false })).toEqual(['one-off', '2026-01-10T09:05:00.000Z']);
  });
  test('not authorised within a day: over, whatever validUntil says', () => {
    const given = { status: 'received', authorisedAt: null, validUntil: '2026-06-30' } as const;
    expect(end(given)).toEqual(['establishment', '2026-01-11T08:00:00.000Z']);
  });
  test('the earlier of validUntil and the validity of the authentication', () => {
    expect(end({ validUntil: '2026-03-31' })).toEqual(['valid-until', '2026-03-31T21:00:00.000Z']);
    expect(end({ validUntil: '2027-03-31' })[0]).toBe('sca-validity');
    expect(end({ validUntil: '9999-12-31' })[0]).toBe('sca-validity');
    expect(endsOf(terms({ validUntil: '2026-03-31' })).map(({ reason }) => reason)).toEqual([
      'valid-until',
      'sca-validity',
    ]);
  });
  test('validUntil = today is good until midnight where the bank is (wso2#268, adorsys#83)', () => {
    const at = (time: string) =>
      statusAt({ status: 'valid', endsAt: endOfDay('2026-12-15', 'berlin-1.3') }, new Date(time));
    expect(at('2026-12-15T00:00:00Z')).toBe('valid');
    expect(at('2026-12-15T21:59:59.999Z')).toBe('valid');
    expect(at('2026-12-15T22:00:00.000Z')).toBe('expired');
  });
  test('a day ends in the zone of the bank, in Tbilisi two hours before Vilnius', () => {
    expect(endOfDay('2026-12-15', 'berlin-1.3').toISOString()).toBe('2026-12-15T22:00:00.000Z');
    expect(endOfDay('2026-12-15', 'georgia-0.8').toISOString()).toBe('2026-12-15T20:00:00.000Z');
  });
  test('a day of 23 or 25 hours ends at its own midnight', () => {
    expect(endOfDay('2026-03-29', 'berlin-1.3').toISOString()).toBe('2026-03-29T21:00:00.000Z');
    expect(endOfDay('2026-10-25', 'berlin-1.3').toISOString()).toBe('2026-10-25T22:00:00.000Z');
  });
  test('29 February is a day like another', () => {
    expect(endOfDay('2028-02-29', 'berlin-1.3').toISOString()).toBe('2028-02-29T22:00:00.000Z');
  });
  test('the last day that is shown is the day before its midnight (wso2#738)', () => {
    for (const edition of ['berlin-1.3', 'georgia-0.8'] as const)
      expect(lastDayOf(endOfDay('2026-12-15', edition), edition)).toBe('2026-12-15');
    expect(dayOf(new Date('2026-12-15T23:30:00Z'), 'berlin-1.3')).toBe('2026-12-16');
  });
  test('without an authorisation it is counted from the request: too early rather than too late', () => {
    expect(end({ authorisedAt: null })[1]).toBe('2026-07-09T08:00:00.000Z');
  });
});

describe('statuses', () => {
  test('nothing leads out of an end', () => {
    for (const status of CONSENT_STATUSES)
      expect({ status, leads: statusesAfter(status).length > 0 }).toEqual({ status, leads: isLive(status) });
  });
  test('a valid consent does not go back, and is not rejected', () => {
    for (const to of ['received', 'partiallyAuthorised', 'rejected'] as const)
      expect(mayBecome('valid', to)).toBe(false);
  });
  test.each([
    ['VALID', 'valid'],
    ['revoked_by_psu', 'revokedByPsu'],
    ['Terminated by TPP', 'terminatedByTpp'],
    ['partiallyAuthorized', 'partiallyAuthorised'],
    ['active-ish', undefined],
  ])('%s is read as %s', (text, status) => expect(readStatus(text)).toBe(status));
});

describe('a new recurring consent', () => {
  const rival = (id: string, authorised: string | null, given: Partial<RivalConsent> = {}): RivalConsent => ({
    ...{ id, status: 'valid', recurring: true },
    requestedAt: new Date(authorised ?? '2026-05-01T00:00:00Z'),
    authorisedAt: authorised === null ? null : new Date(authorised),
    endsAt: new Date('2027-01-01T00:00:00Z'),
    ...given,
  });
  const old = rival('old', '2026-01-01T00:00:00Z');
  const fresh = rival('new', '2026-02-01T00:00:00Z');

  test('ends the former one when it is authorised, in whatever order they come in (wso2#271)', () => {
    const expected = [{ id: 'old', byId: 'new', at: new Date('2026-02-01T00:00:00Z') }];
    expect(supersessions([old, fresh])).toEqual(expected);
    expect(supersessions([fresh, old])).toEqual(expected);
  });
  test('that is not authorised yet ends nothing', () => {
    expect(supersessions([old, rival('new', null, { status: 'received' })])).toEqual([]);
  });
  test('does not end a one-off, nor does a one-off end it', () => {
    expect(supersessions([old, { ...fresh, recurring: false }])).toEqual([]);
    expect(supersessions([{ ...old, recurring: false }, fresh])).toEqual([]);
  });
  test('does not end again what was over before', () => {
    expect(supersessions([{ ...old, endsAt: new Date('2026-01-15T00:00:00Z') }, fresh])).toEqual([]);
    expect(supersessions([{ ...old, status: 'revokedByPsu' }, fresh])).toEqual([]);
  });
  test('one of three ends the two before it, each by the next', () => {
    const last = rival('last', '2026-03-01T00:00:00Z');
    expect(supersessions([last, old, fresh]).map(({ id, byId }) => [id, byId])).toEqual([
      ['old', 'new'],
      ['new', 'last'],
    ]);
  });
});

describe('thresholds', () => {
  const consent = {
    ...({ edition: 'berlin-1.3', status: 'valid', recurring: true, lastThreshold: null } as const),
    endsAt: new Date('2026-12-15T22:00:00Z'),
  };
  test('are crossed at midnight, so that all of a day are told together', () => {
    const midday = { ...consent, endsAt: new Date('2026-12-15T10:31:00Z') };
    for (const one of [consent, midday]) {
      expect(nextLook(one, new Date('2026-11-01T00:00:00Z'))).toEqual(new Date('2026-11-14T22:00:00Z'));
      expect(crossedConsentThreshold(one, new Date('2026-11-14T21:59:59Z'))).toBeUndefined();
      expect(crossedConsentThreshold(one, new Date('2026-11-14T22:00:00Z'))).toBe(30);
    }
  });
  test('that were missed are told by the latest alone', () => {
    expect(crossedConsentThreshold(consent, new Date('2026-12-10T00:00:00Z'))).toBe(7);
    expect(
      crossedConsentThreshold({ ...consent, lastThreshold: 7 }, new Date('2026-12-10T00:00:00Z')),
    ).toBeUndefined();
  });
  test('nobody is told of a one-off, of what waits, or of what is over; the sweep still ends it', () => {
    const at = new Date('2026-12-15T12:00:00Z');
    for (const given of [{ recurring: false }, { status: 'received' as const }])
      expect([
        crossedConsentThreshold({ ...consent, ...given }, at),
        nextLook({ ...consent, ...given }, at),
      ]).toEqual([undefined, consent.endsAt]);
    expect(nextLook({ ...consent, status: 'revokedByPsu' }, at)).toBeNull();
  });
});

describe('the bank', () => {
  const said = {
    access: { accounts: [{ iban: 'LT601010012345678901' }], balances: [{ iban: 'LT601010012345678901' }] },
    ...{ recurringIndicator: true, validUntil: '2026-12-31', frequencyPerDay: 4, consentStatus: 'valid' },
  };
  test('is read without keeping a number of an account', () => {
    const read = readBankConsent(said);
    expect(read).toEqual({
      ok: true,
      value: {
        ...{ status: 'valid', recurring: true, validUntil: '2026-12-31', frequencyPerDay: 4 },
        ...{ access: ['accounts', 'balances'], accounts: 1 },
      },
    });
    expect(JSON.stringify(read)).not.toContain('LT60');
  });
  test.each([null, [], 'x', {}, { ...said, consentStatus: 'fine' }, { ...said, validUntil: '2026-02-31' }])(
    'is not believed when it says %j',
    (json) => expect(readBankConsent(json).ok).toBe(false),
  );
  const known = {
    status: 'expired',
    recurring: true,
    validUntil: '2026-12-31',
    frequencyPerDay: 4,
    access: [],
    accounts: null,
  } as const;
  test('that calls valid what is over contradicts, and changes nothing', () => {
    const compared = compareWithBank(known, { status: 'valid', frequencyPerDay: 9 });
    expect([compared.sync, compared.changes]).toEqual(['contradicts', {}]);
  });
  test('that says the same changes nothing', () => {
    expect(compareWithBank(known, { status: 'expired' }).sync).toBe('same');
  });
  test('that knows of a withdrawal is believed', () => {
    expect(compareWithBank({ ...known, status: 'valid' }, { status: 'revokedByPsu' }).changes).toEqual({
      status: 'revokedByPsu',
    });
  });
});

describe('customers', () => {
  test.each([
    ['jonas@example.lt', 'e-mail'],
    ['LT12 1000 0111 0100 1000', 'iban'],
    ['+370 600 00000', 'phone'],
    ['Jonas Jonaitis', 'name'],
    ['psu-7f3a', undefined],
    ['f3e1c0d2a9b84f6e', undefined],
    ['', undefined],
  ])('%s: %s', (text, part) => expect(personalPart(text)).toBe(part));
});

describe('the address to renew', () => {
  test('takes ids in, encoded', () => {
    const link = renewLink('https://tpp.example/r?c={consentId}&p={psu}', {
      consentId: 'a&b',
      psu: 'x/y',
      edition: 'berlin-1.3',
    });
    expect(link).toBe('https://tpp.example/r?c=a%26b&p=x%2Fy');
  });
  test.each([
    ['http://tpp.example/{consentId}', 'not-https'],
    ['javascript:alert({consentId})', 'not-https'],
    ['https://{consentId}.example/', 'place-in-host'],
    ['https://tpp.example/{iban}', 'unknown-place'],
    ['https://tpp.example/', 'no-place'],
    ['{consentId}', 'not-an-address'],
    ['https://tpp.example/{consentId}', undefined],
  ])('%s: %s', (template, problem) => expect(templateProblem(template)).toBe(problem));
});
