import type { ProbeStepId } from '../core/probes/probe-steps.js';
import type { ProbeStep } from './probe-step.js';
import { accountsMadeUpTokenStep } from './steps/accounts-made-up-token.js';
import { accountsWithoutRequestIdStep } from './steps/accounts-without-request-id.js';
import { accountsWithoutTokenStep } from './steps/accounts-without-token.js';
import { authorizeOwnClientStep } from './steps/authorize-own-client.js';
import { authorizeUnregisteredRedirectStep } from './steps/authorize-unregistered-redirect.js';
import { clockStep } from './steps/clock.js';
import { consentStatusStep } from './steps/consent-status.js';
import { crossEditionStep } from './steps/cross-edition.js';
import { discoveryStep } from './steps/discovery.js';
import { dnsStep } from './steps/dns.js';
import { fundsConfirmationsStep } from './steps/funds-confirmations.js';
import { mtlsStep } from './steps/mtls.js';
import { paymentStatusStep } from './steps/payment-status.js';
import { requestIdEchoStep } from './steps/request-id-echo.js';
import { tcpStep } from './steps/tcp.js';
import { tlsStep } from './steps/tls.js';
import { tokenEndpointStep } from './steps/token-endpoint.js';

/** One line for each file under `steps/`; the order of a run is that of `PROBE_STEPS`. */
export const STEPS: { readonly [Id in ProbeStepId]: ProbeStep<Id> } = {
  dns: dnsStep,
  tcp: tcpStep,
  tls: tlsStep,
  mtls: mtlsStep,
  clock: clockStep,
  discovery: discoveryStep,
  'authorize-unregistered-redirect': authorizeUnregisteredRedirectStep,
  'authorize-own-client': authorizeOwnClientStep,
  'token-endpoint': tokenEndpointStep,
  'accounts-without-token': accountsWithoutTokenStep,
  'accounts-made-up-token': accountsMadeUpTokenStep,
  'accounts-without-request-id': accountsWithoutRequestIdStep,
  'consent-status': consentStatusStep,
  'payment-status': paymentStatusStep,
  'funds-confirmations': fundsConfirmationsStep,
  'cross-edition': crossEditionStep,
  'request-id-echo': requestIdEchoStep,
};
