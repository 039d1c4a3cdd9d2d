import { resourceBaseOf } from '../../core/probes/make-target.js';
import type { ProbeStep } from '../probe-step.js';

/** Row 17: whether the service has opened; a GET confirms nothing, because only a POST would. */
export const fundsConfirmationsStep: ProbeStep<'funds-confirmations'> = {
  id: 'funds-confirmations',
  needs: ['mtls'],
  requires: ['certificate'],
  async observe(target, { calls, credential }) {
    return {
      call: await calls.exchange({ url: `${resourceBaseOf(target)}/funds-confirmations`, credential }),
    };
  },
};
