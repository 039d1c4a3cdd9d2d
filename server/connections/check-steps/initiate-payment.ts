import { judgeApproaches, paymentTimeout } from '../../core/connections/judge-status.js';
import { isFailure, outcome } from '../../core/connections/outcomes.js';
import { paymentBody } from '../../core/connections/payment-request.js';
import { readCreatedPayment } from '../../core/connections/read-answers.js';
import { Problem } from '../../platform/http/problem.js';
import { resourceBaseOf } from '../bank-calls.service.js';
import { type CheckStep, withCustomer } from '../check-step.js';

/** POST /payments/{payment-product}: nothing moves before the customer agrees at the bank. */
export const initiatePayment: CheckStep = async ({ connection, line, input, psuAddress }, { calls, now }) => {
  const { payment } = input;
  if (payment === undefined) throw new Problem('invalid-input');
  const initiatedAt = now();
  const request = {
    url: `${resourceBaseOf(line)}/payments/${encodeURIComponent(payment.product)}`,
    ...{ method: 'POST' as const, json: paymentBody(payment) },
    headers: { 'TPP-Redirect-Preferred': 'true', 'TPP-Redirect-URI': connection.redirectUri },
  };
  const call = await calls.send(line, withCustomer(request, psuAddress));
  const reading = readCreatedPayment(call);
  if (!reading.ok) return { outcomes: [reading.outcome], calls: [call] };
  const { id, status, approaches } = reading.value;
  const outcomes = [outcome('payment-initiated', status), ...judgeApproaches(approaches)];
  return {
    outcomes: outcomes.some(isFailure) ? outcomes.filter(isFailure) : outcomes,
    facts: [
      { name: 'paymentId', value: id },
      { name: 'transactionStatus', value: status },
      { name: 'payment-product', value: payment.product },
      { name: 'instructedAmount', value: `${payment.amount} ${payment.currency}` },
      { name: 'timeout', value: paymentTimeout(connection.edition, initiatedAt).toISOString() },
      { name: 'ASPSP-SCA', value: approaches.join(', ') },
    ],
    calls: [call],
    context: { payment: { id, product: payment.product, initiatedAt: initiatedAt.toISOString() } },
  };
};
