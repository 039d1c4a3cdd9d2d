import type { Judge } from './judgement.js';
import { judgeAccountsMadeUpToken } from './judges/accounts-made-up-token.js';
import { judgeAccountsWithoutRequestId } from './judges/accounts-without-request-id.js';
import { judgeAccountsWithoutToken } from './judges/accounts-without-token.js';
import { judgeAuthorizeOwnClient } from './judges/authorize-own-client.js';
import { judgeAuthorizeUnregisteredRedirect } from './judges/authorize-unregistered-redirect.js';
import { judgeClock } from './judges/clock.js';
import { judgeConsentStatus } from './judges/consent-status.js';
import { judgeCrossEdition } from './judges/cross-edition.js';
import { judgeDiscovery } from './judges/discovery.js';
import { judgeDns } from './judges/dns.js';
import { judgeFundsConfirmations } from './judges/funds-confirmations.js';
import { judgeMtls } from './judges/mtls.js';
import { judgePaymentStatus } from './judges/payment-status.js';
import { judgeRequestIdEcho } from './judges/request-id-echo.js';
import { judgeTcp } from './judges/tcp.js';
import { judgeTls } from './judges/tls.js';
import { judgeTokenEndpoint } from './judges/token-endpoint.js';
import type { ProbeStepId } from './probe-steps.js';

/** What each step's observation means. */
export const JUDGES: { readonly [Id in ProbeStepId]: Judge<Id> } = {
  dns: judgeDns,
  tcp: judgeTcp,
  tls: judgeTls,
  mtls: judgeMtls,
  clock: judgeClock,
  discovery: judgeDiscovery,
  'authorize-unregistered-redirect': judgeAuthorizeUnregisteredRedirect,
  'authorize-own-client': judgeAuthorizeOwnClient,
  'token-endpoint': judgeTokenEndpoint,
  'accounts-without-token': judgeAccountsWithoutToken,
  'accounts-made-up-token': judgeAccountsMadeUpToken,
  'accounts-without-request-id': judgeAccountsWithoutRequestId,
  'consent-status': judgeConsentStatus,
  'payment-status': judgePaymentStatus,
  'funds-confirmations': judgeFundsConfirmations,
  'cross-edition': judgeCrossEdition,
  'request-id-echo': judgeRequestIdEcho,
};
