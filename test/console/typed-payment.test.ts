import { describe, expect, test } from '@jest/globals';
import { isStarted, startableNext } from '../../admin-ui/connections/check/runnable.js';
import { timeLeft } from '../../admin-ui/connections/check/time-left.js';
import {
  noPayment,
  paymentBody,
  paymentFaults,
  toConfirm,
  type TypedPayment,
} from '../../admin-ui/connections/check/typed-payment.js';

const payment: TypedPayment = {
  ...noPayment('sepa-credit-transfers', 'EUR'),
  ...{ creditorName: 'Kepykla Rytas', creditorIban: 'LT12 1000 0111 0100 1000' },
};

describe('a payment as it is typed', () => {
  test('can be sent in a sandbox without being typed twice', () => {
    expect(paymentFaults(payment, false)).toEqual(new Set());
  });

  test.each<[Partial<TypedPayment>, string]>([
    [{ amount: '0.00' }, 'amount'],
    [{ amount: '1,00' }, 'amount'],
    [{ amount: '1.001' }, 'amount'],
    [{ currency: 'EURO' }, 'currency'],
    [{ creditorName: ' ' }, 'creditorName'],
    [{ creditorIban: 'LT12' }, 'creditorIban'],
    [{ product: '' }, 'product'],
  ])('is refused with %j', (part, field) => {
    expect(paymentFaults({ ...payment, ...part }, false)).toEqual(new Set([field]));
  });

  test('has amount and payee typed once more where money moves, spelled as they are sent', () => {
    expect(paymentFaults(payment, true)).toEqual(new Set(['confirmAmount', 'confirmPayee']));
    const wanted = toConfirm(payment);
    expect(wanted).toEqual({ amount: '1.00 EUR', payee: 'Kepykla Rytas' });
    const confirmed = { ...payment, confirmAmount: '1.00 EUR', confirmPayee: 'Kepykla Rytas' };
    expect(paymentFaults(confirmed, true)).toEqual(new Set());
    expect(paymentFaults({ ...confirmed, confirmAmount: '1.0 EUR' }, true)).toEqual(
      new Set(['confirmAmount']),
    );
    // Whoever changes the amount afterwards has confirmed another one.
    expect(paymentFaults({ ...confirmed, amount: '100.00' }, true)).toEqual(new Set(['confirmAmount']));
  });

  test('is sent with the currency in capitals', () => {
    expect(paymentBody({ ...payment, currency: ' eur ' })).toMatchObject({ currency: 'EUR', amount: '1.00' });
  });
});

describe('the button of a flow', () => {
  test('starts what somebody can start', () => {
    expect(startableNext({ flow: 'consent', state: 'under-way', next: 'consent.create' })).toBe(
      'consent.create',
    );
    expect(startableNext({ flow: 'consent', state: 'under-way', next: null })).toBeNull();
  });

  test.each(['consent.token', 'consent.record', 'payment.token'] as const)('never starts %s', (next) => {
    expect(isStarted(next)).toBe(false);
    expect(startableNext({ flow: 'consent', state: 'under-way', next })).toBeNull();
  });
});

describe('the time that a payment has left', () => {
  test.each([
    ['2026-11-23T12:15:00.000Z', '15:00'],
    ['2026-11-23T12:01:05.500Z', '1:06'],
    ['2026-11-23T12:00:00.000Z', '0:00'],
    ['2026-11-23T11:00:00.000Z', '0:00'],
  ])('until %s is %s', (end, left) => {
    expect(timeLeft(new Date(end), new Date('2026-11-23T12:00:00.000Z'))).toBe(left);
  });
});
