import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiEditionFacts } from '../../../server/core/api-editions/api-edition.js';
import { matchEndpoint } from '../../../server/core/api-editions/match-endpoint.js';
import { ALL_EDITIONS } from '../../../server/core/api-editions/editions.js';
import { bend, strike } from './answer-switches.js';
import { refuse, send } from './answer.js';
import { AuthorizationServer } from './authorization-server.js';
import type { BankState } from './bank.js';
import type { CertificateReading, RefusedCertificate } from './client-certificate.js';
import { bodyOf, certificateOf, headerOf } from './request.js';
import { ScaDesk } from './sca-desk.js';
import { answerXs2a } from './xs2a.js';

const DISCOVERY = '/.well-known/oauth-authorization-server';

interface Counter {
  readonly edition: ApiEditionFacts;
  readonly oauth: AuthorizationServer;
  readonly sca: ScaDesk;
}

/** Every request, from its first line: noted, bent by switches, sent to the edition and the service that it is for. */
export class BankRequests {
  private readonly counters: readonly Counter[];

  constructor(private readonly bank: BankState) {
    this.counters = ALL_EDITIONS.map((edition) => {
      const oauth = new AuthorizationServer(bank, edition);
      return { edition, oauth, sca: new ScaDesk(bank, edition, oauth) };
    });
  }

  take(request: IncomingMessage, response: ServerResponse): void {
    this.serve(request, response).catch((error: unknown) => {
      // A fault of the sandbox itself must not look like one of its switches.
      console.error(error);
      if (response.headersSent) response.destroy();
      else send(response, refuse(500, 'INTERNAL_SERVER_ERROR', `The sandbox failed: ${String(error)}`));
    });
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { bank } = this;
    const [path = '', query = ''] = (request.url ?? '').split('?', 2);
    const counter = this.counters.find(({ edition: { basePath } }) => path.startsWith(`${basePath}/`));
    const below = counter === undefined ? '' : path.slice(counter.edition.basePath.length);
    const reading = counter && bank.reader.read(certificateOf(request), counter.edition.id);
    this.note(request, response, { path, query, counter, below, reading });
    bend(bank.switches, request, response, { path, now: bank.now });
    if (await strike(bank.switches, request, response, path)) return;
    if (path.startsWith(`${DISCOVERY}/`)) {
      await this.discoverByRfc(request, response, path);
      return;
    }
    if (counter === undefined || reading === undefined) {
      send(response, refuse(404, 'RESOURCE_UNKNOWN', 'There is nothing at this address.'));
      return;
    }
    const { edition, oauth, sca } = counter;
    if (below === DISCOVERY) {
      if (bank.switches.isOn('discovery-missing')) {
        send(response, refuse(404, 'RESOURCE_UNKNOWN', 'There is nothing at this address.'));
        return;
      }
      await this.discover(request, response, counter, reading);
      return;
    }
    if (below.startsWith('/oauth/authorize')) return oauth.serve(request, response, below);
    if (below.startsWith('/sca/')) return sca.serve(request, response);
    if (!reading.ok) return this.refuseCertificate(response, reading);
    if (below.startsWith('/oauth/')) return oauth.serve(request, response, below);
    if (!below.startsWith('/v1/')) {
      send(response, refuse(404, 'RESOURCE_UNKNOWN', 'There is nothing at this address.'));
      return;
    }
    const text = await bodyOf(request);
    const answer = await answerXs2a({
      ...{ bank, edition, request, path, text, certificate: reading, query: new URLSearchParams(query) },
      token: (value) => oauth.token(value),
    });
    send(response, answer);
  }

  /** Without a certificate the metadata are there for everybody; a bad one is refused here too. */
  private async discover(
    request: IncomingMessage,
    response: ServerResponse,
    { oauth }: Counter,
    reading: CertificateReading,
  ): Promise<void> {
    const isDemanded = this.bank.switches.isOn('discovery-needs-certificate');
    if (!reading.ok && (isDemanded || reading.why !== 'missing')) this.refuseCertificate(response, reading);
    else await oauth.serve(request, response, DISCOVERY);
  }

  /** RFC 8414 §3.1: between host and path. */
  private async discoverByRfc(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> {
    const base = path.slice(DISCOVERY.length).replace(/\/$/, '');
    const counter = this.counters.find(({ edition }) => edition.basePath === base);
    if (counter === undefined || !this.bank.switches.isOn('discovery-rfc-form')) {
      send(response, refuse(404, 'RESOURCE_UNKNOWN', 'There is nothing at this address.'));
      return;
    }
    request.url = `${base}${DISCOVERY}`;
    const reading = this.bank.reader.read(certificateOf(request), counter.edition.id);
    await this.discover(request, response, counter, reading);
  }

  /** Both documented answers (C4), as switched. */
  private refuseCertificate(response: ServerResponse, { text }: RefusedCertificate): void {
    const { switches } = this.bank;
    if (switches.isOn('bad-certificate-closes')) {
      response.socket?.destroy();
      return;
    }
    if (switches.isOn('bad-certificate-401')) {
      send(response, refuse(401, 'CERTIFICATE_INVALID', text));
      return;
    }
    response.statusCode = 403;
    response.setHeader('content-type', 'text/plain; charset=utf-8');
    response.setHeader('connection', 'close');
    response.end('access forbidden\n');
  }

  private note(
    request: IncomingMessage,
    response: ServerResponse,
    {
      path,
      query,
      counter,
      below,
      reading,
    }: {
      path: string;
      query: string;
      counter: Counter | undefined;
      below: string;
      reading: CertificateReading | undefined;
    },
  ): void {
    const method = request.method ?? '';
    const call = {
      ...{ at: this.bank.now(), method, path, query, edition: counter?.edition.id ?? null },
      endpoint: counter === undefined ? rfcForm(path) : endpointOf(counter.edition, method, path, below),
      requestId: headerOf(request, 'x-request-id') ?? null,
      certificateSha256: reading?.sha256 ?? null,
      organizationIdentifier: reading?.organizationIdentifier ?? null,
      consentId: headerOf(request, 'consent-id') ?? null,
      psuPresent: headerOf(request, 'psu-ip-address') !== undefined,
      status: null as number | null,
    };
    this.bank.calls.add(call);
    response.once('finish', () => {
      call.status = response.statusCode;
    });
  }
}

const rfcForm = (path: string): string | null => (path.startsWith(`${DISCOVERY}/`) ? 'discovery.rfc' : null);

function endpointOf({ id }: ApiEditionFacts, method: string, path: string, below: string): string | null {
  if (below === DISCOVERY) return 'discovery';
  const oauth = /^\/oauth\/(\w+)/.exec(below)?.[1];
  if (oauth !== undefined) return `oauth.${oauth}`;
  if (below.startsWith('/sca/')) return 'sca';
  const match = matchEndpoint(id, method, path);
  return match.ok ? match.endpoint.id : null;
}
