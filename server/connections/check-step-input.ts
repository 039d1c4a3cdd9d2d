import type { ApiEdition } from '../core/api-editions/edition-names.js';
import { confirmationProblems, paymentProblems } from '../core/connections/payment-request.js';
import { personalPart } from '../core/consents/pseudonym.js';
import { type FieldProblem, Problem } from '../platform/http/problem.js';
import { STEPS, WITH_CUSTOMER } from './check-steps.js';
import type { RunStep } from './connections.contract.js';

/**
 * What cannot be sent is refused before anything is. Returns the customer's address where the customer is there: what was given, else
 * where the request comes from; null otherwise, and then the bank is told none.
 */
export function checkStepInput(
  input: RunStep,
  edition: ApiEdition,
  isProduction: boolean,
  address: string,
): string | null {
  const { step, customerIsHere, consent, payment } = input;
  if (STEPS[step] === undefined) throw new Problem('check-step-by-callback');
  if (WITH_CUSTOMER.has(step) && !customerIsHere) throw new Problem('customer-not-here');
  if (step === 'consent.create' && consent !== undefined) {
    const part = personalPart(consent.psu);
    refuseIf([
      ...(part === undefined
        ? []
        : [{ path: 'consent.psu', message: `looks like a ${part}; only a pseudonym is kept.` }]),
      ...((consent.scope === 'dedicated') === consent.ibans.length > 0
        ? []
        : [{ path: 'consent.ibans', message: 'belong to dedicated consents, and to no others.' }]),
    ]);
  }
  if (step === 'payment.initiate') {
    if (payment === undefined) refuseIf([{ path: 'payment', message: 'is missing.' }]);
    else {
      refuseIf(paymentProblems(edition, payment).map(inPayment));
      const wrong = confirmationProblems(payment, {
        amount: payment.confirmAmount,
        payee: payment.confirmPayee,
      });
      if (isProduction && wrong.length > 0)
        throw new Problem('payment-not-confirmed', { errors: wrong.map(inPayment) });
    }
  }
  return customerIsHere ? (input.psuIpAddress ?? plainAddress(address)) : null;
}

const inPayment = ({ path, message }: FieldProblem): FieldProblem => ({ path: `payment.${path}`, message });

/** An IPv4 address that came over IPv6 is written as what it is (RFC 4291 §2.5.5.2). */
const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');

function refuseIf(errors: readonly FieldProblem[]): void {
  if (errors.length > 0) throw new Problem('invalid-input', { errors });
}
