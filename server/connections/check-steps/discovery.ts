import { outcome } from '../../core/connections/outcomes.js';
import type { Fact } from '../../core/probes/probe-result.js';
import type { CheckStep } from '../check-step.js';

/** What the authorization server says of itself, and how a token is asked for because of it (Paysera C3). */
export const discovery: CheckStep = async ({ connection, line }, { connections, requests }) => {
  const found = await requests.discover(line, await connections.client(connection));
  if (!found.ok) return { outcomes: [found.outcome], calls: [found.call] };
  const { server } = found;
  const facts: readonly Fact[] = [
    { name: 'issuer', value: server.issuer },
    { name: 'authorization_endpoint', value: server.authorizationEndpoint },
    { name: 'token_endpoint', value: server.tokenEndpoint },
    {
      name: 'token_endpoint_auth_method',
      value: `${server.clientAuth}${server.isAuthDefault ? ' (default)' : ''}`,
    },
    { name: 'code_challenge_method', value: server.promisesPkce ? 'S256' : 'S256 (not promised)' },
    { name: 'iss', value: server.namesIssuer ? 'yes' : 'no' },
    { name: 'revocation_endpoint', value: server.revocationEndpoint ?? '–' },
  ];
  return { outcomes: [outcome('metadata-read')], facts, calls: [found.call] };
};
