import type { ProbeTarget } from '../probes/probe-target.js';
import { chooseEndpoint, httpsUrlOf, type Metadata, textsOf } from '../probes/read-metadata.js';
import { type ClientAuthMethod, decideClientAuth } from './client-auth.js';

export const SERVER_PROBLEMS = [
  'metadata-without-issuer',
  'metadata-wrong-issuer',
  'metadata-without-endpoint',
  'metadata-endpoint-elsewhere',
  'metadata-without-code',
  'metadata-without-pkce',
  'client-secret-missing',
  'certificate-missing',
  'client-auth-unsupported',
] as const;
export type ServerProblem = (typeof SERVER_PROBLEMS)[number];

/** What is used of an authorization server's metadata (RFC 8414), judged. */
export interface AuthorizationServer {
  /** As the metadata write it: answers of the authorization endpoint are compared with it letter by letter (RFC 9207 §2.4). */
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  /** Null where none is named. */
  readonly revocationEndpoint: string | null;
  readonly clientAuth: ClientAuthMethod;
  readonly isAuthDefault: boolean;
  /** Whether answers of the authorization endpoint name the issuer (RFC 9207 §3). */
  readonly namesIssuer: boolean;
  /** Whether S256 is promised (RFC 7636); it is sent either way. */
  readonly promisesPkce: boolean;
  /** Null where it is not said. */
  readonly refreshes: boolean | null;
}

export type ServerReading =
  | { readonly ok: true; readonly server: AuthorizationServer }
  | { readonly ok: false; readonly problem: ServerProblem; readonly seen: string };

const WELL_KNOWN = /\/\.well-known\/(?:oauth-authorization-server|openid-configuration)/;

/** The issuer that a document's address stands for, in the appended form and in that of RFC 8414 §3.1. No slash at its end. */
export function issuerOfDiscovery(discoveryUrl: string): string {
  return discoveryUrl.replace(WELL_KNOWN, '').replace(/\/+$/, '');
}

/**
 * Judges metadata before anything is sent where they say. Another issuer, an endpoint at another host, no code flow: not
 * used. A slash at the issuer's end does not matter here; pages and documents differ in it.
 */
export function readAuthorizationServer(
  metadata: Metadata,
  target: ProbeTarget,
  have: { readonly secret: boolean; readonly certificate: boolean },
): ServerReading {
  const { issuer } = metadata;
  const expected = issuerOfDiscovery(target.discoveryUrl ?? '');
  if (typeof issuer !== 'string' || issuer.length > 2_048 || httpsUrlOf(issuer) === undefined)
    return problem('metadata-without-issuer', issuer);
  if (issuer.replace(/\/$/, '') !== expected) return problem('metadata-wrong-issuer', issuer);
  const isWithCertificate = have.certificate;
  const endpoints: Record<string, string> = {};
  for (const member of ['authorization_endpoint', 'token_endpoint'] as const) {
    // The browser of the customer has no certificate of ours.
    const asked = { isWithCertificate: isWithCertificate && member === 'token_endpoint' };
    const choice = chooseEndpoint(metadata, member, target, asked);
    if (!choice.ok)
      return problem(
        choice.why === 'elsewhere' ? 'metadata-endpoint-elsewhere' : 'metadata-without-endpoint',
        `${member} ${choice.url ?? ''}`,
      );
    if (!isAtHome(choice.url, expected, target)) return problem('metadata-endpoint-elsewhere', choice.url);
    endpoints[member] = choice.url;
  }
  const responseTypes = textsOf(metadata['response_types_supported']);
  if (responseTypes !== null && !responseTypes.includes('code'))
    return problem('metadata-without-code', responseTypes.join(' '));
  const challenges = textsOf(metadata['code_challenge_methods_supported']);
  const promisesPkce = challenges?.includes('S256') === true;
  if (challenges !== null && !promisesPkce) return problem('metadata-without-pkce', challenges.join(' '));
  const auth = decideClientAuth(textsOf(metadata['token_endpoint_auth_methods_supported']), have);
  if (!auth.ok)
    return problem(
      (
        {
          'client-secret': 'client-secret-missing',
          certificate: 'certificate-missing',
          unsupported: 'client-auth-unsupported',
        } as const
      )[auth.missing],
      textsOf(metadata['token_endpoint_auth_methods_supported'])?.join(' '),
    );
  // Nothing but PKCE would stand between a stolen code and a token.
  if (auth.method === 'none' && !promisesPkce) return problem('metadata-without-pkce', 'none');
  const revocation = chooseEndpoint(metadata, 'revocation_endpoint', target, { isWithCertificate });
  const grants = textsOf(metadata['grant_types_supported']);
  return {
    ok: true,
    server: {
      issuer,
      authorizationEndpoint: endpoints['authorization_endpoint']!,
      tokenEndpoint: endpoints['token_endpoint']!,
      revocationEndpoint: revocation.ok && isAtHome(revocation.url, expected, target) ? revocation.url : null,
      ...{ clientAuth: auth.method, isAuthDefault: auth.isDefault, promisesPkce },
      namesIssuer: metadata['authorization_response_iss_parameter_supported'] === true,
      refreshes: grants === null ? null : grants.includes('refresh_token'),
    },
  };
}

/** The host of the interface or of the document, or one below: what is sent there is worth an account. */
function isAtHome(url: string, issuer: string, { host }: ProbeTarget): boolean {
  const homes = [host, URL.canParse(issuer) ? new URL(issuer).hostname : host];
  const at = new URL(url).hostname;
  return homes.some((home) => at === home || at.endsWith(`.${home}`));
}

const problem = (code: ServerProblem, seen: unknown): ServerReading => ({
  ...{ ok: false, problem: code },
  seen: typeof seen === 'string' ? seen.slice(0, 300) : '',
});
