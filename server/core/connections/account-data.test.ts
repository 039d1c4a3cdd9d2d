import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SeenCall } from '../probes/observation.js';
import {
  maskAmount,
  maskNumber,
  maskText,
  readAccounts,
  readBalances,
  readTransactions,
} from './account-data.js';

const AT = new Date('2026-03-01T12:00:00.000Z');

/** The bank's answer with this body. */
const answered = (body: unknown, status = 200): SeenCall => ({
  request: {
    ...{ method: 'GET', url: 'https://bank.example/v1/accounts', headers: [], body: '' },
    ...{ isWithCertificate: true, requestId: null },
  },
  ...{ sentAt: AT, bodyLimit: 1_000_000 },
  outcome: {
    ...{ ok: true, address: '192.0.2.1', status, headers: [['content-type', 'application/json']] },
    ...{ body: new TextEncoder().encode(JSON.stringify(body)), handshake: null, answeredAt: AT },
  },
});
const valueOf = <Value>(reading: { ok: true; value: Value } | { ok: false; outcome: object }): Value => {
  if (!reading.ok) throw new Error(JSON.stringify(reading.outcome));
  return reading.value;
};

describe('accounts', () => {
  test('are recognised by their owner and by nobody else', () => {
    const body = {
      accounts: [
        {
          resourceId: 'r-1',
          iban: 'LT60 1010 0123 4567 8901',
          currency: 'EUR',
          name: 'Rūtos namai',
          status: 'enabled',
        },
        { resourceId: 'r-2', maskedPan: '525412******3241' },
      ],
    };
    expect(valueOf(readAccounts(answered(body)))).toEqual([
      {
        resourceId: 'r-1',
        shown: { number: 'LT•• … 8901', currency: 'EUR', name: 'R••• n•••', status: 'enabled' },
      },
      { resourceId: 'r-2', shown: { number: '•• … 3241', currency: '', name: '', status: '' } },
    ]);
  });

  test.each(['../consents', 'a/b', 'a b', 'a?b', 'a%2fb', '', 'a\r\nb', 'a'.repeat(201)])(
    'with the id %j, which would lead elsewhere, are no answer',
    (resourceId) => {
      expect(readAccounts(answered({ accounts: [{ resourceId }] }))).toMatchObject({
        outcome: { code: 'answer-malformed' },
      });
    },
  );

  test('are no more than two hundred', () => {
    const accounts = Array.from({ length: 300 }, (_, i) => ({ resourceId: `r-${i}` }));
    expect(valueOf(readAccounts(answered({ accounts })))).toHaveLength(200);
  });
});

test('a balance says of which kind and when, and not how much', () => {
  const balance = {
    ...{ balanceType: 'closingBooked', balanceAmount: { currency: 'EUR', amount: '-1234.56' } },
    lastChangeDateTime: '2026-03-01T11:00:00.000+02:00',
  };
  expect(valueOf(readBalances(answered({ balances: [balance] })))).toEqual([
    { type: 'closingBooked', currency: 'EUR', amount: '-•••.••', at: '2026-03-01T11:00:00.000+02:00' },
  ]);
});

describe('transactions', () => {
  const transaction = (more: object) => ({
    transactionAmount: { currency: 'EUR', amount: '12.30' },
    ...more,
  });

  test('tell day, direction and the first letters', () => {
    const booked = [
      transaction({ bookingDate: '2026-02-27', debtorName: 'Jonas Jonaitis' }),
      transaction({ bookingDate: '2026-02-26', creditorName: 'Kepykla' }),
    ];
    const pending = [transaction({ remittanceInformationUnstructured: 'Sąskaita 4711' })];
    const { count, shown } = valueOf(readTransactions(answered({ transactions: { booked, pending } })));
    expect(count).toBe(3);
    expect(
      shown.map(({ day, state, direction, counterparty, text }) => [
        day,
        state,
        direction,
        counterparty,
        text,
      ]),
    ).toEqual([
      ['', 'pending', 'in', '', 'S••• •••'],
      ['2026-02-27', 'booked', 'in', 'J••• J•••', ''],
      ['2026-02-26', 'booked', 'out', 'K•••', ''],
    ]);
  });

  test('are counted all and shown up to a hundred', () => {
    const booked = Array.from({ length: 250 }, () => transaction({}));
    const { count, shown } = valueOf(readTransactions(answered({ transactions: { booked } })));
    expect([count, shown.length]).toEqual([250, 100]);
  });

  test('without a list are none', () => {
    expect(valueOf(readTransactions(answered({ transactions: {} })))).toEqual({ count: 0, shown: [] });
  });
});

test('nothing personal is shown, in whichever member a bank puts it', () => {
  const secret = fc
    .array(fc.constantFrom('Q', 'Ž', '7', '0', '*', '/', '.', ':'), { minLength: 6, maxLength: 30 })
    .map((signs) => signs.join(''));
  fc.assert(
    fc.property(secret, (text) => {
      const amount = { currency: text.slice(0, 3), amount: text };
      const account = {
        resourceId: 'r',
        iban: `LT60${'0'.repeat(9)}${text}1234`,
        currency: text.slice(0, 3),
        name: text,
        status: text,
      };
      const balance = { balanceType: text, balanceAmount: amount, referenceDate: text };
      const booked = [
        {
          transactionAmount: amount,
          bookingDate: text,
          creditorName: text,
          remittanceInformationUnstructured: text,
        },
      ];
      const shown = [
        valueOf(readAccounts(answered({ accounts: [account] }))).map((one) => one.shown),
        valueOf(readBalances(answered({ balances: [balance] }))),
        valueOf(readTransactions(answered({ transactions: { booked } }))).shown,
      ];
      expect(JSON.stringify(shown)).not.toContain(JSON.stringify(text).slice(1, -1));
    }),
  );
});

test('masks are the same however long what is under them', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000_000), (n) => {
      expect(maskAmount(`${n}.00`)).toBe('•••.••');
      expect(maskAmount(`-${n}`)).toBe('-•••.••');
    }),
  );
  expect(maskNumber('12345')).toBe('••••');
  expect(maskText('  4711 \u{1d49c}bc ')).toBe('••• \u{1d49c}•••');
  expect(maskText('a b c d e f g').split(' ')).toHaveLength(6);
});

test('an answer of another form is refused by the name of the member, never its value', () => {
  const reading = readBalances(answered({ balances: [{ balanceType: 7, secret: 'LT601010012345678901' }] }));
  expect(reading).toMatchObject({ ok: false, outcome: { code: 'answer-malformed' } });
  expect(JSON.stringify(reading)).not.toContain('LT60');
  expect(JSON.stringify(reading)).toContain('balances.0.balanceType');
});
