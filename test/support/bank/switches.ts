/** What a switch takes beside on and off. */
export type SwitchUnit = 'milliseconds' | 'seconds';

export interface SwitchKind {
  /** One sentence: what the bank does while it is on. */
  readonly sentence: string;
  /** What its number means; without it the switch takes none. */
  readonly unit?: SwitchUnit;
  /** The number when none is given. */
  readonly otherwise?: number;
}

/**
 * Everything that can be made to go wrong, and the choices that the bank's documents leave open. The names are what tests,
 * the control page and `docs/sandbox.md` use.
 */
export const BANK_SWITCHES = {
  // The connection, before TLS.
  'connection-reset': { sentence: 'Every connection is reset as soon as it is made.' },
  'connection-closed': { sentence: 'Every connection is closed in order, before a handshake.' },
  'connection-silent': { sentence: 'Connections are taken and nothing is ever said: a half-open socket.' },
  'speaks-ssh': { sentence: 'The port greets like an SSH server.' },
  'speaks-http': { sentence: 'The port answers in HTTP without TLS.' },
  // The handshake.
  'tls-1.0-only': { sentence: 'The server speaks TLS 1.0 and nothing newer.' },
  'certificate-other-name': { sentence: 'The server shows a certificate for another name.' },
  'certificate-expired': { sentence: 'The server shows a certificate that ended yesterday.' },
  'certificate-ends-soon': { sentence: 'The server shows a certificate with a week left.' },
  'certificate-self-signed': { sentence: 'The server shows a certificate that it signed itself.' },
  'certificate-chain-of-100': { sentence: 'The server sends a chain of a hundred certificates.' },
  'client-certificate-demanded': {
    sentence:
      'A handshake without a client certificate ends with a TLS alert, also for the browsers of customers.',
  },
  'client-certificate-not-asked': { sentence: 'The server never asks for a client certificate.' },
  // The answer to a certificate that is not accepted (documented both ways); without either it is HTTP 403.
  'bad-certificate-401': {
    sentence: 'A certificate that is not accepted is answered with 401 CERTIFICATE_INVALID.',
  },
  'bad-certificate-closes': { sentence: 'A certificate that is not accepted has its connection closed.' },
  // Every answer.
  slow: { sentence: 'Answers come late.', unit: 'milliseconds', otherwise: 3_000 },
  drip: { sentence: 'Bodies come byte by byte.', unit: 'milliseconds', otherwise: 200 },
  'answer-reset': { sentence: 'The connection is reset in the middle of an answer.' },
  'answer-missing': { sentence: 'The connection is closed after the request, without an answer.' },
  'endless-headers': { sentence: 'The headers of an answer never end.' },
  'redirect-circle': { sentence: 'Every address redirects to itself by way of another.' },
  'status-500': { sentence: 'Everything fails with 500 INTERNAL_SERVER_ERROR.' },
  maintenance: { sentence: 'Everything is answered with a page about maintenance and 503.' },
  'too-many-requests': {
    sentence: 'Everything is answered with 429 ACCESS_EXCEEDED and Retry-After.',
    unit: 'seconds',
    otherwise: 30,
  },
  'bad-json': { sentence: 'Bodies of JSON break off in the middle.' },
  'duplicate-keys': {
    sentence: 'Objects of JSON have every member twice, the second time with another value.',
  },
  'html-for-json': { sentence: 'Bodies of JSON are replaced by a page.' },
  'clock-skew': { sentence: 'The Date of answers is ahead of the time.', unit: 'seconds', otherwise: 600 },
  'request-id-not-echoed': { sentence: 'Answers do not repeat X-Request-ID.' },
  // Discovery.
  'discovery-missing': { sentence: 'The documented address of the metadata answers 404.' },
  'discovery-rfc-form': { sentence: 'The metadata are served at the address of RFC 8414 too.' },
  'discovery-needs-certificate': { sentence: 'The metadata are served to accepted certificates only.' },
  'discovery-wrong-issuer': { sentence: 'The metadata name another issuer.' },
  'discovery-http-addresses': { sentence: 'Addresses in the metadata begin with http:.' },
  'discovery-other-host': { sentence: 'The token endpoint in the metadata is at another host.' },
  'discovery-without-s256': { sentence: 'The metadata do not name S256 (RFC 7636).' },
  'discovery-huge': { sentence: 'The metadata are a document of one gigabyte.' },
  // Authorization and tokens.
  'authorize-open-redirect': {
    sentence: 'The authorization endpoint redirects to addresses that nobody registered.',
  },
  'authorize-error': { sentence: 'The authorization endpoint sends every customer back with server_error.' },
  'callback-without-iss': { sentence: 'Customers come back without the issuer (RFC 9207).' },
  'callback-wrong-iss': { sentence: 'Customers come back with the issuer of somebody else.' },
  'callback-wrong-state': { sentence: 'Customers come back with a state that nobody sent.' },
  'token-html': { sentence: 'The token endpoint answers with a page.' },
  'token-500': { sentence: 'The token endpoint fails with 500.' },
  'refresh-not-rotated': { sentence: 'A refresh token is not replaced when it is used.' },
  'client-auth-tls': {
    sentence: 'Clients show who they are with their certificate alone (tls_client_auth).',
  },
  'client-auth-none': { sentence: 'Clients show no secret, only the verifier of PKCE.' },
  'bound-tokens': { sentence: 'Access tokens are bound to the certificate (RFC 8705).' },
  // Services.
  'funds-confirmations-open': { sentence: 'Confirmation of funds is open.' },
} as const satisfies Readonly<Record<string, SwitchKind>>;
export type BankSwitch = keyof typeof BANK_SWITCHES;

const KINDS: Readonly<Record<BankSwitch, SwitchKind>> = BANK_SWITCHES;
export const BANK_SWITCH_NAMES = Object.keys(BANK_SWITCHES) as readonly BankSwitch[];
export const isBankSwitch = (name: string): name is BankSwitch => Object.hasOwn(BANK_SWITCHES, name);

export interface SwitchSetting {
  /** In the unit of the switch. */
  readonly value?: number;
  /** Only requests whose path contains this; what happens before a request happens everywhere. */
  readonly path?: string;
}

/** Which switches are on. Whoever has several on gets the one that strikes first. */
export class BankSwitches {
  private readonly settings = new Map<BankSwitch, SwitchSetting>();

  on(name: BankSwitch, setting: SwitchSetting = {}): this {
    const { value } = setting;
    if (value !== undefined && !(Number.isFinite(value) && value >= 0 && value <= 86_400_000))
      throw new RangeError(`${name} takes a number from 0 to 86400000.`);
    this.settings.set(name, setting);
    return this;
  }

  off(name: BankSwitch): this {
    this.settings.delete(name);
    return this;
  }

  clear(): this {
    this.settings.clear();
    return this;
  }

  isOn(name: BankSwitch, path?: string): boolean {
    const setting = this.settings.get(name);
    if (setting === undefined) return false;
    return setting.path === undefined || path === undefined || path.includes(setting.path);
  }

  /** The number that belongs to a switch; undefined while it is off. */
  valueOf(name: BankSwitch, path?: string): number | undefined {
    return this.isOn(name, path) ? (this.settings.get(name)?.value ?? KINDS[name].otherwise ?? 0) : undefined;
  }

  get all(): readonly (readonly [BankSwitch, SwitchSetting])[] {
    return [...this.settings];
  }
}
