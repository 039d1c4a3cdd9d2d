import { resourceBaseOf } from '../../core/probes/make-target.js';
import type { ProbeStep } from '../probe-step.js';

/** Row 14: the list of accounts without the header that every call must have. */
export const accountsWithoutRequestIdStep: ProbeStep<'accounts-without-request-id'> = {
  id: 'accounts-without-request-id',
  needs: ['mtls'],
  requires: ['certificate'],
  async observe(target, { calls, credential }) {
    const url = `${resourceBaseOf(target)}/accounts`;
    return { call: await calls.exchange({ url, credential, isWithoutRequestId: true }) };
  },
};
