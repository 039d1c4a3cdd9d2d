import type { z } from 'zod';
import type { runStepSchema } from '../../../server/connections/connections.contract.js';

type Payment = NonNullable<z.input<typeof runStepSchema>['payment']>;
export type PaymentField = Exclude<keyof Payment, 'text'>;

/** A payment as it stands in the fields of a form. */
export type TypedPayment = Readonly<Record<keyof Payment, string>>;

export const noPayment = (product: string, currency: string): TypedPayment => ({
  ...{ product, currency, amount: '1.00', creditorName: '', creditorIban: '', text: '' },
  ...{ confirmAmount: '', confirmPayee: '' },
});

/** What has to be typed once more where money moves. */
export const toConfirm = ({ amount, currency, creditorName }: TypedPayment) => ({
  amount: `${amount.trim()} ${currency.trim().toUpperCase()}`,
  payee: creditorName.trim(),
});

/** Which fields cannot be sent so. The server judges again, also what only it knows. */
export function paymentFaults(typed: TypedPayment, mustConfirm: boolean): ReadonlySet<PaymentField> {
  const { amount, currency, creditorName, creditorIban, product, confirmAmount, confirmPayee } = typed;
  const wanted = toConfirm(typed);
  const faults: readonly (readonly [PaymentField, boolean])[] = [
    ['product', product === ''],
    ['amount', !/^(?:0|[1-9]\d{0,8})(?:\.\d{1,2})?$/.test(amount.trim()) || Number(amount) === 0],
    ['currency', !/^[A-Za-z]{3}$/.test(currency.trim())],
    ['creditorName', creditorName.trim() === ''],
    ['creditorIban', !/^[A-Za-z]{2}\d{2}[A-Za-z0-9\s-]{11,37}$/.test(creditorIban.trim())],
    ['confirmAmount', mustConfirm && confirmAmount.trim() !== wanted.amount],
    ['confirmPayee', mustConfirm && confirmPayee.trim() !== wanted.payee],
  ];
  return new Set(faults.flatMap(([field, isWrong]) => (isWrong ? [field] : [])));
}

export const paymentBody = (typed: TypedPayment): Payment => ({
  ...typed,
  amount: typed.amount.trim(),
  currency: typed.currency.trim().toUpperCase(),
  creditorName: typed.creditorName.trim(),
});
