import type { ApiEditionFacts, ApiEndpoint } from './api-edition.js';
import type { ApiEdition } from './edition-names.js';
import { ALL_EDITIONS, editionOf } from './editions.js';

/** Longer paths are nobody's. */
export const LONGEST_PATH = 2_048;
/** An identifier within a path. */
const LONGEST_SEGMENT = 255;

/** Codes of the Berlin Group's framework, with the status that belongs to each. */
export type PathMiss =
  | { readonly code: 'FORMAT_ERROR'; readonly httpStatus: 400; readonly reason: string }
  | {
      readonly code: 'RESOURCE_UNKNOWN' | 'PRODUCT_UNKNOWN';
      readonly httpStatus: 404;
      readonly reason: string;
    }
  | { readonly code: 'SERVICE_INVALID'; readonly httpStatus: 405; readonly reason: string };

export type EndpointMatch =
  { readonly ok: true; readonly endpoint: ApiEndpoint } | { readonly ok: false; readonly miss: PathMiss };

/**
 * Which endpoint a request means. Whoever forwards the request may read a path more kindly than we do, so whatever could
 * be read in two ways (encoded slashes and dots, dot segments, empty segments, a slash at the end) is refused instead of
 * put right. Letter case counts, of the method too.
 */
export function matchEndpoint(edition: ApiEdition, method: string, path: string): EndpointMatch {
  const facts = editionOf(edition);
  const malformed = problemOf(path);
  if (malformed !== undefined) return missed({ code: 'FORMAT_ERROR', httpStatus: 400, reason: malformed });
  const [bare = ''] = path.split('?', 1);
  const other = ALL_EDITIONS.find(
    ({ id, basePath }) => id !== edition && (bare === basePath || bare.startsWith(`${basePath}/`)),
  );
  if (other !== undefined) return unknown(`The path belongs to another edition: ${other.name}.`);
  const segments = withoutBase(bare, facts).split('/').slice(1);
  const byPath = (TEMPLATES.get(edition) ?? []).filter(({ parts }) => fits(parts, segments, facts));
  if (byPath.length === 0) return missed(unknownPath(segments, facts));
  const found = byPath.find(({ endpoint }) => endpoint.method === method);
  if (found !== undefined) return { ok: true, endpoint: found.endpoint };
  const methods = byPath.map(({ endpoint }) => endpoint.method).join(', ');
  const reason = `The method is not one of this resource, which knows ${methods}.`;
  return missed({ code: 'SERVICE_INVALID', httpStatus: 405, reason });
}

/** Characters of RFC 3986 `pchar` without what some server somewhere takes for a separator. */
const PLAIN = /^[A-Za-z0-9\-._~!$&'()*+,=:@/%]*$/;
const ENCODED = /%([0-9A-Fa-f]{2})?/g;
/** Encoded, these are a path written in another way: `.`, `/`, `\`, `%`, `;`, `?`, `#`. */
const NEVER_ENCODED = new Set([0x2e, 0x2f, 0x5c, 0x25, 0x3b, 0x3f, 0x23]);

function problemOf(path: string): string | undefined {
  if (path.length > LONGEST_PATH) return `The path is longer than ${LONGEST_PATH} characters.`;
  if (!path.startsWith('/')) return 'The path does not begin with a slash.';
  const [bare = ''] = path.split('?', 1);
  if (path.includes('#')) return 'The path has a fragment.';
  if (!PLAIN.test(bare)) return 'The path has a character that does not belong into one.';
  for (const [, hex] of bare.matchAll(ENCODED)) {
    if (hex === undefined) return 'A percent sign in the path encodes nothing.';
    const byte = Number.parseInt(hex, 16);
    if (byte < 0x21 || byte > 0x7e || NEVER_ENCODED.has(byte))
      return 'The path has an encoded character that could be read in two ways.';
  }
  for (const segment of bare.slice(1).split('/')) {
    if (segment === '') return 'The path has an empty segment.';
    if (segment === '.' || segment === '..') return 'The path has a dot segment.';
    if (segment.length > LONGEST_SEGMENT) return `A segment is longer than ${LONGEST_SEGMENT} characters.`;
  }
  return undefined;
}

/** With the edition (`/xs2a/berlin/1.3/v1/accounts`), as the samples write it (`/v1/accounts`), and without either. */
function withoutBase(path: string, { basePath }: ApiEditionFacts): string {
  const rest = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
  return rest.startsWith('/v1/') ? rest.slice(3) : rest;
}

interface Template {
  readonly parts: readonly string[];
  readonly endpoint: ApiEndpoint;
}

const TEMPLATES: ReadonlyMap<ApiEdition, readonly Template[]> = new Map(
  ALL_EDITIONS.map(({ id, endpoints }) => [
    id,
    endpoints.map((endpoint) => ({ parts: endpoint.path.split('/').slice(1), endpoint })),
  ]),
);

const has = (words: readonly { readonly id: string }[], word: string): boolean =>
  words.some(({ id }) => id === word);

function fits(
  parts: readonly string[],
  segments: readonly string[],
  { paymentServices, paymentProducts }: ApiEditionFacts,
): boolean {
  if (parts.length !== segments.length) return false;
  return parts.every((part, i) => {
    const segment = segments[i] ?? '';
    if (part === '{payment-service}') return has(paymentServices, segment);
    if (part === '{payment-product}') return has(paymentProducts, segment);
    return part.startsWith('{') || part === segment;
  });
}

function unknownPath([service = '', product]: readonly string[], facts: ApiEditionFacts): PathMiss {
  if (!has(facts.paymentServices, service) || product === undefined || has(facts.paymentProducts, product))
    return { code: 'RESOURCE_UNKNOWN', httpStatus: 404, reason: `${facts.name} has no such resource.` };
  const reason = `${facts.name} has no such payment product.`;
  return { code: 'PRODUCT_UNKNOWN', httpStatus: 404, reason };
}

const missed = (miss: PathMiss): EndpointMatch => ({ ok: false, miss });
const unknown = (reason: string): EndpointMatch =>
  missed({ code: 'RESOURCE_UNKNOWN', httpStatus: 404, reason });
