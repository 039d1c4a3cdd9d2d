import { createHmac, randomUUID } from 'node:crypto';
import type { ProbeReport } from '../core/probes/probe-result.js';
import { REPORT_HEADERS, REPORT_PATH, signReport } from '../core/probes/report-signature.js';

export interface Delivery {
  /** Of the console; the path of the interface is added. */
  readonly url: string;
  readonly token: string;
  readonly now: () => Date;
}

export interface Sent {
  readonly ok: boolean;
  /** One sentence, without the token. */
  readonly message: string;
}

const SEND_MS = 30_000;
const LONGEST_PROBLEM = 300;

/** HMAC-SHA-256 in base64, as `core/probes/report-signature.ts` wants it. */
export const hmacSha256 = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64');

/**
 * Sends a report to a console. Whoever runs the command has named its address, which may be inside his own network, so no
 * guard stands before it; a redirect is an error, because the token would go along.
 */
export async function sendReport(report: ProbeReport, { url, token, now }: Delivery): Promise<Sent> {
  const address = `${url.replace(/\/+$/, '')}${REPORT_PATH}`;
  const { id, timestamp, signature } = signReport(report, { id: randomUUID(), at: now(), token }, hmacSha256);
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json, application/problem+json',
        [REPORT_HEADERS.id]: id,
        [REPORT_HEADERS.timestamp]: timestamp,
        [REPORT_HEADERS.signature]: signature,
      },
      body: JSON.stringify({ report }),
      redirect: 'error',
      signal: AbortSignal.timeout(SEND_MS),
    });
    const text = (await answer.text()).slice(0, 10_000);
    return answer.ok
      ? { ok: true, message: `The report was taken by ${new URL(address).host}.` }
      : { ok: false, message: `The report was refused with ${answer.status}${reasonIn(text)}` };
  } catch (error) {
    const cause = (error as { cause?: { code?: string; message?: string } }).cause;
    const why = cause?.code ?? cause?.message ?? (error as Error).name;
    return { ok: false, message: `The report did not reach ${new URL(address).host} (${why}).` };
  }
}

/** The title of problem details (RFC 9457), where there is one. */
function reasonIn(text: string): string {
  try {
    const { title, detail } = JSON.parse(text) as { title?: unknown; detail?: unknown };
    const said = typeof detail === 'string' ? detail : title;
    return typeof said === 'string' ? `: ${said.slice(0, LONGEST_PROBLEM)}` : '.';
  } catch {
    return '.';
  }
}
