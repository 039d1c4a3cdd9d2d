import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { GuardedEgress, type EgressParts, type EgressSettings } from '../../server/adapters/egress-client.js';
import type { EgressOutcome, EgressRequest } from '../../server/ports/egress.js';
import { FORBIDDEN_URLS } from '../support/address-spellings.js';
import { DnsServer, type Zone } from '../support/dns-server.js';
import { httpPeer, httpsPeer, type Peer, peerAuthority } from '../support/peers.js';

const CLOSED: EgressSettings = { allowedHosts: [], allowLoopback: false, proxy: undefined };
const LOOPBACK: EgressSettings = { ...CLOSED, allowLoopback: true };

const closing: { close(): Promise<void> }[] = [];
const opened = async <T extends { close(): Promise<void> }>(peer: Promise<T>): Promise<T> => {
  closing.push(await peer);
  return peer;
};
afterEach(async () => {
  await Promise.all(closing.splice(0).map((peer) => peer.close()));
});

const get = (
  url: string,
  settings = LOOPBACK,
  parts: EgressParts = {},
  over: Partial<EgressRequest> = {},
): Promise<EgressOutcome> =>
  new GuardedEgress(settings, parts).fetch({
    url,
    method: 'GET',
    limits: { bodyBytes: 1_000_000, totalMs: 20_000 },
    purpose: 'crl',
    ...over,
  });

const text = (outcome: EgressOutcome): string =>
  outcome.outcome === 'ok' ? new TextDecoder().decode(outcome.bytes) : outcome.outcome;

describe('fetching', () => {
  test('returns status, headers, bytes, address and final URL', async () => {
    const peer = await opened(
      httpPeer((_request, response) => {
        response.writeHead(404, { 'X-Test': 'yes' }).end('not here');
      }),
    );
    const outcome = await get(`${peer.url}a?b`);
    expect(outcome).toMatchObject({
      outcome: 'ok',
      status: 404,
      finalUrl: `${peer.url}a?b`,
      address: '127.0.0.1',
      redirects: 0,
    });
    expect(outcome).toHaveProperty('headers.x-test', 'yes');
    expect(text(outcome)).toBe('not here');
  });

  test('posts a body and asks for no encoding; the caller cannot name another host', async () => {
    const peer = await opened(
      httpPeer((request, response) => {
        const {
          host,
          'content-type': type,
          'accept-encoding': encoding,
          'content-length': length,
        } = request.headers;
        response.end([request.method, host, type, encoding, length].join(' '));
        request.resume();
      }),
    );
    const outcome = await get(
      peer.url,
      LOOPBACK,
      {},
      {
        method: 'POST',
        body: Uint8Array.of(1, 2, 3),
        headers: {
          'Content-Type': 'application/ocsp-request',
          Host: 'other.example',
          'Accept-Encoding': 'gzip',
        },
      },
    );
    expect(text(outcome)).toBe(`POST 127.0.0.1:${peer.port} application/ocsp-request identity 3`);
  });

  test('a header that would break the request is an outcome, not an exception', async () => {
    const peer = await opened(httpPeer((_request, response) => void response.end()));
    const outcome = await get(peer.url, LOOPBACK, {}, { headers: { 'x-a': 'b\r\nx-c: d' } });
    expect(outcome.outcome).toBe('broken');
  });

  test('a closed port is told from a name that does not resolve', async () => {
    const peer = await httpPeer(() => undefined);
    await peer.close();
    expect(await get(peer.url)).toMatchObject({ outcome: 'connect-failed' });
    const dns = await opened(DnsServer.start(() => []));
    expect(await get('http://nowhere.example/', CLOSED, { resolve: dns.resolve })).toMatchObject({
      outcome: 'dns-failed',
    });
  });
});

describe('TLS', () => {
  const parts: EgressParts = { trustedCertificates: [peerAuthority.pem] };

  test('is verified against the name of the URL', async () => {
    const peer = await opened(httpsPeer((_request, response) => void response.end('secret')));
    expect(text(await get(`https://localhost:${peer.port}/`, LOOPBACK, parts))).toBe('secret');
    expect(await get(`https://127.0.0.1:${peer.port}/`, LOOPBACK, parts)).toMatchObject({
      outcome: 'tls-failed',
    });
    expect(await get(`https://localhost:${peer.port}/`)).toMatchObject({ outcome: 'tls-failed' });
  });

  test('asks for the name by SNI although it connects to an address', async () => {
    const peer = await opened(
      httpsPeer((request, response) => {
        response.end((request.socket as unknown as { servername: string }).servername);
      }, 'ocsp.ca.example'),
    );
    const dns = await opened(DnsServer.start(() => ['127.0.0.1']));
    const settings = { ...LOOPBACK, allowedHosts: [`ocsp.ca.example:${peer.port}`] };
    const outcome = await get(`https://ocsp.ca.example:${peer.port}/`, settings, {
      ...parts,
      resolve: dns.resolve,
    });
    expect(text(outcome)).toBe('ocsp.ca.example');
  });
});

describe('B1: a URL that leads home', () => {
  let victim: Peer;
  beforeAll(async () => {
    victim = await httpPeer((_request, response) => void response.end('secret'));
  });
  afterAll(() => victim.close());

  test('is refused in every spelling, and nobody connects', async () => {
    const egress = new GuardedEgress(CLOSED);
    const urls = FORBIDDEN_URLS.flatMap((url) => [
      url,
      url.replace(/^(http:\/\/[^/]+)\/$/, `$1:${victim.port}/`),
    ]);
    for (const url of urls) {
      const outcome = await egress.fetch({
        url,
        method: 'GET',
        limits: { bodyBytes: 1000, totalMs: 10_000 },
        purpose: 'ca-issuers',
      });
      expect([url, outcome.outcome]).toEqual([url, expect.stringMatching(/^refused-(url|address)$/)]);
    }
    expect(victim.connections).toBe(0);
  });

  test('is refused when a public name resolves to it', async () => {
    const dns = await opened(DnsServer.start((name) => [name.startsWith('six') ? '::1' : '127.0.0.1']));
    for (const name of ['four.example', 'six.example'])
      expect(await get(`http://${name}/`, CLOSED, { resolve: dns.resolve })).toMatchObject({
        outcome: 'refused-address',
        kind: 'loopback',
      });
    expect(victim.connections).toBe(0);
  });
});

describe('B2: a name whose addresses change', () => {
  const rebinding: readonly (readonly [what: string, zone: Zone])[] = [
    ['a public address beside a private one', () => ['93.184.216.34', '127.0.0.1']],
    ['a public A beside a private AAAA', () => ['93.184.216.34', '::1']],
    ['a private A beside a public AAAA', () => ['10.0.0.1', '2606:4700::1111']],
    ['the metadata address', () => ['169.254.169.254']],
    ['another private address every time', (_name, nth) => [`127.0.0.${1 + (nth % 250)}`]],
  ];

  test.each(rebinding)('%s is refused 200 times of 200, without a connection', async (_what, zone) => {
    const victim = await opened(httpPeer((_request, response) => void response.end('secret')));
    const dns = await opened(DnsServer.start(zone));
    const outcomes = new Set<string>();
    for (let i = 0; i < 200; i++)
      outcomes.add((await get('http://rebind.example/', CLOSED, { resolve: dns.resolve })).outcome);
    expect([...outcomes]).toEqual(['refused-address']);
    expect(victim.connections).toBe(0);
  });

  test('is looked up once, and the connection goes to the address that was checked', async () => {
    const good = await opened(httpPeer((_request, response) => void response.end('checked'), '127.0.0.2'));
    const dns = await opened(DnsServer.start((_name, nth) => [nth === 0 ? '127.0.0.2' : '127.0.0.1']));
    const settings = { ...LOOPBACK, allowedHosts: [`rebind.example:${good.port}`] };
    const outcome = await get(`http://rebind.example:${good.port}/`, settings, { resolve: dns.resolve });
    expect(text(outcome)).toBe('checked');
    expect(outcome).toMatchObject({ address: '127.0.0.2' });
    expect([...dns.questions].sort()).toEqual(['A rebind.example', 'AAAA rebind.example']);
  });

  test('is checked anew at every redirect', async () => {
    const good = await opened(
      httpPeer((request, response) => {
        response.writeHead(302, { location: `http://${request.headers.host}/again` }).end();
      }),
    );
    const dns = await opened(DnsServer.start((_name, nth) => [nth === 0 ? '127.0.0.1' : '10.0.0.1']));
    const settings = { ...LOOPBACK, allowedHosts: [`rebind.example:${good.port}`] };
    expect(
      await get(`http://rebind.example:${good.port}/`, settings, { resolve: dns.resolve }),
    ).toMatchObject({ outcome: 'refused-address', address: '10.0.0.1', kind: 'private' });
    expect(good.connections).toBe(1);
  });
});

describe('B3: redirects', () => {
  test('are followed three times, and no further', async () => {
    const peer = await opened(
      httpPeer((request, response) => {
        const left = Number(request.url!.slice(1));
        if (left === 0) response.end('there');
        else response.writeHead(302, { location: `/${left - 1}` }).end();
      }),
    );
    const three = await get(`${peer.url}3`);
    expect([text(three), 'redirects' in three && three.redirects]).toEqual(['there', 3]);
    expect(three).toMatchObject({ finalUrl: `${peer.url}0` });
    const before = peer.connections;
    expect(await get(`${peer.url}20`)).toMatchObject({ outcome: 'too-many-redirects' });
    expect(peer.connections - before).toBe(4);
  });

  test.each([
    ['http://10.0.0.1/', 'refused-address'],
    ['http://169.254.169.254/latest/meta-data/', 'refused-address'],
    ['http://2852039166/', 'refused-address'],
    ['file:///etc/passwd', 'refused-url'],
    ['gopher://ca.example/', 'refused-url'],
    ['http://ca.example:25/', 'refused-url'],
    ['http://user@ca.example/', 'refused-url'],
  ])('to %s are %s', async (location, expected) => {
    const peer = await opened(
      httpPeer((_request, response) => void response.writeHead(301, { location }).end()),
    );
    expect(await get(peer.url)).toMatchObject({ outcome: expected });
  });

  test('from https to http are refused', async () => {
    const plain = await opened(httpPeer((_request, response) => void response.end('plain')));
    const peer = await opened(
      httpsPeer((_request, response) => void response.writeHead(302, { location: plain.url }).end()),
    );
    expect(
      await get(`https://localhost:${peer.port}/`, LOOPBACK, { trustedCertificates: [peerAuthority.pem] }),
    ).toMatchObject({ outcome: 'refused-url', problem: 'downgrade' });
    expect(plain.connections).toBe(0);
  });

  test('keep a POST with 307 and turn it into a GET with 303', async () => {
    const peer = await opened(
      httpPeer((request, response) => {
        request.resume();
        if (request.url === '/') response.end(request.method);
        else response.writeHead(Number(request.url!.slice(1)), { location: '/' }).end();
      }),
    );
    const post = { method: 'POST', body: Uint8Array.of(1) } as const;
    expect(text(await get(`${peer.url}307`, LOOPBACK, {}, post))).toBe('POST');
    expect(text(await get(`${peer.url}303`, LOOPBACK, {}, post))).toBe('GET');
  });

  test('without a place to go are answers', async () => {
    const peer = await opened(httpPeer((_request, response) => void response.writeHead(304).end()));
    expect(await get(peer.url)).toMatchObject({ outcome: 'ok', status: 304 });
  });
});
