import { chooseEndpoint, chosenMetadata } from '../../core/probes/read-metadata.js';
import { authorizeUrl, newState, newVerifier } from '../authorize-request.js';
import type { ProbeStep } from '../probe-step.js';

/**
 * Row 9: an authorization request with our own client and registered address, and the scope of a consent that does not
 * exist. Nobody signs in, so nothing comes of it.
 */
export const authorizeOwnClientStep: ProbeStep<'authorize-own-client'> = {
  id: 'authorize-own-client',
  needs: ['discovery'],
  requires: ['client-id', 'redirect-uri'],
  async observe(target, context) {
    const metadata = context.earlier.discovery && chosenMetadata(context.earlier.discovery);
    const endpoint = chooseEndpoint(metadata, 'authorization_endpoint', target, { isWithCertificate: false });
    const redirectUri = target.redirectUri ?? '';
    const clientId = target.clientId ?? '';
    const state = newState(context);
    const parameters = {
      clientId,
      redirectUri,
      state,
      scope: `AIS:${context.randomUuid()}`,
      verifier: newVerifier(context),
    };
    const call = endpoint.ok
      ? await context.calls.exchange({
          url: authorizeUrl(endpoint.url, parameters),
          headers: { Accept: 'text/html,application/json' },
        })
      : null;
    return { endpoint, redirectUri, state, clientId, call };
  },
};
