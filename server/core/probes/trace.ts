import type { SeenAnswer, SeenCall } from './observation.js';
import { curlLine } from './curl-line.js';
import type { Trace } from './probe-result.js';
import { redact, redactHeaders } from './redact.js';

/** The first 4 KiB of an answer are kept (Paysera §8). */
export const KEPT_BODY_OCTETS = 4_096;
const MOST_HEADERS = 60;
const LONGEST_HEADER = 1_024;

/** What went over the wire, fit to be kept: every secret is out before anything is cut. */
export function traceOf({ request, outcome, bodyLimit }: SeenCall): Trace {
  const sent = {
    ...{ method: request.method, url: redact(request.url), body: redact(request.body) },
    headers: redactHeaders(request.headers),
  };
  return {
    request: sent,
    response: outcome.ok ? responseOf(outcome, bodyLimit) : null,
    curl: curlLine({ ...sent, isWithCertificate: request.isWithCertificate }),
  };
}

function responseOf(
  { status, headers, body }: SeenAnswer,
  bodyLimit: number,
): NonNullable<Trace['response']> {
  const text = redact(textOf(body));
  const kept = firstOctets(text, KEPT_BODY_OCTETS);
  return {
    status,
    headers: redactHeaders(headers)
      .slice(0, MOST_HEADERS)
      .map(([name, value]) => [name.slice(0, 200), value.slice(0, LONGEST_HEADER)]),
    body: kept,
    bodyBytes: body.length,
    isTruncated: kept.length < text.length || body.length >= bodyLimit,
  };
}

/** Octets that are no text are said to be that; characters that no terminal should get are shown as escapes. */
function textOf(body: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(body);
  const strange = [...text.slice(0, 2_000)].filter((character) => character === '\ufffd').length;
  if (strange * 10 > Math.min(text.length, 2_000)) return `(${body.length} octets that are no text)`;
  return text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** As many whole characters as fit. */
function firstOctets(text: string, octets: number): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= octets) return text;
  return new TextDecoder('utf-8').decode(bytes.subarray(0, octets)).replace(/\ufffd+$/, '');
}
