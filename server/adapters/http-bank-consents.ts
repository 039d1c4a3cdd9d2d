import { randomUUID } from 'node:crypto';
import { editionOf } from '../core/api-editions/editions.js';
import { type BankConsentKey, BankConsents, type BankOutcome } from '../ports/bank-consents.js';
import type { BankLines, OpenLine } from '../ports/bank-lines.js';
import type { Dialer } from '../ports/dialer.js';
import type { Egress } from '../ports/egress.js';

const LIMITS = { bodyBytes: 256 * 1024, totalMs: 10_000, redirects: 0 } as const;
/** Codes of the Berlin Group for a consent that is not there, or is another provider's. */
const UNKNOWN = /\b(CONSENT_UNKNOWN|RESOURCE_UNKNOWN)\b/;

type Method = 'GET' | 'DELETE';
type Answered =
  | { readonly ok: true; readonly status: number; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly message: string };

/** How the bank is reached: over a connection of the organisation, else at `host`, without a certificate. */
export interface WaysToBank {
  readonly lines: BankLines;
  readonly dialer: Dialer;
  readonly egress: Egress;
  /** Undefined: there is no such way. */
  readonly host: string | undefined;
}

/** The bank's interface over HTTP. */
export class HttpBankConsents extends BankConsents {
  constructor(private readonly ways: WaysToBank) {
    super();
  }

  override get connected(): boolean {
    return this.ways.host !== undefined || this.ways.lines.hasAny;
  }

  override read(key: BankConsentKey): Promise<BankOutcome> {
    return this.ask('GET', key, '');
  }

  override status(key: BankConsentKey): Promise<BankOutcome> {
    return this.ask('GET', key, '/status');
  }

  override terminate(key: BankConsentKey): Promise<BankOutcome> {
    return this.ask('DELETE', key, '');
  }

  private async ask(method: Method, key: BankConsentKey, rest: string): Promise<BankOutcome> {
    const path = `/consents/${encodeURIComponent(key.consentId)}${rest}`;
    const line = await this.ways.lines.open(key);
    if (line !== null) return outcomeOf(method, await this.overLine(method, line, path));
    const { host } = this.ways;
    if (host === undefined) return { outcome: 'not-connected' };
    return outcomeOf(
      method,
      await this.atHost(method, `${host}${editionOf(key.edition).basePath}/v1${path}`),
    );
  }

  /** With the certificate and token of the connection, to a trusted server only. */
  private async overLine(method: Method, line: OpenLine, path: string): Promise<Answered> {
    const { accessToken, credential, resourceBase } = line;
    const answer = await this.ways.dialer.exchange({
      ...{ url: `${resourceBase}${path}`, method, trust: 'demand', longBody: 'refuse' },
      headers: {
        ...{ accept: 'application/json', 'x-request-id': randomUUID() },
        ...(accessToken !== null && { authorization: `Bearer ${accessToken}` }),
      },
      ...(credential !== null && { credential }),
      limits: { bodyBytes: LIMITS.bodyBytes, totalMs: LIMITS.totalMs },
    });
    return answer.ok
      ? { ok: true, status: answer.status, bytes: answer.body }
      : { ok: false, message: answer.message };
  }

  private async atHost(method: Method, url: string): Promise<Answered> {
    const answer = await this.ways.egress.fetch({
      ...{ url, method, limits: LIMITS, purpose: 'bank' },
      headers: { accept: 'application/json', 'x-request-id': randomUUID() },
    });
    return answer.outcome === 'ok'
      ? { ok: true, status: answer.status, bytes: answer.bytes }
      : { ok: false, message: answer.message };
  }
}

function outcomeOf(method: Method, answer: Answered): BankOutcome {
  if (!answer.ok) return { outcome: 'unreachable', message: answer.message };
  const text = new TextDecoder().decode(answer.bytes);
  if (method === 'DELETE' && (answer.status === 204 || answer.status === 200))
    return { outcome: 'answered', json: null };
  if (answer.status === 200) {
    try {
      return { outcome: 'answered', json: JSON.parse(text) as unknown };
    } catch {
      return { outcome: 'refused', status: 200, message: 'The answer is not JSON.' };
    }
  }
  if (answer.status === 404 || (answer.status === 403 && UNKNOWN.test(text))) return { outcome: 'unknown' };
  if (answer.status >= 500) return { outcome: 'unreachable', message: `The bank answers ${answer.status}.` };
  const code = /"code"\s*:\s*"([A-Z_]{3,60})"/.exec(text)?.[1];
  return {
    ...{ outcome: 'refused', status: answer.status },
    message: `The bank answers ${answer.status}${code === undefined ? '' : ` ${code}`}.`,
  };
}
