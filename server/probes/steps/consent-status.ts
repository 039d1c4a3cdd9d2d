import { resourceBaseOf } from '../../core/probes/make-target.js';
import type { ProbeStep } from '../probe-step.js';

/** Row 15: the status of a consent that does not exist. */
export const consentStatusStep: ProbeStep<'consent-status'> = {
  id: 'consent-status',
  needs: ['mtls'],
  requires: ['certificate'],
  async observe(target, { calls, credential, randomUuid }) {
    const url = `${resourceBaseOf(target)}/consents/${randomUuid()}/status`;
    return { call: await calls.exchange({ url, credential }) };
  },
};
