import { expect, test } from '@jest/globals';
import { identityOf, identityOfHolder } from './identity.js';

test('an identifier names authority and number', () => {
  expect(identityOf(' PSDLT-BL-LB000458 ')).toEqual({
    ok: true,
    identity: {
      ...{ key: 'LT-BL LB000458', identifier: 'PSDLT-BL-LB000458' },
      ...{ authority: 'LT-BL', number: 'LB000458', country: 'LT' },
    },
  });
});

test('other spellings of one authorisation are one organisation', () => {
  const keys = ['PSDLT-BL-LB000458', 'PSDLT-BL-EMI:LB 000458', 'PSDLT-BL-lb000458'].map((identifier) => {
    const identified = identityOf(identifier);
    return identified.ok && identified.identity.key;
  });
  expect(new Set(keys)).toEqual(new Set(['LT-BL LB000458']));
});

test.each(['', 'VATLT-100000000000', 'PSDXX-ZZ-1', 'LB000458', 'PSDLT-BL-', 'PSDLT-BL-…'])(
  '%j names nobody',
  (identifier) => {
    expect(identityOf(identifier)).toMatchObject({ ok: false, message: expect.stringMatching(/\w/) });
  },
);

test('the key tells where a certificate writes another identifier beside it', () => {
  expect(identityOfHolder('LT-BL LB000458', 'VATLT-100000000000')).toEqual({
    ...{ key: 'LT-BL LB000458', identifier: 'PSDLT-BL-LB000458' },
    ...{ authority: 'LT-BL', number: 'LB000458', country: 'LT' },
  });
});
