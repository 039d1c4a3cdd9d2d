import { targetOrigin } from '../../core/probes/make-target.js';
import type { ProbeStep } from '../probe-step.js';

/** Row 19: the time that an answer says; an answer that is there already is enough. */
export const clockStep: ProbeStep<'clock'> = {
  id: 'clock',
  needs: ['tls'],
  requires: [],
  async observe(target, { calls, earlier }) {
    const met = earlier.mtls?.call;
    if (met?.outcome.ok === true) return { call: met };
    const url = target.discoveryUrl ?? `${targetOrigin(target)}/`;
    return { call: await calls.exchange({ url, method: target.kind === 'tls' ? 'HEAD' : 'GET' }) };
  },
};
