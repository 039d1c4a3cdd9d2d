import { resourceBaseOf } from '../../core/probes/make-target.js';
import type { ProbeStep } from '../probe-step.js';

/** Row 12: the list of accounts with our certificate, and neither token nor consent. */
export const accountsWithoutTokenStep: ProbeStep<'accounts-without-token'> = {
  id: 'accounts-without-token',
  needs: ['mtls'],
  requires: ['certificate'],
  async observe(target, { calls, credential }) {
    return { call: await calls.exchange({ url: `${resourceBaseOf(target)}/accounts`, credential }) };
  },
};
