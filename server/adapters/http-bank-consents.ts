import { randomUUID } from 'node:crypto';
import { editionOf } from '../core/api-editions/editions.js';
import { type BankConsentKey, BankConsents, type BankOutcome } from '../ports/bank-consents.js';
import type { Egress } from '../ports/egress.js';

const LIMITS = { bodyBytes: 256 * 1024, totalMs: 10_000, redirects: 0 } as const;
/** Codes of the Berlin Group for a consent that is not there, or is another provider's. */
const UNKNOWN = /\b(CONSENT_UNKNOWN|RESOURCE_UNKNOWN)\b/;

/** The bank's interface over HTTP. `host` undefined: there is no connection. */
export class HttpBankConsents extends BankConsents {
  readonly connected: boolean;

  constructor(
    private readonly egress: Egress,
    private readonly host: string | undefined,
  ) {
    super();
    this.connected = host !== undefined;
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

  private async ask(
    method: 'GET' | 'DELETE',
    { edition, consentId }: BankConsentKey,
    rest: string,
  ): Promise<BankOutcome> {
    if (this.host === undefined)
      return { outcome: 'unreachable', message: 'There is no connection to the bank.' };
    const answer = await this.egress.fetch({
      url: `${this.host}${editionOf(edition).basePath}/v1/consents/${encodeURIComponent(consentId)}${rest}`,
      method,
      headers: { accept: 'application/json', 'x-request-id': randomUUID() },
      limits: LIMITS,
      purpose: 'bank',
    });
    if (answer.outcome !== 'ok') return { outcome: 'unreachable', message: answer.message };
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
    if (answer.status >= 500)
      return { outcome: 'unreachable', message: `The bank answers ${answer.status}.` };
    const code = /"code"\s*:\s*"([A-Z_]{3,60})"/.exec(text)?.[1];
    return {
      ...{ outcome: 'refused', status: answer.status },
      message: `The bank answers ${answer.status}${code === undefined ? '' : ` ${code}`}.`,
    };
  }
}
