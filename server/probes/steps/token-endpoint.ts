import { chooseEndpoint, chosenMetadata, textsOf } from '../../core/probes/read-metadata.js';
import { MADE_UP } from '../../core/probes/redact.js';
import { newVerifier } from '../authorize-request.js';
import type { ProbeStep } from '../probe-step.js';

/**
 * Rows 10 and 11: a made-up code, whose refusal tells whether the client is known; then the grant that no page documents.
 * The client's secret is never sent.
 */
export const tokenEndpointStep: ProbeStep<'token-endpoint'> = {
  id: 'token-endpoint',
  needs: ['discovery'],
  requires: ['client-id'],
  async observe(target, context) {
    const { calls, credential, earlier } = context;
    const metadata = earlier.discovery && chosenMetadata(earlier.discovery);
    const isWithCertificate = credential !== null;
    const endpoint = chooseEndpoint(metadata, 'token_endpoint', target, { isWithCertificate });
    const clientId = target.clientId ?? '';
    const authMethods = textsOf(metadata?.['token_endpoint_auth_methods_supported']);
    if (!endpoint.ok) return { endpoint, clientId, authMethods, code: null, clientCredentials: null };
    const form = {
      grant_type: 'authorization_code',
      code: `${MADE_UP}${context.randomText(24)}`,
      ...(target.redirectUri !== null && { redirect_uri: target.redirectUri }),
      client_id: clientId,
      code_verifier: newVerifier(context),
    };
    const code = await calls.exchange({ url: endpoint.url, method: 'POST', form, credential });
    const clientCredentials = await calls.exchange({
      ...{ url: endpoint.url, method: 'POST', credential },
      form: { grant_type: 'client_credentials', client_id: clientId },
    });
    return { endpoint, clientId, authMethods, code, clientCredentials };
  },
};
