import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeldConsent {
  consentStatus: string;
  recurringIndicator?: boolean;
  validUntil?: string;
  frequencyPerDay?: number;
  access?: object;
}

/** An account servicing provider that answers GET /v1/consents/{id}, its /status, and DELETE. */
export class BankOfConsents {
  readonly consents = new Map<string, HeldConsent>();
  /** `DELETE /xs2a/berlin/1.3/v1/consents/c-1`. */
  readonly calls: string[] = [];
  /** Instead of an answer. */
  trouble: 'none' | 'drops' | 'fails' | 'forbids' | 'babbles' = 'none';
  url = '';
  private server: Server | undefined;

  async start(): Promise<this> {
    this.server = createServer((request, response) => this.answer(request, response));
    await new Promise<void>((resolve) => this.server!.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    this.calls.push(`${request.method} ${request.url}`);
    const json = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    const refuse = (status: number, code: string): void =>
      json(status, { tppMessages: [{ category: 'ERROR', code }] });
    if (this.trouble === 'drops') return void request.socket.destroy();
    if (this.trouble === 'fails') return refuse(500, 'INTERNAL_SERVER_ERROR');
    if (this.trouble === 'forbids') return refuse(401, 'CERTIFICATE_EXPIRED');
    if (this.trouble === 'babbles') return void response.writeHead(200).end('<html>Maintenance</html>');
    const path = /^\/xs2a\/(?:berlin\/1\.3|georgia\/0\.8)\/v1\/consents\/([^/]+)(\/status)?$/.exec(
      request.url ?? '',
    );
    const id = decodeURIComponent(path?.[1] ?? '');
    const consent = this.consents.get(id);
    if (request.headers['x-request-id'] === undefined) return refuse(400, 'FORMAT_ERROR');
    if (consent === undefined) return refuse(403, 'CONSENT_UNKNOWN');
    if (request.method === 'DELETE') {
      consent.consentStatus = 'terminatedByTpp';
      return void response.writeHead(204).end();
    }
    if (path?.[2] !== undefined) return json(200, { consentStatus: consent.consentStatus });
    return json(200, {
      ...{ access: { accounts: [{ iban: 'LT601010012345678901' }] }, recurringIndicator: true },
      ...{ validUntil: '2026-12-31', frequencyPerDay: 4, lastActionDate: '2026-11-01' },
      ...consent,
    });
  }
}
