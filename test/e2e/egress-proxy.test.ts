import { createServer, type IncomingMessage, request as httpRequest } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GuardedEgress } from '../../server/adapters/egress-client.js';
import type { EgressOutcome } from '../../server/ports/egress.js';
import { httpPeer, httpsPeer, type Peer, peerAuthority } from '../support/peers.js';

/** A forward proxy that leads every name to one local server and writes down what it was asked. */
class ForwardProxy {
  readonly asked: string[] = [];
  refuseTunnels = false;
  private readonly server = createServer((incoming, response) => {
    this.note(incoming);
    const to = httpRequest({
      host: '127.0.0.1',
      port: this.target.port,
      path: new URL(incoming.url!).pathname,
    });
    to.on('response', (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    to.end();
  });

  private readonly sockets = new Set<Socket>();

  constructor(private readonly target: Peer) {
    this.server.on('connection', (socket: Socket) => this.sockets.add(socket));
    this.server.on('connect', (incoming: IncomingMessage, socket: Socket) => {
      this.note(incoming);
      if (this.refuseTunnels) return socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
      const out = connect(this.target.port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        out.pipe(socket);
        socket.pipe(out);
      });
      for (const end of [out, socket]) end.on('error', () => undefined);
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://user:pass%20word@127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private note({ method, url, headers }: IncomingMessage): void {
    const credentials = headers['proxy-authorization']?.replace('Basic ', '') ?? '';
    this.asked.push(`${method} ${url} ${headers.host} ${Buffer.from(credentials, 'base64').toString()}`);
  }
}

describe('behind a forward proxy', () => {
  let peer: Peer;
  let proxy: ForwardProxy;
  let fetch: (url: string) => Promise<EgressOutcome>;

  const through = async (target: Peer): Promise<void> => {
    peer = target;
    proxy = new ForwardProxy(target);
    const egress = new GuardedEgress(
      { allowedHosts: [], allowLoopback: false, proxy: await proxy.start() },
      {
        trustedCertificates: [peerAuthority.pem],
        resolve: () => Promise.reject(new Error('Nobody asks for names here.')),
      },
    );
    fetch = (url) =>
      egress.fetch({ url, method: 'GET', limits: { bodyBytes: 1000, totalMs: 20_000 }, purpose: 'crl' });
  };
  const text = (outcome: EgressOutcome): string =>
    outcome.outcome === 'ok' ? new TextDecoder().decode(outcome.bytes) : outcome.outcome;

  beforeEach(() => throughHttp());
  afterEach(async () => {
    await Promise.all([peer.close(), proxy.close()]);
  });
  const throughHttp = async (): Promise<void> =>
    through(
      await httpPeer((request, response) => {
        if (request.url === '/away') response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
        else response.end('through the proxy');
      }),
    );

  test('http is asked for in absolute form, and the name is left to the proxy', async () => {
    expect(text(await fetch('http://crl.ca.example/a.crl'))).toBe('through the proxy');
    expect(proxy.asked).toEqual(['GET http://crl.ca.example/a.crl crl.ca.example user:pass word']);
  });

  test.each([
    ['http://127.0.0.1/', 'refused-address'],
    ['http://2130706433/', 'refused-address'],
    ['http://metadata.google.internal/', 'refused-url'],
    ['http://intranet/', 'refused-url'],
  ])('%s is refused before the proxy hears of it', async (url, outcome) => {
    expect(await fetch(url)).toMatchObject({ outcome });
    expect(proxy.asked).toStrictEqual([]);
  });

  test('redirects are judged again', async () => {
    expect(await fetch('http://crl.ca.example/away')).toMatchObject({ outcome: 'refused-address' });
    expect(proxy.asked).toHaveLength(1);
  });

  test('https goes through a tunnel and is verified to its end', async () => {
    await Promise.all([peer.close(), proxy.close()]);
    await through(await httpsPeer((_request, response) => void response.end('tunnelled'), 'crl.ca.example'));
    expect(text(await fetch('https://crl.ca.example/'))).toBe('tunnelled');
    expect(proxy.asked).toEqual(['CONNECT crl.ca.example:443 crl.ca.example:443 user:pass word']);
    expect(await fetch('https://other.example/')).toMatchObject({ outcome: 'tls-failed' });
  });

  test('a proxy that refuses or is away is told from a server that does', async () => {
    proxy.refuseTunnels = true;
    expect(await fetch('https://crl.ca.example/')).toMatchObject({ outcome: 'proxy-failed' });
    await proxy.close();
    expect(await fetch('http://crl.ca.example/')).toMatchObject({ outcome: 'proxy-failed' });
    await throughHttp();
  });
});
