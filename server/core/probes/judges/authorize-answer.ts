import { isJsonObject, readJson } from '../read-json.js';
import { generalFinding } from '../finding-codes.js';
import { headerOf } from '../header-values.js';
import type { EndpointChoice, SeenAnswer } from '../observation.js';
import type { ProbeFinding } from '../probe-result.js';
import type { ProbeStepId } from '../probe-steps.js';

/** Where an authorization endpoint sends the browser, and with which words (RFC 6749 §4.1.2). */
export interface SentTo {
  /** Scheme, host, port and path as text, without parameters: what is compared. */
  readonly address: string;
  readonly code: string | null;
  readonly error: string | null;
  readonly state: string | null;
  readonly isSomewhere: boolean;
}

/** Undefined for an answer that is no redirect. A reference without scheme stays with the server (RFC 9110 §10.2.2). */
export function sentTo({ status, headers }: SeenAnswer, from: string): SentTo | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headerOf(headers, 'location') ?? '';
  if (location === '' || !URL.canParse(location, from))
    return { address: '', code: null, error: null, state: null, isSomewhere: false };
  const url = new URL(location, from);
  // A fragment carries words of the implicit flow; a server that mixes them up is seen through.
  const words = new URLSearchParams(url.search === '' ? url.hash.slice(1) : url.search);
  return {
    address: addressOf(url),
    ...{
      code: words.get('code'),
      error: words.get('error')?.slice(0, 60) ?? null,
      state: words.get('state'),
    },
    isSomewhere: true,
  };
}

export const addressOf = ({ origin, protocol, host, pathname }: URL): string =>
  `${origin === 'null' ? `${protocol}//${host}` : origin}${pathname}`;

/** Whether two redirect addresses are one, whatever parameters each brings. */
export const isSameAddress = (sent: SentTo, redirectUri: string): boolean =>
  sent.isSomewhere && URL.canParse(redirectUri) && sent.address === addressOf(new URL(redirectUri));

/** RFC 6749 §5.2 and the errors of §4.1.2.1 that some servers put into a body. */
export function errorWordOf({ body }: SeenAnswer): string | null {
  const reading = readJson(body);
  const value = reading.ok ? reading.value : reading.value;
  if (!isJsonObject(value) || typeof value['error'] !== 'string') return null;
  return /^[\x20-\x7e]{1,60}$/.test(value['error']) ? value['error'] : null;
}

/** Why an endpoint was not asked. */
export function endpointFinding(
  step: ProbeStepId,
  name: 'authorization_endpoint' | 'token_endpoint',
  choice: Extract<EndpointChoice, { ok: false }>,
): ProbeFinding {
  const why = {
    'no-metadata': `There are no metadata that would name the ${name}.`,
    absent: `The metadata name no ${name}.`,
    malformed: `The ${name} is no address: ${choice.url ?? 'no text'}.`,
    'not-https': `The ${name} is not https: ${choice.url ?? ''}.`,
    elsewhere: `The ${name} is on a production host that this target is not for: ${choice.url ?? ''}.`,
  } as const;
  return generalFinding(step, 'endpoint-unusable', why[choice.why]);
}
