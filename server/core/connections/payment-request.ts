import type { ApiEdition } from '../api-editions/edition-names.js';
import { editionOf } from '../api-editions/editions.js';
import { isIban, plainIban } from './consent-request.js';

/** A single payment; nothing else is sure at this bank (Paysera C8). */
export interface PaymentRequest {
  /** A word of the edition: `sepa-credit-transfers`, `domestic`. */
  readonly product: string;
  /** `1.00` */
  readonly amount: string;
  readonly currency: string;
  readonly creditorName: string;
  readonly creditorIban: string;
  readonly text: string;
}

export type PaymentFieldProblem = {
  readonly path: keyof PaymentRequest | 'confirmAmount' | 'confirmPayee';
  readonly message: string;
};

const AMOUNT = /^(?:0|[1-9]\d{0,8})(?:\.\d{1,2})?$/;
const EURO_ONLY = /^(?:sepa|instant-sepa)-credit-transfers$|^target-2-payments$/;

/** What cannot be sent, by field; empty when it can. */
export function paymentProblems(
  edition: ApiEdition,
  payment: PaymentRequest,
): readonly PaymentFieldProblem[] {
  const problems: PaymentFieldProblem[] = [];
  const { paymentProducts } = editionOf(edition);
  if (!paymentProducts.some(({ id }) => id === payment.product))
    problems.push({
      path: 'product',
      message: `is none of ${paymentProducts.map(({ id }) => id).join(', ')}.`,
    });
  if (!AMOUNT.test(payment.amount) || Number(payment.amount) === 0)
    problems.push({
      path: 'amount',
      message: 'is a number above zero with two decimals at most, such as 1.00.',
    });
  if (!/^[A-Z]{3}$/.test(payment.currency))
    problems.push({ path: 'currency', message: 'is a currency of three capitals, such as EUR.' });
  else if (EURO_ONLY.test(payment.product) && payment.currency !== 'EUR')
    problems.push({ path: 'currency', message: 'is EUR for this product.' });
  if (!isIban(payment.creditorIban)) problems.push({ path: 'creditorIban', message: 'is no IBAN.' });
  if (payment.creditorName.trim() === '') problems.push({ path: 'creditorName', message: 'is missing.' });
  return problems;
}

/** Body of POST /payments/{product} (NextGenPSD2 §5.3.1). */
export const paymentBody = (payment: PaymentRequest) => ({
  instructedAmount: { currency: payment.currency, amount: payment.amount },
  creditorAccount: { iban: plainIban(payment.creditorIban) },
  creditorName: payment.creditorName.trim(),
  ...(payment.text.trim() !== '' && { remittanceInformationUnstructured: payment.text.trim() }),
});

/**
 * In production money moves. Whoever starts a payment there types amount and payee a second time; both have to be what will be
 * sent, spelled as it is.
 */
export function confirmationProblems(
  payment: PaymentRequest,
  confirmed: { readonly amount: string; readonly payee: string },
): readonly PaymentFieldProblem[] {
  const problems: PaymentFieldProblem[] = [];
  if (confirmed.amount.trim() !== `${payment.amount} ${payment.currency}`)
    problems.push({ path: 'confirmAmount', message: `has to be ${payment.amount} ${payment.currency}.` });
  if (confirmed.payee.trim() !== payment.creditorName.trim())
    problems.push({ path: 'confirmPayee', message: `has to be ${payment.creditorName.trim()}.` });
  return problems;
}
