import {
  ACCESS_ROLES,
  type AccessRole,
  API_EDITIONS,
  type ApiEdition,
} from '../api-editions/edition-names.js';
import { ALL_EDITIONS, editionOf } from '../api-editions/editions.js';
import { presetOf } from './presets.js';
import type { ProbeTarget } from './probe-target.js';
import { isJsonObject } from './read-json.js';

export interface TargetProblem {
  /** The field at fault; empty for the whole. */
  readonly field: string;
  /** One sentence that says what is expected. */
  readonly message: string;
}
export type TargetReading =
  | { readonly ok: true; readonly target: ProbeTarget }
  | { readonly ok: false; readonly problems: readonly TargetProblem[] };

/** What belongs to whoever asks and not to the bank. */
export interface OwnParticulars {
  readonly clientId?: string | null | undefined;
  readonly redirectUri?: string | null | undefined;
  readonly expectedRoles?: readonly string[] | undefined;
  readonly paymentProduct?: string | null | undefined;
}

export interface Xs2aParticulars extends OwnParticulars {
  readonly edition?: string | null | undefined;
  /** `https://bank.example:8443`; nothing after the port. */
  readonly origin: string;
  /** Before `/v1`; empty where there is nothing. */
  readonly basePath?: string | undefined;
  readonly discoveryUrl?: string | null | undefined;
  readonly otherResourceBase?: string | null | undefined;
}

export const TARGET_LIMITS = {
  url: 2_048,
  path: 256,
  clientId: 200,
  redirectUri: 1_000,
  product: 64,
} as const;

/** A target at a documented interface; with another origin the same paths at a sandbox. Problems are values. */
export function targetFromPreset(
  edition: ApiEdition,
  { origin, ...own }: OwnParticulars & { readonly origin?: string | null | undefined } = {},
): TargetReading {
  const facts = editionOf(edition);
  const preset = presetOf(edition);
  const other = ALL_EDITIONS.find(({ id }) => id !== edition);
  const base = origin ?? facts.host;
  const at = base.replace(/\/$/, '');
  return xs2aTarget({
    ...{ edition, origin: base, basePath: facts.basePath },
    discoveryUrl: `${at}${new URL(facts.discovery).pathname}`,
    otherResourceBase: other === undefined ? null : `${at}${other.basePath}/v1`,
    ...own,
    expectedRoles: own.expectedRoles ?? preset.roles,
    paymentProduct: own.paymentProduct ?? preset.paymentProduct,
  });
}

/** A target at any account holder's interface. What is not said of it is not asked. */
export function xs2aTarget(particulars: Xs2aParticulars): TargetReading {
  const problems: TargetProblem[] = [];
  const problem = (field: string, message: string): null => {
    problems.push({ field, message });
    return null;
  };
  const origin = readOrigin(particulars.origin, (message) => problem('origin', message));
  const basePath = (particulars.basePath ?? '').replace(/\/$/, '');
  if (!isPath(basePath))
    problem('basePath', 'The path begins with a slash and is made of letters, digits and . _ ~ - only.');
  const edition = particulars.edition ?? null;
  if (edition !== null && !isOneOf(API_EDITIONS, edition))
    problem('edition', `The edition is one of ${API_EDITIONS.join(', ')}.`);
  const at = origin === null ? '' : originOf(origin);
  const target: ProbeTarget = {
    kind: 'xs2a',
    edition: edition as ApiEdition | null,
    host: origin?.host ?? '',
    port: origin?.port ?? 0,
    basePath,
    discoveryUrl:
      particulars.discoveryUrl === undefined
        ? `${at}${basePath}/.well-known/oauth-authorization-server`
        : readUrl('discoveryUrl', particulars.discoveryUrl, problem),
    otherResourceBase: readUrl(
      'otherResourceBase',
      particulars.otherResourceBase?.replace(/\/$/, '') ?? null,
      problem,
    ),
    ...readOwn(particulars, problem),
  };
  if (
    target.otherResourceBase !== null &&
    origin !== null &&
    new URL(target.otherResourceBase).origin !== new URL(at).origin
  )
    problem('otherResourceBase', 'The other edition is on the same host.');
  return problems.length === 0 ? { ok: true, target } : { ok: false, problems };
}

/** A target that only speaks TLS. */
export function tlsTarget({ host, port }: { readonly host: string; readonly port: number }): TargetReading {
  const clean = readHost(host);
  const problems: TargetProblem[] = [
    ...(clean === undefined ? [{ field: 'host', message: 'The host is a DNS name or an IP address.' }] : []),
    ...(isPort(port) ? [] : [{ field: 'port', message: 'The port is a number from 1 to 65535.' }]),
  ];
  if (problems.length > 0 || clean === undefined) return { ok: false, problems };
  return {
    ok: true,
    target: {
      ...{
        kind: 'tls',
        edition: null,
        host: clean,
        port,
        basePath: '',
        discoveryUrl: null,
        otherResourceBase: null,
      },
      ...{ clientId: null, redirectUri: null, expectedRoles: [], paymentProduct: null },
    },
  };
}

/** `https://host[:port]` as a plain TLS target. */
export function tlsTargetOf(origin: string): TargetReading {
  let message = '';
  const read = readOrigin(origin, (text) => ((message = text), null));
  return read === null ? { ok: false, problems: [{ field: 'target', message }] } : tlsTarget(read);
}

/**
 * A target out of a file or a form: `{"preset": "berlin-1.3", "origin": …}`, `{"kind": "xs2a", "origin": …, "basePath": …}`
 * or `{"kind": "tls", "host": …, "port": …}`, each with what belongs to whoever asks. Members of another name are refused:
 * a mistyped one would be silently without effect.
 */
export function readTarget(value: unknown): TargetReading {
  if (!isJsonObject(value)) return refused('', 'A target is a JSON object.');
  const shape =
    'preset' in value
      ? 'preset'
      : value['kind'] === 'tls'
        ? 'tls'
        : value['kind'] === 'xs2a'
          ? 'xs2a'
          : undefined;
  if (shape === undefined) return refused('kind', 'A target has a preset, or is of the kind xs2a or tls.');
  const unknown = Object.keys(value).find((name) => !MEMBERS[shape].includes(name));
  if (unknown !== undefined)
    return refused(unknown.slice(0, 60), `Such a target has ${MEMBERS[shape].join(', ')} only.`);
  const wrong = Object.entries(value).find(([name, member]) => !hasType(name, member));
  if (wrong !== undefined) return refused(wrong[0], `${wrong[0]} has another type than it should.`);
  if (shape === 'tls')
    return tlsTarget({ host: value['host'] as string, port: (value['port'] as number | undefined) ?? 443 });
  const own = value as unknown as Xs2aParticulars & { readonly preset: string };
  if (shape === 'xs2a') return xs2aTarget({ ...own, origin: own.origin ?? '' });
  const { preset, ...rest } = own;
  return isOneOf(API_EDITIONS, preset)
    ? targetFromPreset(preset, rest)
    : refused('preset', `The preset is one of ${API_EDITIONS.join(', ')}.`);
}

const OWN = ['clientId', 'redirectUri', 'expectedRoles', 'paymentProduct'];
const MEMBERS: Readonly<Record<'preset' | 'tls' | 'xs2a', readonly string[]>> = {
  preset: ['preset', 'origin', ...OWN],
  xs2a: ['kind', 'edition', 'origin', 'basePath', 'discoveryUrl', 'otherResourceBase', ...OWN],
  tls: ['kind', 'host', 'port'],
};

function hasType(name: string, value: unknown): boolean {
  if (name === 'port') return typeof value === 'number';
  if (name === 'expectedRoles') return Array.isArray(value) && value.every((one) => typeof one === 'string');
  if (value === null) return !['preset', 'kind', 'host', 'origin', 'basePath'].includes(name);
  return typeof value === 'string';
}

const refused = (field: string, message: string): TargetReading => ({
  ok: false,
  problems: [{ field, message }],
});

type Complain = (field: string, message: string) => null;

function readOwn(own: OwnParticulars, problem: Complain) {
  const roles = own.expectedRoles ?? [];
  if (roles.length > ACCESS_ROLES.length || !roles.every((role) => isOneOf(ACCESS_ROLES, role)))
    problem('expectedRoles', `Roles are ${ACCESS_ROLES.join(', ')}.`);
  const clientId = own.clientId ?? null;
  // RFC 6749, appendix A.1: VSCHAR.
  if (clientId !== null && (!/^[\x20-\x7e]+$/.test(clientId) || clientId.length > TARGET_LIMITS.clientId))
    problem('clientId', `The client id is at most ${TARGET_LIMITS.clientId} printable ASCII characters.`);
  const redirectUri = own.redirectUri ?? null;
  if (redirectUri !== null && !isRedirectUri(redirectUri))
    problem(
      'redirectUri',
      'The redirect address is absolute, http or https, and has no fragment (RFC 6749 §3.1.2).',
    );
  const paymentProduct = own.paymentProduct ?? null;
  if (
    paymentProduct !== null &&
    (!/^[a-z0-9][a-z0-9-]*$/.test(paymentProduct) || paymentProduct.length > TARGET_LIMITS.product)
  )
    problem('paymentProduct', 'The payment product is a word of small letters, digits and hyphens.');
  return { clientId, redirectUri, paymentProduct, expectedRoles: [...new Set(roles)] as AccessRole[] };
}

interface Origin {
  readonly host: string;
  readonly port: number;
}

const originOf = ({ host, port }: Origin): string =>
  `https://${host.includes(':') ? `[${host}]` : host}${port === 443 ? '' : `:${port}`}`;

/** Where the requests of a target go, without a slash at the end. */
export const targetOrigin = (target: ProbeTarget): string => originOf(target);

/** `https://bank.example/xs2a/berlin/1.3/v1`. */
export const resourceBaseOf = (target: ProbeTarget): string => `${originOf(target)}${target.basePath}/v1`;

function readOrigin(text: string, problem: (message: string) => null): Origin | null {
  if (text.length > TARGET_LIMITS.url || !/^https:\/\/[\x21-\x7e]+$/i.test(text) || !URL.canParse(text))
    return problem('The address is https://host or https://host:port.');
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || text.includes('@'))
    return problem('The address holds no user name.');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || /[?#\\]/.test(text))
    return problem('After host and port nothing follows.');
  const host = readHost(url.hostname);
  const port = url.port === '' ? 443 : Number(url.port);
  if (host === undefined) return problem('The host is a DNS name or an IP address.');
  return isPort(port) ? { host, port } : problem('The port is a number from 1 to 65535.');
}

/** Lower case, without a trailing dot and brackets; `undefined` for what is neither name nor address. */
function readHost(text: string): string | undefined {
  if (text.length > 255 || /[\s/@?#\\%]/.test(text)) return undefined;
  const bracketed = text.includes(':') && !text.startsWith('[') ? `[${text}]` : text;
  if (!URL.canParse(`https://${bracketed}/`)) return undefined;
  const { hostname, port, pathname } = new URL(`https://${bracketed}/`);
  if (port !== '' || pathname !== '/') return undefined;
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  const name = hostname.replace(/\.$/, '');
  const labels = name.split('.');
  return name.length <= 253 && labels.every((label) => /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/.test(label))
    ? name
    : undefined;
}

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65_535;

const isPath = (path: string): boolean =>
  path === '' ||
  (path.length <= TARGET_LIMITS.path &&
    /^(\/[A-Za-z0-9._~-]+)+$/.test(path) &&
    !/\/\.{1,2}(\/|$)/.test(path));

function readUrl(field: string, text: string | null, problem: Complain): string | null {
  if (text === null) return null;
  const isClean =
    text.length <= TARGET_LIMITS.url &&
    /^https:\/\/[\x21-\x7e]+$/i.test(text) &&
    !/[#@\\]/.test(text) &&
    URL.canParse(text);
  return isClean ? text : problem(field, 'An https address without user name and fragment is expected.');
}

function isRedirectUri(uri: string): boolean {
  if (uri.length > TARGET_LIMITS.redirectUri || !/^https?:\/\/[\x21-\x7e]+$/i.test(uri)) return false;
  return !/[#\\*]/.test(uri) && URL.canParse(uri) && new URL(uri).username === '';
}

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);
