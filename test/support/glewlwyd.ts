import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CertificateAuthority, type IssuedCertificate } from './certificate-authority.js';
import { freePort, type Stranger, startStranger } from './stranger.js';

const SCHEMA = '/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3';
const ADMIN = { username: 'admin', password: 'password' };
const CUSTOMER = { username: 'jonas', password: 'a password of a customer' };

interface Said {
  readonly status: number;
  readonly text: string;
  readonly location: string | null;
}

/** Who speaks to the server with a session of their own, as a browser does. */
class Visitor {
  private cookie = '';

  constructor(private readonly origin: string) {}

  async call(method: string, path: string, body?: object): Promise<Said> {
    const response = await fetch(`${this.origin}${path}`, {
      ...{ method, redirect: 'manual' },
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const given = response.headers.getSetCookie().map((one) => one.split(';', 1)[0]!);
    if (given.length > 0) this.cookie = given.join('; ');
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location'),
    };
  }

  async must(method: string, path: string, body?: object): Promise<void> {
    const { status, text } = await this.call(method, path, body);
    if (status !== 200) throw new Error(`glewlwyd: ${method} ${path} gave ${status} ${text}`);
  }
}

/**
 * Debian's glewlwyd: an authorization server of other people, with its own database, behind nginx for TLS. One client, one
 * customer, the scopes of the documented words.
 */
export class Glewlwyd {
  private constructor(
    readonly origin: string,
    /** PEM; whoever calls it has to trust it. */
    readonly root: string,
    private readonly inside: string,
    private readonly servers: readonly Stranger[],
    private readonly folder: string,
  ) {}

  get discoveryUrl(): string {
    return `${this.origin}/api/oidc/.well-known/openid-configuration`;
  }

  static async start(client: {
    readonly id: string;
    readonly secret: string;
    readonly redirectUri: string;
  }): Promise<Glewlwyd> {
    if (!existsSync(SCHEMA) || spawnSync('sqlite3', ['--version']).error !== undefined)
      throw new Error('glewlwyd is not installed: apt-get install glewlwyd sqlite3');
    const folder = mkdtempSync(join(tmpdir(), 'qwarden-glewlwyd-'));
    const root = CertificateAuthority.root();
    const [outside, insidePort] = [await freePort(), await freePort()];
    const [origin, inside] = [`https://localhost:${outside}`, `http://localhost:${insidePort}`];
    execFileSync('sqlite3', [join(folder, 'glewlwyd.db')], { input: readFileSync(SCHEMA) });
    writeFileSync(join(folder, 'glewlwyd.conf'), configuration(folder, insidePort, origin));
    const day = 86_400_000;
    const dates = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + 90 * day) };
    writeTls(folder, root.issue({ dnsName: 'localhost', ...dates }), outside, insidePort);
    const servers = [
      await startStranger('glewlwyd', ['--config-file=glewlwyd.conf'], folder, insidePort),
      await startStranger('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], folder, outside),
    ];
    await settle(new Visitor(inside), origin, client);
    return new Glewlwyd(origin, root.pem, inside, servers, folder);
  }

  async stop(): Promise<void> {
    for (const server of this.servers) await server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A customer's browser: is sent to the page where one signs in, does that, agrees, and comes back with an address. */
  async visit(url: string, clientId: string): Promise<string> {
    const { pathname, search, searchParams } = new URL(url);
    const visitor = new Visitor(this.inside);
    const { location } = await visitor.call('GET', `${pathname}${search}`);
    if (location?.includes('login.html') !== true)
      throw new Error(`Nobody was asked to sign in: ${location}`);
    await visitor.must('POST', '/api/auth/', CUSTOMER);
    await visitor.must('PUT', `/api/auth/grant/${clientId}`, { scope: searchParams.get('scope') ?? '' });
    const back = await visitor.call('GET', `${pathname}${search}&g_continue`);
    if (back.location === null)
      throw new Error(`The customer did not come back: ${back.status} ${back.text}`);
    return back.location;
  }

  /** Whether it still takes a refresh token. */
  async takes(
    refreshToken: string,
    { id, secret }: { readonly id: string; readonly secret: string },
  ): Promise<boolean> {
    const response = await fetch(`${this.inside}/api/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken }),
    });
    return response.ok;
  }
}

async function settle(
  admin: Visitor,
  origin: string,
  { id, secret, redirectUri }: { readonly id: string; readonly secret: string; readonly redirectUri: string },
): Promise<void> {
  await admin.must('POST', '/api/auth/', ADMIN);
  const scopes = ['accounts', 'transactions', 'payments'];
  for (const name of scopes)
    await admin.must('POST', '/api/scope/', {
      ...{
        name,
        display_name: name,
        description: name,
        password_required: true,
        password_max_age: 0,
        scheme: {},
      },
    });
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  await admin.must('POST', '/api/mod/plugin', {
    ...{ module: 'oidc', name: 'oidc', display_name: 'OpenID Connect' },
    parameters: {
      ...{ iss: `${origin}/api/oidc`, 'jwt-type': 'rsa', 'jwt-key-size': '256' },
      key: privateKey.export({ type: 'pkcs1', format: 'pem' }),
      cert: publicKey.export({ type: 'spki', format: 'pem' }),
      ...{ 'access-token-duration': 3_600, 'refresh-token-duration': 1_209_600, 'code-duration': 600 },
      ...{ 'refresh-token-rolling': true, 'refresh-token-one-use': 'always', 'allow-non-oidc': true },
      ...{
        'auth-type-token-enabled': false,
        'auth-type-id-token-enabled': false,
        'auth-type-code-enabled': true,
      },
      ...{
        'auth-type-password-enabled': false,
        'auth-type-client-enabled': false,
        'auth-type-refresh-enabled': true,
      },
      ...{ 'pkce-allowed': true, 'pkce-method-plain-allowed': false, 'pkce-required': true },
      ...{ 'introspection-revocation-allowed': true, 'introspection-revocation-allow-target-client': true },
      ...{
        'subject-type': 'public',
        'request-parameter-allow': false,
        claims: [],
        'address-claim': { type: 'no' },
      },
      ...{ 'name-claim': 'no', 'email-claim': 'no', 'scope-claim': 'no', 'oauth-rar-allowed': false },
    },
  });
  await admin.must('POST', '/api/client/', {
    ...{
      client_id: id,
      name: 'TPP',
      confidential: true,
      password: secret,
      client_secret: secret,
      enabled: true,
    },
    ...{ redirect_uri: [redirectUri], authorization_type: ['code', 'refresh_token'], scope: [] },
    token_endpoint_auth_method: ['client_secret_basic', 'client_secret_post'],
  });
  await admin.must('POST', '/api/user/', { ...CUSTOMER, name: 'Jonas', scope: scopes, enabled: true });
}

/** The sample of the package needs a dozen lines; what is not said has a default. */
const configuration = (folder: string, port: number, origin: string): string => `
port=${port}
bind_address="127.0.0.1"
external_url="${origin}"
login_url="login.html"
api_prefix="api"
static_files_path="/usr/share/glewlwyd/webapp/"
log_mode="console"
log_level="ERROR"
cookie_domain="localhost"
cookie_secure=0
session_expiration=86400
session_key="GLEWLWYD2_SESSION_ID"
admin_scope="g_admin"
profile_scope="g_profile"
login_api_enabled=true
user_module_path="/usr/lib/glewlwyd/user"
user_middleware_module_path="/usr/lib/glewlwyd/user_middleware"
client_module_path="/usr/lib/glewlwyd/client"
user_auth_scheme_module_path="/usr/lib/glewlwyd/scheme"
plugin_module_path="/usr/lib/glewlwyd/plugin"
use_secure_connection=false
secure_connection_key_file="${folder}/server.key"
secure_connection_pem_file="${folder}/server.pem"
secure_connection_ca_file="${folder}/server.pem"
hash_algorithm = "SHA512"
database = { type = "sqlite3"; path = "${folder}/glewlwyd.db"; };
`;

function writeTls(
  folder: string,
  { pem, privateKey }: IssuedCertificate,
  port: number,
  inside: number,
): void {
  writeFileSync(join(folder, 'server.pem'), pem);
  writeFileSync(join(folder, 'server.key'), privateKey.export({ format: 'pem', type: 'pkcs8' }), {
    mode: 0o600,
  });
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/nginx.pid; error_log stderr; worker_processes 1;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} ssl; listen [::1]:${port} ssl;
    ssl_certificate ${folder}/server.pem; ssl_certificate_key ${folder}/server.key;
    location / { proxy_pass http://127.0.0.1:${inside}; proxy_set_header Host $http_host; }
  }
}
`,
  );
}
