import { Injectable } from '@nestjs/common';
import * as oauth from 'oauth4webapi';
import {
  type AuthorizationServer,
  readAuthorizationServer,
} from '../core/connections/authorization-server.js';
import type { ClientAuthMethod } from '../core/connections/client-auth.js';
import { refusalOf } from '../core/connections/bank-refusal.js';
import { type Outcome, type OutcomeCode, outcome } from '../core/connections/outcomes.js';
import { type GrantedTokens, refusedToken, type TokenRefusal } from '../core/connections/token-answer.js';
import { isJsonObject, readJson } from '../core/probes/read-json.js';
import { readMetadata } from '../core/probes/read-metadata.js';
import { BankCalls, type BankCall, type BankLine } from './bank-calls.service.js';

/** An organisation as a client of one authorization server. */
export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string | null;
}

export type Discovered =
  | { readonly ok: true; readonly server: AuthorizationServer; readonly call: BankCall }
  | { readonly ok: false; readonly outcome: Outcome; readonly call: BankCall };

export type TokenAnswer = (
  { readonly ok: true; readonly tokens: GrantedTokens } | ({ readonly ok: false } & TokenRefusal)
) & { readonly call: BankCall };

/** What the browser's answer has to go with. */
export interface CodeGrant {
  /** The parameters that came back, as one text. */
  readonly parameters: URLSearchParams;
  readonly state: string;
  readonly redirectUri: string;
  readonly verifier: string;
}

/** Answers that tell of the document, not of the way to it. */
const NOT_THERE: ReadonlySet<OutcomeCode> = new Set(['call-refused', 'answer-malformed', 'redirected']);

/** Stands for a call without an answer on its way through the library. */
class NoAnswer extends Error {}

/**
 * OAuth 2.0 with a well-kept library, whose every request goes through the port that dials. What the core has judged the library
 * judges again in its own way. Never throws for what the other side does.
 */
@Injectable()
export class OAuthRequests {
  constructor(private readonly calls: BankCalls) {}

  /** The documented address, with our certificate where there is one (Paysera does not say whether discovery needs it). */
  async discover(line: BankLine, client: OAuthClient): Promise<Discovered> {
    const call = await this.calls.send(line, { url: line.target.discoveryUrl ?? '' });
    const reading = readMetadata(call);
    if (!reading.ok) {
      const refusal = refusalOf(call);
      const isOwn = refusal === null || NOT_THERE.has(refusal.code);
      return { ok: false, outcome: isOwn ? outcome('metadata-unread', reading.message) : refusal, call };
    }
    const have = { secret: client.clientSecret !== null, certificate: line.credential !== null };
    const judged = readAuthorizationServer(reading.metadata, line.target, have);
    return judged.ok
      ? { ok: true, server: judged.server, call }
      : { ok: false, outcome: outcome(judged.problem, judged.seen), call };
  }

  /** RFC 6749 §4.1.3 with the verifier of RFC 7636 §4.5. */
  exchangeCode(
    line: BankLine,
    server: AuthorizationServer,
    client: OAuthClient,
    { parameters, state, redirectUri, verifier }: CodeGrant,
  ): Promise<TokenAnswer> {
    const as = metadataOf(server);
    const id = { client_id: client.clientId };
    return this.grant(
      line,
      'code',
      (options) => {
        const checked = oauth.validateAuthResponse(as, id, parameters, state);
        const authentication = authenticationOf(server.clientAuth, client);
        return oauth.authorizationCodeGrantRequest(
          ...([as, id, authentication, checked, redirectUri, verifier, options] as const),
        );
      },
      (response) => oauth.processAuthorizationCodeResponse(as, id, response),
    );
  }

  /** RFC 6749 §6. */
  refresh(
    line: BankLine,
    server: AuthorizationServer,
    client: OAuthClient,
    refreshToken: string,
  ): Promise<TokenAnswer> {
    const as = metadataOf(server);
    const id = { client_id: client.clientId };
    return this.grant(
      line,
      'refresh',
      (options) =>
        oauth.refreshTokenGrantRequest(
          ...([as, id, authenticationOf(server.clientAuth, client), refreshToken, options] as const),
        ),
      (response) => oauth.processRefreshTokenResponse(as, id, response),
    );
  }

  /** RFC 7009. Null: the server names no place for it. */
  async revoke(
    line: BankLine,
    server: AuthorizationServer,
    client: OAuthClient,
    { token, hint }: { readonly token: string; readonly hint: 'access_token' | 'refresh_token' },
  ): Promise<{ readonly ok: boolean; readonly call: BankCall } | null> {
    if (server.revocationEndpoint === null) return null;
    const seen: BankCall[] = [];
    try {
      const response = await oauth.revocationRequest(
        metadataOf(server),
        { client_id: client.clientId },
        authenticationOf(server.clientAuth, client),
        token,
        {
          additionalParameters: { token_type_hint: hint },
          [oauth.customFetch]: this.through(line, seen),
        },
      );
      await oauth.processRevocationResponse(response);
      return { ok: true, call: seen[0]! };
    } catch (error) {
      if (seen[0] === undefined) throw error;
      return { ok: false, call: seen[0] };
    }
  }

  private async grant(
    line: BankLine,
    kind: 'code' | 'refresh',
    send: (options: { [oauth.customFetch]: Fetch }) => Promise<Response>,
    process: (response: Response) => Promise<oauth.TokenEndpointResponse>,
  ): Promise<TokenAnswer> {
    const seen: BankCall[] = [];
    try {
      const tokens = grantedOf(await process(await send({ [oauth.customFetch]: this.through(line, seen) })));
      if (tokens !== null) return { ok: true, tokens, call: seen[0]! };
    } catch (error) {
      // Before anything was sent it is a fault of ours.
      if (seen[0] === undefined) throw error;
    }
    const call = seen[0]!;
    return { ok: false, ...refusedToken(call, kind, errorOf(call)), call };
  }

  /** The library's `fetch`; what it sends and gets is noted in `seen`. */
  private through(line: BankLine, seen: BankCall[]): Fetch {
    return async (url, { method, headers, body }) => {
      const call = await this.calls.send(line, {
        ...{ url, method: method === 'POST' ? 'POST' : 'GET', headers: { ...headers } },
        body: body === undefined ? '' : String(body),
      });
      seen.push(call);
      const { outcome: answer } = call;
      if (!answer.ok) throw new NoAnswer(answer.message);
      // A name that stands twice says two things: it is no answer, whichever the library would take.
      const reading = readJson(answer.body);
      if (!reading.ok && reading.problem === 'duplicate-keys') throw new NoAnswer(reading.message);
      const isBare = answer.status === 204 || answer.status === 205 || answer.status === 304;
      return new Response(isBare ? null : Buffer.from(answer.body), {
        status: answer.status,
        headers: answer.headers.filter(([name]) => WANTED.has(name.toLowerCase())) as [string, string][],
      });
    };
  }
}

type Fetch = (
  url: string,
  options: {
    readonly method: string;
    readonly headers: Record<string, string>;
    readonly body?: URLSearchParams | undefined;
  },
) => Promise<Response>;

/** What the library looks at; the rest could be malformed and would only throw. */
const WANTED: ReadonlySet<string> = new Set(['content-type', 'www-authenticate']);

const metadataOf = (server: AuthorizationServer): oauth.AuthorizationServer => ({
  ...{ issuer: server.issuer, token_endpoint: server.tokenEndpoint },
  authorization_endpoint: server.authorizationEndpoint,
  ...(server.revocationEndpoint !== null && { revocation_endpoint: server.revocationEndpoint }),
  authorization_response_iss_parameter_supported: server.namesIssuer,
});

function authenticationOf(method: ClientAuthMethod, { clientSecret }: OAuthClient): oauth.ClientAuth {
  switch (method) {
    case 'tls_client_auth':
      return oauth.TlsClientAuth();
    case 'none':
      return oauth.None();
    case 'client_secret_post':
      return oauth.ClientSecretPost(clientSecret ?? '');
    case 'client_secret_basic':
      return oauth.ClientSecretBasic(clientSecret ?? '');
  }
}

const LONGEST_TOKEN = 16_384;

/** Null: a token that is not used as a bearer, or one longer than any header takes. */
function grantedOf(answer: oauth.TokenEndpointResponse): GrantedTokens | null {
  const { access_token: accessToken, refresh_token: refreshToken = null, token_type: type } = answer;
  if (type !== 'bearer' || !/^[\x21-\x7e]+$/.test(accessToken)) return null;
  if (accessToken.length > LONGEST_TOKEN || (refreshToken?.length ?? 0) > LONGEST_TOKEN) return null;
  const own = answer['refresh_token_expires_in'] ?? answer['refresh_expires_in'];
  return {
    ...{ accessToken, refreshToken, expiresIn: answer.expires_in ?? null },
    refreshExpiresIn: typeof own === 'number' ? own : null,
    scope: answer.scope ?? null,
  };
}

/** The error of RFC 6749 §5.2, where the answer has one; words of the other side, cleaned. */
function errorOf({ outcome: answer }: BankCall): { word: string; description: string } | null {
  if (!answer.ok) return null;
  const reading = readJson(answer.body);
  if (!reading.ok || !isJsonObject(reading.value)) return null;
  const { error, error_description: description } = reading.value;
  if (typeof error !== 'string' || !/^[\x20-\x7e]{1,60}$/.test(error)) return null;
  const text = typeof description === 'string' ? description.replace(/[^\x20-\x7e]/g, '?') : '';
  return { word: error, description: text.slice(0, 200) };
}
