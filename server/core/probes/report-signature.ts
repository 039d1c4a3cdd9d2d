import { canonicalJson, type Json } from '../audit/canonical-json.js';
import type { ProbeReport } from './probe-result.js';

/*
 * How `qwarden probe run --report-to URL` signs what it posts to `URL/api/v1/probe-runs/reports`:
 *
 *   Authorization: Bearer <token>
 *   Content-Type: application/json
 *   qwarden-report-id: <UUID>                    the same whenever the same report is sent again
 *   qwarden-report-timestamp: <seconds since 1970>
 *   qwarden-report-signature: v1,<base64>
 *
 *   {"report": …}
 *
 * The signature is HMAC-SHA-256, keyed with the UTF-8 octets of the token, over `<id>.<timestamp>.<body>`; the body counts
 * in canonical form (RFC 8785), so that whoever parses it and writes it again reaches the same octets.
 */
export const REPORT_PATH = '/api/v1/probe-runs/reports';
export const REPORT_HEADERS = {
  id: 'qwarden-report-id',
  timestamp: 'qwarden-report-timestamp',
  signature: 'qwarden-report-signature',
} as const;

/** A report from further away in time is refused, so that a copy is of no use later. */
export const REPORT_TOLERANCE_S = 300;
/** Longest body that is taken. */
export const MAX_REPORT_OCTETS = 4 * 1_024 * 1_024;

/** HMAC-SHA-256 in base64, keyed with UTF-8 text; handed in, because core imports no platform. */
export type HmacSha256 = (key: string, text: string) => string;

export interface ReportSignature {
  readonly id: string;
  /** Seconds since 1970, in decimal digits. */
  readonly timestamp: string;
  /** `v1,` and base64. */
  readonly signature: string;
}

const signed = (id: string, timestamp: string, report: unknown): string =>
  `${id}.${timestamp}.${canonicalJson({ report: report as Json })}`;

export function signReport(
  report: ProbeReport,
  { id, at, token }: { readonly id: string; readonly at: Date; readonly token: string },
  hmac: HmacSha256,
): ReportSignature {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  return { id, timestamp, signature: `v1,${hmac(token, signed(id, timestamp, report))}` };
}

export const REPORT_REFUSALS = ['malformed', 'out-of-time', 'wrong-signature'] as const;
export type ReportRefusal = (typeof REPORT_REFUSALS)[number];

/** Undefined when the signature holds; `report` is the parsed member of the body. Never throws. */
export function refuseReport(
  report: unknown,
  { id, timestamp, signature }: ReportSignature,
  { at, token }: { readonly at: Date; readonly token: string },
  hmac: HmacSha256,
): ReportRefusal | undefined {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return 'malformed';
  if (!/^\d{1,12}$/.test(timestamp) || !/^v1,[A-Za-z0-9+/]{43}=$/.test(signature)) return 'malformed';
  if (Math.abs(at.getTime() / 1_000 - Number(timestamp)) > REPORT_TOLERANCE_S) return 'out-of-time';
  const expected = `v1,${hmac(token, signed(id, timestamp, report))}`;
  return isSame(expected, signature) ? undefined : 'wrong-signature';
}

/** Takes as long for a near miss as for a far one. */
function isSame(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}
