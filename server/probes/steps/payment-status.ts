import { resourceBaseOf } from '../../core/probes/make-target.js';
import type { ProbeStep } from '../probe-step.js';

/** Row 16: the status of a payment that does not exist. */
export const paymentStatusStep: ProbeStep<'payment-status'> = {
  id: 'payment-status',
  needs: ['mtls'],
  requires: ['certificate', 'payment-product'],
  async observe(target, { calls, credential, randomUuid }) {
    const product = encodeURIComponent(target.paymentProduct ?? '');
    const url = `${resourceBaseOf(target)}/payments/${product}/${randomUuid()}/status`;
    return { call: await calls.exchange({ url, credential }) };
  },
};
