import { canonicalAddress } from '../../core/egress/address.js';
import type { ProbeStep } from '../probe-step.js';

/** Row 1: addresses of both families, and who may issue for the name. */
export const dnsStep: ProbeStep<'dns'> = {
  id: 'dns',
  needs: [],
  requires: [],
  async observe({ host }, { calls }) {
    return { isAddress: canonicalAddress(host) !== undefined, lookUp: await calls.lookUp(host) };
  },
};
