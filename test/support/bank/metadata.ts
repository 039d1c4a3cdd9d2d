import type { ServerResponse } from 'node:http';
import type { ApiEditionFacts } from '../../../server/core/api-editions/api-edition.js';
import type { BankState } from './bank.js';
import { SCOPE_WORDS } from './sca-subject.js';

/** Members of OpenID Connect that the library adds; the bank is an OAuth server only. */
const NOT_OAUTH =
  /^(id_token_|subject_types|claim|acr_values|userinfo_|request_|require_|end_session|backchannel_|frontchannel_|dpop_|jwks_uri)/;

/** Makes the document of the library the bank's own, with whatever is switched. */
export function bendMetadata(
  { switches, origin }: BankState,
  { basePath }: ApiEditionFacts,
  response: ServerResponse,
): void {
  const end = response.end.bind(response) as (body?: string) => ServerResponse;
  response.end = ((body?: unknown): ServerResponse => {
    const text = Buffer.isBuffer(body) ? body.toString('utf8') : body;
    if (typeof text !== 'string' || response.statusCode !== 200) return end(text as string | undefined);
    const metadata = Object.fromEntries(
      Object.entries(JSON.parse(text) as Record<string, unknown>).filter(([name]) => !NOT_OAUTH.test(name)),
    );
    metadata['scopes_supported'] = [...SCOPE_WORDS];
    metadata['token_endpoint_auth_methods_supported'] = [
      switches.isOn('client-auth-tls')
        ? 'tls_client_auth'
        : switches.isOn('client-auth-none')
          ? 'none'
          : 'client_secret_post',
    ];
    metadata['tls_client_certificate_bound_access_tokens'] = switches.isOn('bound-tokens');
    if (switches.isOn('discovery-wrong-issuer'))
      metadata['issuer'] = `https://somebody-else.example${basePath}/`;
    if (switches.isOn('discovery-without-s256')) delete metadata['code_challenge_methods_supported'];
    if (switches.isOn('discovery-other-host'))
      metadata['token_endpoint'] = `https://tokens.somebody-else.example${basePath}/oauth/token`;
    const bent = JSON.stringify(metadata);
    const written = switches.isOn('discovery-http-addresses')
      ? bent.replaceAll(origin, origin.replace('https:', 'http:'))
      : bent;
    response.setHeader('content-length', Buffer.byteLength(written));
    return end(written);
  }) as typeof response.end;
}
