import { z } from 'zod';
import type { SeenCall } from '../probes/observation.js';
import { type AnswerReading, read } from './read-answers.js';

/** An account as it may be shown: enough to recognise one's own, too little for anybody else. */
export interface MaskedAccount {
  /** `LT•• … 1001` */
  readonly number: string;
  readonly currency: string;
  readonly name: string;
  readonly status: string;
}

export interface MaskedBalance {
  readonly type: string;
  readonly currency: string;
  /** Every digit is covered: `•••.••`. */
  readonly amount: string;
  readonly at: string;
}

export interface MaskedTransaction {
  readonly day: string;
  readonly state: 'booked' | 'pending';
  readonly direction: 'in' | 'out';
  readonly amount: string;
  readonly currency: string;
  readonly counterparty: string;
  readonly text: string;
}

/** The bank's name for an account, which goes into addresses and nowhere else. */
export interface ListedAccount {
  readonly resourceId: string;
  readonly shown: MaskedAccount;
}

const MOST_ACCOUNTS = 200;
const MOST_TRANSACTIONS = 100;
const word = z.string().max(200);
const id = z.string().regex(/^[A-Za-z0-9._~:=@+-]{1,200}$/);
const amount = z.object({ currency: z.string().max(3), amount: z.string().max(30) });
/** What is shown as it came has to have the form of what it is called; a bank that puts a name there shows nothing. */
const shownIf = (form: RegExp) => (text: string | undefined) => (form.test(text ?? '') ? text! : '');
const shownWord = shownIf(/^[A-Za-z]{1,30}$/);
const shownCurrency = shownIf(/^[A-Z]{3}$/);
const shownDay = shownIf(/^\d{4}-\d{2}-\d{2}$/);
const shownMoment = shownIf(
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/,
);

const accounts = z.object({
  accounts: z
    .array(
      z.object({
        resourceId: id,
        ...{ iban: word.optional(), bban: word.optional(), maskedPan: word.optional() },
        ...{ currency: z.string().max(3).optional(), name: word.optional(), status: word.optional() },
      }),
    )
    .max(10_000),
});
const balances = z.object({
  balances: z
    .array(
      z.object({
        balanceType: word,
        balanceAmount: amount,
        ...{ lastChangeDateTime: word.optional(), referenceDate: word.optional() },
      }),
    )
    .max(1_000),
});
const transaction = z.object({
  transactionAmount: amount,
  ...{ bookingDate: word.optional(), valueDate: word.optional() },
  ...{ creditorName: z.string().max(500).optional(), debtorName: z.string().max(500).optional() },
  remittanceInformationUnstructured: z.string().max(2_000).optional(),
});
const list = z.array(transaction).max(10_000);
const transactions = z.object({
  transactions: z.object({ booked: list.optional(), pending: list.optional() }),
});

export const readAccounts = (call: SeenCall): AnswerReading<readonly ListedAccount[]> =>
  read(call, accounts, (body) =>
    body.accounts.slice(0, MOST_ACCOUNTS).map((one) => ({
      resourceId: one.resourceId,
      shown: {
        number: maskNumber(one.iban ?? one.bban ?? one.maskedPan ?? ''),
        currency: shownCurrency(one.currency),
        name: maskText(one.name ?? ''),
        status: shownWord(one.status),
      },
    })),
  );

export const readBalances = (call: SeenCall): AnswerReading<readonly MaskedBalance[]> =>
  read(call, balances, (body) =>
    body.balances.map((one) => ({
      type: shownWord(one.balanceType),
      currency: shownCurrency(one.balanceAmount.currency),
      amount: maskAmount(one.balanceAmount.amount),
      at: shownMoment(one.lastChangeDateTime ?? one.referenceDate),
    })),
  );

export const readTransactions = (
  call: SeenCall,
): AnswerReading<{ readonly count: number; readonly shown: readonly MaskedTransaction[] }> =>
  read(call, transactions, (body) => {
    const { booked = [], pending = [] } = body.transactions;
    const masked = (state: MaskedTransaction['state']) => (one: z.output<typeof transaction>) => {
      const isOut = one.transactionAmount.amount.startsWith('-') || one.creditorName !== undefined;
      return {
        ...{ day: shownDay(one.bookingDate ?? one.valueDate), state },
        direction: isOut ? ('out' as const) : ('in' as const),
        amount: maskAmount(one.transactionAmount.amount),
        currency: shownCurrency(one.transactionAmount.currency),
        counterparty: maskText(one.creditorName ?? one.debtorName ?? ''),
        text: maskText(one.remittanceInformationUnstructured ?? ''),
      };
    };
    const all = [...pending.map(masked('pending')), ...booked.map(masked('booked'))];
    return { count: all.length, shown: all.slice(0, MOST_TRANSACTIONS) };
  });

/** Country and the last four: `LT•• … 1001`. */
export function maskNumber(number: string): string {
  const plain = number.replace(/[\s-]/g, '');
  if (plain.length < 10) return '••••';
  const country = /^[A-Z]{2}/.exec(plain)?.[0] ?? '';
  return `${country}•• … ${plain.slice(-4)}`;
}

/** How large it is stays unknown too: the number of digits says as much as the first of them. */
export const maskAmount = (amount: string): string => (/^-/.test(amount) ? '-•••.••' : '•••.••');

/** The first letter of each word: `R••• B•••`. Numbers go whole. */
export const maskText = (text: string): string =>
  text
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '')
    .slice(0, 6)
    .map((part) => (/^\p{L}/u.test(part) ? `${[...part][0]!}•••` : '•••'))
    .join(' ');
