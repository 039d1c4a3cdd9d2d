import type { ApiEdition } from '../../../server/core/api-editions/edition-names.js';
import { ibanOf } from './iban.js';

export interface BankTransaction {
  readonly transactionId: string;
  readonly bookingDate: Date;
  /** Decimal, signed: `-12.40` leaves the account. */
  readonly amount: string;
  readonly counterparty: string;
  readonly counterpartyIban: string;
  readonly text: string;
  readonly isBooked: boolean;
}

export interface BankAccount {
  /** Of the resource, not of the account. */
  readonly resourceId: string;
  readonly iban: string;
  readonly currency: string;
  readonly name: string;
  /** What the account held before its transactions. */
  readonly opening: string;
  readonly transactions: BankTransaction[];
}

/** A customer signs in with number and code; all are invented. */
export interface BankCustomer {
  readonly id: string;
  readonly edition: ApiEdition;
  readonly name: string;
  readonly code: string;
  readonly accounts: readonly BankAccount[];
}

const DAY = 86_400_000;

/** The people of the sandbox with what happened on their accounts, counted back from now. */
export function openAccounts(now: Date): readonly BankCustomer[] {
  return [
    customer('1001', 'berlin-1.3', 'Rūta Bandomoji', [
      account('LT', '9990010000001001', 'EUR', 'Everyday', '1840.25', past(now, 60, LITHUANIAN)),
      account('LT', '9990010000001002', 'EUR', 'Savings', '12000.00', past(now, 4, SAVINGS)),
    ]),
    customer('1002', 'berlin-1.3', 'Jonas Pavyzdys', [
      account('LT', '9990010000002001', 'EUR', 'Shop', '310.00', past(now, 12, LITHUANIAN)),
      account('LT', '9990010000002002', 'USD', 'Travel', '95.10', []),
    ]),
    customer('1003', 'berlin-1.3', 'UAB Tuščia Sąskaita', [
      account('LT', '9990010000003001', 'EUR', 'Company', '0.00', []),
    ]),
    customer('2001', 'georgia-0.8', 'Nino Sachvenebeli', [
      account('GE', 'XX0000000000002001', 'GEL', 'Everyday', '2600.00', past(now, 40, GEORGIAN)),
      account('GE', 'XX0000000000002002', 'USD', 'Savings', '500.00', []),
    ]),
    customer('2002', 'georgia-0.8', 'Giorgi Magaliti', [
      account('GE', 'XX0000000000002101', 'GEL', 'Shop', '75.50', past(now, 6, GEORGIAN)),
    ]),
  ];
}

const customer = (
  id: string,
  edition: ApiEdition,
  name: string,
  accounts: readonly BankAccount[],
): BankCustomer => ({ id, edition, name, code: `code-${id}`, accounts });

function account(
  country: string,
  number: string,
  currency: string,
  name: string,
  opening: string,
  transactions: readonly BankTransaction[],
): BankAccount {
  const iban = ibanOf(country, number);
  const serial = number.slice(-4);
  const resourceId = `00000000-000${country === 'LT' ? 1 : 2}-4000-8000-00000000${serial}`;
  return {
    ...{ resourceId, iban, currency, name, opening },
    transactions: transactions.map((one) => ({ ...one, transactionId: `${serial}-${one.transactionId}` })),
  };
}

type Kind = readonly [amount: string, counterparty: string, iban: string, text: string];

const LITHUANIAN: readonly Kind[] = [
  ['-12.40', 'Kepykla Rytas', ibanOf('LT', '9990020000000011'), 'Bread and coffee'],
  ['-38.90', 'Vandenys UAB', ibanOf('LT', '9990020000000012'), 'Water, meter 4411'],
  ['1450.00', 'Darbdavys AB', ibanOf('LT', '9990020000000013'), 'Salary'],
  ['-410.00', 'Nuomotojas', ibanOf('LT', '9990020000000014'), 'Rent'],
];
const SAVINGS: readonly Kind[] = [['50.00', 'Rūta Bandomoji', ibanOf('LT', '9990010000001001'), 'Saved']];
const GEORGIAN: readonly Kind[] = [
  ['-9.80', 'Puri Tonidan', ibanOf('GE', 'XX0000000000009001'), 'Bread'],
  ['-61.00', 'Shuki LLC', ibanOf('GE', 'XX0000000000009002'), 'Electricity'],
  ['1900.00', 'Damsakmebeli JSC', ibanOf('GE', 'XX0000000000009003'), 'Salary'],
];

/** One transaction every second day, the newest still pending. */
function past(now: Date, count: number, kinds: readonly Kind[]): readonly BankTransaction[] {
  return Array.from({ length: count }, (_, index) => {
    const [amount, counterparty, counterpartyIban, text] = kinds[index % kinds.length]!;
    return {
      ...{ amount, counterparty, counterpartyIban, text },
      transactionId: `t${String(index + 1).padStart(4, '0')}`,
      bookingDate: new Date(now.getTime() - index * 2 * DAY),
      isBooked: index > 0,
    };
  });
}

/** In the smallest unit, so that sums are exact. */
export const centsOf = (amount: string): bigint => {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const cents = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2));
  return amount.startsWith('-') ? -cents : cents;
};

export function amountOf(cents: bigint): string {
  const size = cents < 0n ? -cents : cents;
  return `${cents < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}`;
}

const sum = ({ opening }: BankAccount, of: readonly BankTransaction[]): string =>
  amountOf(of.reduce((total, { amount }) => total + centsOf(amount), centsOf(opening)));

/** What is there: booked, and what is left after what is still pending. */
export const balancesOf = (
  account: BankAccount,
): { readonly booked: string; readonly available: string } => ({
  booked: sum(
    account,
    account.transactions.filter(({ isBooked }) => isBooked),
  ),
  available: sum(account, account.transactions),
});
