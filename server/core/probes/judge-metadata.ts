import { finding } from './finding-codes.js';
import { isProductionHost, presetOf } from './presets.js';
import type { ProbeFinding } from './probe-result.js';
import type { ProbeTarget } from './probe-target.js';
import { httpsUrlOf, type Metadata, textsOf } from './read-metadata.js';
import { isJsonObject } from './read-json.js';
import { issuerOfMetadataUrl } from './rfc-metadata-url.js';

/** Members that are addresses; what is required is so for the code flow (RFC 8414 §2). */
const ADDRESSES = [
  { name: 'authorization_endpoint', isRequired: true },
  { name: 'token_endpoint', isRequired: true },
  { name: 'revocation_endpoint', isRequired: false },
  { name: 'introspection_endpoint', isRequired: false },
  { name: 'registration_endpoint', isRequired: false },
  { name: 'pushed_authorization_request_endpoint', isRequired: false },
  { name: 'jwks_uri', isRequired: false },
] as const;

/** Members that are lists of texts. */
const LISTS = [
  'response_types_supported',
  'response_modes_supported',
  'grant_types_supported',
  'code_challenge_methods_supported',
  'token_endpoint_auth_methods_supported',
  'token_endpoint_auth_signing_alg_values_supported',
  'revocation_endpoint_auth_methods_supported',
  'introspection_endpoint_auth_methods_supported',
  'scopes_supported',
  'ui_locales_supported',
] as const;

/** Addresses for people: any scheme of the web will do. */
const PAGES = ['service_documentation', 'op_policy_uri', 'op_tos_uri'] as const;

/** Row 7: every member that RFC 8414 §2 and RFC 8705 know, against the standard and the guide. Never throws. */
export function judgeMetadata(metadata: Metadata, target: ProbeTarget): readonly ProbeFinding[] {
  return [
    ...issuerFindings(metadata['issuer'], target),
    ...ADDRESSES.flatMap(({ name, isRequired }) => addressFindings(name, metadata[name], isRequired, target)),
    ...LISTS.flatMap((name) => listFindings(name, metadata[name])),
    ...PAGES.flatMap((name) => pageFindings(name, metadata[name])),
    ...flowFindings(metadata),
    ...clientFindings(metadata),
    ...mtlsFindings(metadata, target),
  ];
}

/** RFC 8414 §3.3: identical to the one that the address was made of; else the metadata must not be used. */
function issuerFindings(value: unknown, { discoveryUrl }: ProbeTarget): readonly ProbeFinding[] {
  if (value === undefined) return [finding('discovery.issuer-missing', 'The member issuer is missing.')];
  const issuer = httpsUrlOf(value);
  if (issuer === undefined || issuer.includes('?'))
    return [finding('discovery.issuer-malformed', `The issuer is ${shown(value)}.`)];
  const expected = issuerOfMetadataUrl(discoveryUrl ?? '');
  if (expected === undefined || issuer === expected) return [];
  const message = `The issuer is ${shown(issuer)}, and the metadata were asked for ${expected}.`;
  const bare = (text: string): string => text.replace(/\/$/, '');
  return [
    finding(bare(issuer) === bare(expected) ? 'discovery.issuer-slash' : 'discovery.issuer-differs', message),
  ];
}

function addressFindings(
  name: (typeof ADDRESSES)[number]['name'],
  value: unknown,
  isRequired: boolean,
  target: ProbeTarget,
): readonly ProbeFinding[] {
  if (value === undefined)
    return isRequired ? [finding('discovery.member-missing', `The member ${name} is missing.`)] : [];
  const url = httpsUrlOf(value);
  if (url === undefined) return [finding('discovery.endpoint-malformed', `The ${name} is ${shown(value)}.`)];
  const { hostname } = new URL(url);
  if (hostOf(hostname) !== target.host)
    return [finding('discovery.endpoint-elsewhere', `The ${name} is on ${hostname}, not on ${target.host}.`)];
  const documented = documentedEndpoint(name, target);
  return documented === undefined || sameAddress(url, documented)
    ? []
    : [finding('discovery.endpoint-differs', `The ${name} is ${url}, and samples show ${documented}.`)];
}

/** Only where the target is the documented host: a sandbox has its own. */
function documentedEndpoint(name: string, { edition, host }: ProbeTarget): string | undefined {
  if (edition === null || !isProductionHost(host)) return undefined;
  const endpoints = presetOf(edition).documentedEndpoints;
  if (name === 'authorization_endpoint') return endpoints?.authorize;
  return name === 'token_endpoint' ? endpoints?.token : undefined;
}

const sameAddress = (a: string, b: string): boolean => a.replace(/\/$/, '') === b.replace(/\/$/, '');
const hostOf = (hostname: string): string =>
  hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();

function listFindings(name: (typeof LISTS)[number], value: unknown): readonly ProbeFinding[] {
  if (value === undefined)
    return name === 'response_types_supported'
      ? [finding('discovery.member-missing', `The member ${name} is missing.`)]
      : [];
  if (textsOf(value) === null)
    return [
      finding('discovery.member-malformed', `The member ${name} is ${shown(value)} and no list of texts.`),
    ];
  // RFC 8414 §3.2: a member without values is left out.
  return Array.isArray(value) && value.length === 0
    ? [finding('discovery.member-malformed', `The member ${name} is an empty list.`)]
    : [];
}

const pageFindings = (name: string, value: unknown): readonly ProbeFinding[] =>
  value === undefined || (typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value))
    ? []
    : [finding('discovery.member-malformed', `The member ${name} is ${shown(value)} and no address.`)];

/** What the guide describes: authorization code with PKCE, and refresh. */
function flowFindings(metadata: Metadata): readonly ProbeFinding[] {
  const responses = textsOf(metadata['response_types_supported']);
  // RFC 8414 §2: without a word, authorization_code and implicit.
  const grants = textsOf(metadata['grant_types_supported']) ?? ['authorization_code', 'implicit'];
  const challenges = textsOf(metadata['code_challenge_methods_supported']) ?? [];
  return [
    ...(responses === null || responses.includes('code')
      ? []
      : [finding('discovery.without-code', `The response types are ${list(responses)}.`)]),
    ...(grants.includes('authorization_code')
      ? []
      : [finding('discovery.without-authorization-code', `The grants are ${list(grants)}.`)]),
    ...(grants.includes('refresh_token')
      ? []
      : [finding('discovery.without-refresh', `The grants are ${list(grants)}.`)]),
    ...(challenges.includes('S256')
      ? []
      : [finding('discovery.without-s256', `The methods of PKCE are ${list(challenges)}.`)]),
  ];
}

/** C3: pages differ about the secret, so the metadata decide. */
function clientFindings(metadata: Metadata): readonly ProbeFinding[] {
  const value = metadata['token_endpoint_auth_methods_supported'];
  // RFC 8414 §2: without a word, client_secret_basic.
  const methods = textsOf(value) ?? ['client_secret_basic'];
  const message = `The methods are ${list(methods)}${value === undefined ? ', by default' : ''}.`;
  return [
    finding('discovery.client-authentication', message),
    ...(methods.every((method) => method.startsWith('client_secret_'))
      ? [finding('discovery.client-secret-in-body', message)]
      : []),
  ];
}

/** RFC 8705: tokens bound to the certificate, and addresses of their own for calls with it. */
function mtlsFindings(metadata: Metadata, target: ProbeTarget): readonly ProbeFinding[] {
  const bound = metadata['tls_client_certificate_bound_access_tokens'];
  const aliases = metadata['mtls_endpoint_aliases'];
  const findings: ProbeFinding[] = [];
  if (bound !== undefined && typeof bound !== 'boolean')
    findings.push(
      finding(
        'discovery.member-malformed',
        `The member tls_client_certificate_bound_access_tokens is ${shown(bound)}.`,
      ),
    );
  else if (bound !== true)
    findings.push(
      finding('discovery.unbound-tokens', 'tls_client_certificate_bound_access_tokens is not true.'),
    );
  if (aliases === undefined) return findings;
  if (!isJsonObject(aliases))
    return [
      ...findings,
      finding('discovery.member-malformed', `The member mtls_endpoint_aliases is ${shown(aliases)}.`),
    ];
  const names = Object.keys(aliases).slice(0, 20);
  findings.push(finding('discovery.aliases', `There are ${list(names)}.`));
  for (const name of names) {
    const url = httpsUrlOf(aliases[name]);
    if (url === undefined)
      findings.push(
        finding('discovery.endpoint-malformed', `The alias of ${name} is ${shown(aliases[name])}.`),
      );
    else if (hostOf(new URL(url).hostname) !== target.host)
      findings.push(
        finding('discovery.alias-elsewhere', `The alias of ${name} is on ${new URL(url).hostname}.`),
      );
  }
  return findings;
}

/** A value of the other side, short enough for a sentence. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? 'nothing');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

const list = (texts: readonly string[]): string =>
  texts.length === 0 ? 'none' : texts.slice(0, 20).join(', ');
