import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type AdapterPayload,
  type Client,
  errors,
  type KoaContextWithOIDC,
  Provider,
} from './oidc-provider.js';
import type { ApiEditionFacts } from '../../../server/core/api-editions/api-edition.js';
import { pemOf } from '../certificate-authority.js';
import { sendPage } from './answer.js';
import type { BankState } from './bank.js';
import { bendMetadata } from './metadata.js';
import { certificateOf } from './request.js';
import { scopesOf, subjectOf } from './sca-subject.js';
import { errorPage } from './sca-pages.js';
import { TokenStore } from './token-store.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** No page names a lifetime; these are ordinary. In seconds. */
export const LIFETIMES = {
  AccessToken: 10 * MINUTE,
  AuthorizationCode: MINUTE,
  RefreshToken: 90 * DAY,
  Grant: 180 * DAY,
  Interaction: HOUR,
  Session: HOUR,
} as const;

/** What the bank's resources have to know of a token. */
export interface TokenFacts {
  readonly organizationIdentifier: string;
  readonly customerId: string;
  readonly scopes: ReadonlySet<string>;
  /** Thumbprint of the certificate it is bound to (RFC 8705 §3). */
  readonly boundTo: string | undefined;
}

const signingKeys = {
  keys: [generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })],
};

/** A client asks about its own tokens only. */
const ownToken = (
  _ctx: KoaContextWithOIDC,
  { clientId }: Client,
  token: { readonly clientId?: string | undefined },
): boolean => token.clientId === clientId;

/** The authorization server of one edition, below its base: a real library, told about the bank's consents and clients. */
export class AuthorizationServer {
  readonly provider: Provider;
  private readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  private readonly resource: string;

  constructor(
    private readonly bank: BankState,
    private readonly edition: ApiEditionFacts,
  ) {
    const { switches, now } = bank;
    const store = new TokenStore(now);
    this.resource = `${bank.origin}${edition.basePath}/v1`;
    const client = (id: string): AdapterPayload | undefined => this.client(id);
    this.provider = new Provider(this.issuer, {
      adapter: (model) => store.adapter(model, model === 'Client' ? client : undefined),
      routes: {
        authorization: '/oauth/authorize',
        token: '/oauth/token',
        jwks: '/oauth/jwks',
        revocation: '/oauth/revoke',
        introspection: '/oauth/introspect',
      },
      clientAuthMethods: ['client_secret_post', 'tls_client_auth', 'none'],
      responseTypes: ['code'],
      pkce: { required: () => true },
      cookies: { keys: [randomBytes(16).toString('hex')] },
      jwks: signingKeys,
      ttl: LIFETIMES,
      findAccount: (_ctx, id) => ({ accountId: id, claims: () => Promise.resolve({ sub: id }) }),
      interactions: { url: (_ctx, { uid }) => `${edition.basePath}/sca/${uid}` },
      // What a customer agreed to outlives the hour in which the browser was signed in.
      expiresWithSession: () => Promise.resolve(false),
      issueRefreshToken: (ctx, { clientId }) => {
        this.demandOwnCertificate(ctx, clientId);
        return Promise.resolve(true);
      },
      rotateRefreshToken: (ctx) => {
        this.demandOwnCertificate(ctx, ctx.oidc.client?.clientId);
        return !switches.isOn('refresh-not-rotated');
      },
      renderError: (ctx, { error, error_description: description }) => {
        ctx.type = 'html';
        ctx.body = errorPage(error, description ?? '');
      },
      features: {
        devInteractions: { enabled: false },
        rpInitiatedLogout: { enabled: false },
        userinfo: { enabled: false },
        pushedAuthorizationRequests: { enabled: false },
        revocation: { enabled: true, allowedPolicy: ownToken },
        introspection: { enabled: true, allowedPolicy: ownToken },
        mTLS: {
          enabled: true,
          tlsClientAuth: true,
          certificateBoundAccessTokens: true,
          getCertificate: (ctx) => {
            const der = certificateOf(ctx.req);
            return der && pemOf(der);
          },
          // Nobody gets as far as the token endpoint with a certificate that is not accepted.
          certificateAuthorized: () => true,
          certificateSubjectMatches: (ctx, _property, expected) =>
            this.holderOf(ctx.req as IncomingMessage) === expected,
        },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => this.resource,
          useGrantedResource: () => true,
          getResourceServerInfo: (ctx, _resource, one) => this.scopesFor(ctx, one),
        },
      },
    });
    this.provider.proxy = false;
    const callback = this.provider.callback();
    this.handle = async (request, response) => {
      await callback(request, response);
    };
  }

  /** As documented: the base, with its slash. */
  get issuer(): string {
    return `${this.bank.origin}${this.edition.basePath}/`;
  }

  /** Answers below the base, as `/oauth/token`; the library finds out by itself where it is mounted. */
  async serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const { switches } = this.bank;
    const url = request.url ?? '';
    if (path === '/oauth/authorize') {
      if (this.misdirect(url, response)) return;
      // Customers sign in for every question anew: strong authentication is for one thing.
      const cookies = (request.headers.cookie ?? '').split(/; */);
      request.headers.cookie = cookies.filter((one) => !one.startsWith('_session')).join('; ');
    }
    if (path === '/oauth/token' && switches.isOn('token-html')) {
      sendPage(
        response,
        200,
        '<!doctype html><html lang="en"><title>Sandbox Bank</title><h1>Welcome</h1></html>',
      );
      return;
    }
    if (path === '/oauth/token' && switches.isOn('token-500')) {
      response.statusCode = 500;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ error: 'server_error', error_description: 'Something went wrong.' }));
      return;
    }
    if (path.startsWith('/.well-known/')) bendMetadata(this.bank, this.edition, response);
    else if (path.startsWith('/oauth/authorize')) this.bendCallback(response);
    Object.assign(request, { originalUrl: url });
    request.url = url.slice(this.edition.basePath.length);
    await this.handle(request, response);
  }

  /** Undefined when it is none of ours, or has ended. */
  async token(value: string): Promise<TokenFacts | undefined> {
    const token = await this.provider.AccessToken.find(value);
    const party = token?.clientId === undefined ? undefined : this.bank.parties.ofClient(token.clientId);
    if (token === undefined || party === undefined) return undefined;
    return {
      organizationIdentifier: party.organizationIdentifier,
      customerId: token.accountId,
      scopes: new Set((token.scope ?? '').split(' ')),
      boundTo: token['x5t#S256'],
    };
  }

  private client(id: string): AdapterPayload | undefined {
    const { parties, switches } = this.bank;
    const party = parties.ofClient(id);
    if (!party?.editions.includes(this.edition.id)) return undefined;
    const method = switches.isOn('client-auth-tls')
      ? ('tls_client_auth' as const)
      : switches.isOn('client-auth-none')
        ? ('none' as const)
        : ('client_secret_post' as const);
    return {
      client_id: id,
      client_name: party.name,
      redirect_uris: [...party.redirectUris],
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: method,
      ...(method === 'client_secret_post' && { client_secret: party.clientSecret }),
      ...(method === 'tls_client_auth' && { tls_client_auth_subject_dn: party.organizationIdentifier }),
      tls_client_certificate_bound_access_tokens: switches.isOn('bound-tokens'),
    };
  }

  private scopesFor(ctx: KoaContextWithOIDC, { clientId }: Client) {
    const party = this.bank.parties.ofClient(clientId);
    const identifier = party?.organizationIdentifier ?? '';
    const asked = ctx.oidc.route === 'authorization' ? ctx.oidc.params?.['scope'] : undefined;
    if (
      ctx.oidc.route === 'authorization' &&
      (typeof asked !== 'string' || subjectOf(this.bank, asked, identifier, this.edition.id) === undefined)
    )
      throw new errors.InvalidScope('the scope names nothing that waits for a customer', String(asked ?? ''));
    return {
      scope: scopesOf(this.bank, identifier, this.edition.id).join(' '),
      audience: this.resource,
      accessTokenFormat: 'opaque' as const,
      accessTokenTTL: LIFETIMES.AccessToken,
    };
  }

  /** organizationIdentifier of the certificate of this connection. */
  private holderOf(request: IncomingMessage): string | undefined {
    const reading = this.bank.reader.read(certificateOf(request), this.edition.id);
    return reading.ok ? reading.organizationIdentifier : undefined;
  }

  /** Whoever presents the certificate is whom the client id stands for. */
  private demandOwnCertificate(ctx: KoaContextWithOIDC, clientId: string | undefined): void {
    const party = clientId === undefined ? undefined : this.bank.parties.ofClient(clientId);
    if (party?.organizationIdentifier !== this.holderOf(ctx.req as IncomingMessage))
      throw new errors.InvalidClient('the certificate belongs to another client');
  }

  /** Switches of the authorization endpoint that leave the library out. */
  private misdirect(url: string, response: ServerResponse): boolean {
    const { switches, origin } = this.bank;
    const { searchParams } = new URL(url, origin);
    const redirectUri = searchParams.get('redirect_uri') ?? '';
    if (!URL.canParse(redirectUri)) return false;
    const error = switches.isOn('authorize-open-redirect')
      ? 'access_denied'
      : switches.isOn('authorize-error')
        ? 'server_error'
        : undefined;
    if (error === undefined) return false;
    const back = new URL(redirectUri);
    back.searchParams.set('error', error);
    const state = searchParams.get('state');
    if (state !== null) back.searchParams.set('state', state);
    back.searchParams.set('iss', this.issuer);
    response.statusCode = 303;
    response.setHeader('location', back.href);
    response.end();
    return true;
  }

  /** Changes where customers come back with, when the library sends them there. */
  private bendCallback(response: ServerResponse): void {
    const { switches, origin } = this.bank;
    const setHeader = response.setHeader.bind(response);
    response.setHeader = ((name: string, value: string | number | readonly string[]) => {
      if (name.toLowerCase() !== 'location' || typeof value !== 'string') return setHeader(name, value);
      const back = new URL(value, origin);
      if (!back.searchParams.has('iss')) return setHeader(name, value);
      if (switches.isOn('callback-without-iss')) back.searchParams.delete('iss');
      if (switches.isOn('callback-wrong-iss')) back.searchParams.set('iss', 'https://somebody-else.example/');
      if (switches.isOn('callback-wrong-state')) back.searchParams.set('state', 'nobody-sent-this');
      return setHeader(name, back.href);
    }) as typeof response.setHeader;
  }
}
