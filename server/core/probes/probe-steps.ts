import type { RunExtent, TargetKind } from './probe-target.js';

/**
 * Every step there is, in the order in which they run; a step's `needs` come before it. What it does is in
 * `server/probes/steps/<id>.ts`, what its observation means in `judges/<id>.ts` beside this file.
 */
export const PROBE_STEPS = [
  'dns',
  'tcp',
  'tls',
  'mtls',
  'clock',
  'discovery',
  'authorize-unregistered-redirect',
  'authorize-own-client',
  'token-endpoint',
  'accounts-without-token',
  'accounts-made-up-token',
  'accounts-without-request-id',
  'consent-status',
  'payment-status',
  'funds-confirmations',
  'cross-edition',
  'request-id-echo',
] as const;
export type ProbeStepId = (typeof PROBE_STEPS)[number];

/** A pulse of a plain server is one connection; the handshake tells of the name and of TCP too. */
const PULSE: Readonly<Record<TargetKind, readonly ProbeStepId[]>> = {
  tls: ['tls'],
  xs2a: ['tls', 'mtls', 'discovery', 'accounts-without-token'],
};
const FULL: Readonly<Record<TargetKind, readonly ProbeStepId[]>> = {
  tls: ['dns', 'tcp', 'tls', 'clock'],
  xs2a: PROBE_STEPS,
};

export const stepsOf = (kind: TargetKind, extent: RunExtent): readonly ProbeStepId[] =>
  (extent === 'pulse' ? PULSE : FULL)[kind];
