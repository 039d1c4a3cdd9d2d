import { resourceBaseOf } from '../../core/probes/make-target.js';
import { MADE_UP } from '../../core/probes/redact.js';
import type { ProbeStep } from '../probe-step.js';

/** Row 13: the list of accounts with a token that nobody issued. */
export const accountsMadeUpTokenStep: ProbeStep<'accounts-made-up-token'> = {
  id: 'accounts-made-up-token',
  needs: ['mtls'],
  requires: ['certificate'],
  async observe(target, { calls, credential, randomText }) {
    const headers = { Authorization: `Bearer ${MADE_UP}${randomText(24)}` };
    return { call: await calls.exchange({ url: `${resourceBaseOf(target)}/accounts`, headers, credential }) };
  },
};
