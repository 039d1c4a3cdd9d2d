import { chooseEndpoint, chosenMetadata } from '../../core/probes/read-metadata.js';
import { authorizeUrl, newState, newVerifier } from '../authorize-request.js';
import type { ProbeStep } from '../probe-step.js';

/** Nobody's (RFC 6761 §6.4), so nothing is sent anywhere if a server falls for it. */
const UNREGISTERED_HOST = 'https://unregistered.invalid';

/** Row 8: an authorization request, as a browser would bring it, with an address that nobody registered. */
export const authorizeUnregisteredRedirectStep: ProbeStep<'authorize-unregistered-redirect'> = {
  id: 'authorize-unregistered-redirect',
  needs: ['discovery'],
  requires: [],
  async observe(target, context) {
    const metadata = context.earlier.discovery && chosenMetadata(context.earlier.discovery);
    const endpoint = chooseEndpoint(metadata, 'authorization_endpoint', target, { isWithCertificate: false });
    const redirectUri = `${UNREGISTERED_HOST}/${context.randomText(9)}`;
    const state = newState(context);
    const clientId = target.clientId ?? `qwarden-probe-${context.randomText(9)}`;
    const verifier = newVerifier(context);
    const parameters = { clientId, redirectUri, state, verifier, scope: 'AIS:qwarden-probe' };
    const call = endpoint.ok
      ? await context.calls.exchange({
          url: authorizeUrl(endpoint.url, parameters),
          headers: { Accept: 'text/html,application/json' },
        })
      : null;
    return { endpoint, redirectUri, state, clientId, call };
  },
};
