import { judgePaymentStatus } from '../../core/connections/judge-status.js';
import { readPaymentStatus } from '../../core/connections/read-answers.js';
import { resourceBaseOf } from '../bank-calls.service.js';
import type { CheckStep } from '../check-step.js';
import { paymentOf } from '../own-consent.js';

/** GET /payments/{product}/{id}/status, as often as somebody asks. */
export const paymentStatus: CheckStep = async ({ check, connection, line }, { calls, now }) => {
  const payment = paymentOf(check.context);
  const path = `/payments/${encodeURIComponent(payment.product)}/${encodeURIComponent(payment.id)}/status`;
  const call = await calls.send(line, { url: `${resourceBaseOf(line)}${path}` });
  const reading = readPaymentStatus(call);
  if (!reading.ok) return { outcomes: [reading.outcome], calls: [call] };
  const { status, fundsAvailable } = reading.value;
  return {
    outcomes: [judgePaymentStatus(status, connection.edition, new Date(payment.initiatedAt), now())],
    facts: [
      { name: 'transactionStatus', value: status },
      ...(fundsAvailable === null ? [] : [{ name: 'fundsAvailable', value: String(fundsAvailable) }]),
    ],
    calls: [call],
  };
};
