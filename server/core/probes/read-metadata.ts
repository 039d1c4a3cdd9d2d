import type { EndpointChoice, SeenCall, Observations } from './observation.js';
import { headerOf, isJsonType, mediaTypeOf } from './header-values.js';
import { isProductionHost } from './presets.js';
import type { ProbeTarget } from './probe-target.js';
import { isJsonObject, readJson } from './read-json.js';

/** Metadata of an authorization server (RFC 8414 §2), as they came. */
export type Metadata = Readonly<Record<string, unknown>>;

export const METADATA_PROBLEMS = [
  'no-answer',
  'other-status',
  'packed',
  'not-json',
  'too-large',
  'duplicate-keys',
  'not-an-object',
] as const;
export type MetadataProblem = (typeof METADATA_PROBLEMS)[number];

export type MetadataReading =
  | {
      readonly ok: true;
      readonly metadata: Metadata;
      readonly isJsonType: boolean;
      readonly mediaType: string;
    }
  | { readonly ok: false; readonly problem: MetadataProblem; readonly message: string };

/** Whatever is ambiguous is not used: a document with a name twice says two things (RFC 8259 §4). */
export function readMetadata({ outcome, bodyLimit }: SeenCall): MetadataReading {
  if (!outcome.ok) return { ok: false, problem: 'no-answer', message: outcome.message };
  const { status, headers, body } = outcome;
  if (status !== 200) return { ok: false, problem: 'other-status', message: `The status is ${status}.` };
  const encoding = headerOf(headers, 'content-encoding')?.trim().toLowerCase() ?? '';
  if (encoding !== '' && encoding !== 'identity')
    return { ok: false, problem: 'packed', message: `The body is packed (${encoding.slice(0, 40)}).` };
  if (body.length >= bodyLimit)
    return { ok: false, problem: 'too-large', message: `The body has more than ${bodyLimit} bytes.` };
  const reading = readJson(body);
  if (!reading.ok)
    return {
      ...{ ok: false, message: reading.message },
      problem: reading.problem === 'duplicate-keys' ? 'duplicate-keys' : 'not-json',
    };
  if (!isJsonObject(reading.value))
    return { ok: false, problem: 'not-an-object', message: 'The body is JSON and no object.' };
  const mediaType = mediaTypeOf(headers);
  return { ok: true, metadata: reading.value, isJsonType: isJsonType(mediaType), mediaType };
}

/** The answer that counts: with our certificate where there is a good one, else without; undefined where none is good. */
export function chosenMetadata({ withCertificate, bare }: Observations['discovery']): Metadata | undefined {
  for (const call of [withCertificate, bare]) {
    const reading = call === null ? undefined : readMetadata(call);
    if (reading?.ok === true) return reading.metadata;
  }
  return undefined;
}

/** The member's text when it is an https address without user name and fragment. */
export function httpsUrlOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2_048 || !/^https:\/\/[\x21-\x7e]+$/i.test(value))
    return undefined;
  if (value.includes('#') || value.includes('\\') || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  return url.username === '' && url.password === '' ? value : undefined;
}

/**
 * The address of an endpoint; the alias for calls with a certificate where there is one (RFC 8705 §5). A production host
 * that is documented for somebody else's target is not asked, whatever the metadata of a sandbox say.
 */
export function chooseEndpoint(
  metadata: Metadata | undefined,
  member: 'authorization_endpoint' | 'token_endpoint' | 'revocation_endpoint',
  target: ProbeTarget,
  { isWithCertificate }: { readonly isWithCertificate: boolean },
): EndpointChoice {
  if (metadata === undefined) return { ok: false, why: 'no-metadata', url: null };
  const aliases = metadata['mtls_endpoint_aliases'];
  const alias = isWithCertificate && isJsonObject(aliases) ? aliases[member] : undefined;
  const value = alias ?? metadata[member];
  if (value === undefined) return { ok: false, why: 'absent', url: null };
  const text = typeof value === 'string' ? value.slice(0, 300) : null;
  const url = httpsUrlOf(value);
  if (url === undefined)
    return { ok: false, why: text !== null && /^http:/i.test(text) ? 'not-https' : 'malformed', url: text };
  const { hostname } = new URL(url);
  if (isProductionHost(hostname) && hostname.toLowerCase() !== target.host)
    return { ok: false, why: 'elsewhere', url };
  return { ok: true, url };
}

/** Texts of a list member; null where it is absent or no list of texts. */
export function textsOf(value: unknown): readonly string[] | null {
  if (!Array.isArray(value) || !value.every((one): one is string => typeof one === 'string')) return null;
  return value.slice(0, 100).map((one) => one.slice(0, 200));
}
