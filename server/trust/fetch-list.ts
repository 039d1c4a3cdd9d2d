import type { AttemptFailure } from '../core/trust-lists/attempt-outcome.js';
import { XML_LIMITS } from '../core/trust-lists/read-xml.js';
import type { Egress, EgressOutcome } from '../ports/egress.js';

/** From the first look-up to the last byte. The largest list has 3 MB; some operators are slow. */
const TOTAL_MS = 60_000;

export interface KnownVersion {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FetchedList =
  | ({ readonly outcome: 'fetched'; readonly bytes: Uint8Array } & KnownVersion)
  | { readonly outcome: 'not-modified' }
  | { readonly outcome: 'failed'; readonly code: AttemptFailure; readonly message: string };

/** Asks for a list, or whether it is still the known one. Whatever is no list is found out by whoever reads it. */
export async function fetchList(egress: Egress, url: string, known?: KnownVersion): Promise<FetchedList> {
  const answer = await egress.fetch({
    url,
    method: 'GET',
    headers: {
      accept: 'application/vnd.etsi.tsl+xml, application/xml, text/xml, */*;q=0.1',
      ...(known?.etag && { 'if-none-match': known.etag }),
      ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
    },
    limits: { bodyBytes: XML_LIMITS.maxBytes, totalMs: TOTAL_MS },
    purpose: 'trusted-list',
  });
  if (answer.outcome !== 'ok') return { outcome: 'failed', code: answer.outcome, message: messageOf(answer) };
  const { status, headers, bytes } = answer;
  if (status === 304 && known !== undefined) return { outcome: 'not-modified' };
  if (status !== 200) {
    const message = `${answer.finalUrl} answered with status ${status}.`;
    return { outcome: 'failed', code: 'http-status', message };
  }
  return {
    outcome: 'fetched',
    bytes,
    etag: shortHeader(headers['etag']),
    lastModified: shortHeader(headers['last-modified']),
  };
}

/** What is sent back later; one of unreasonable length is forgotten. */
const shortHeader = (value: string | undefined): string | null =>
  value === undefined || value.length > 200 ? null : value;

const messageOf = (outcome: Exclude<EgressOutcome, { outcome: 'ok' }>): string =>
  `${outcome.url}: ${outcome.message}`;
