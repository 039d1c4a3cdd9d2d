import { headerOf } from '../../core/probes/header-values.js';
import type { SeenCall } from '../../core/probes/observation.js';
import type { ProbeStepId } from '../../core/probes/probe-steps.js';
import type { ProbeStep } from '../probe-step.js';

/** Row 20: nothing is asked; the answers of the steps with accounts are looked at again. */
export const requestIdEchoStep: ProbeStep<'request-id-echo'> = {
  id: 'request-id-echo',
  needs: ['mtls'],
  requires: ['certificate'],
  observe(_target, { earlier }) {
    const calls: readonly (readonly [ProbeStepId, SeenCall | undefined])[] = [
      ['accounts-without-token', earlier['accounts-without-token']?.call],
      ['accounts-made-up-token', earlier['accounts-made-up-token']?.call],
      ['consent-status', earlier['consent-status']?.call],
      ['payment-status', earlier['payment-status']?.call],
    ];
    const answers = calls.flatMap(([step, call]) => {
      const sent = call?.request.requestId ?? null;
      if (call === undefined || !call.outcome.ok || sent === null) return [];
      return [{ step, sent, echoed: headerOf(call.outcome.headers, 'x-request-id')?.slice(0, 100) ?? null }];
    });
    return Promise.resolve({ answers });
  },
};
