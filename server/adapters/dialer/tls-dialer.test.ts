import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { X509Certificate } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { CertificateAuthority, type IssuedCertificate } from '../../../test/support/certificate-authority.js';
import type { ClientCredential, Dialer, ExchangeRequest } from '../../ports/dialer.js';
import { TlsDialer } from './tls-dialer.js';

const YEAR_MS = 366 * 86_400_000;
const dates = { notBefore: new Date(Date.now() - YEAR_MS), notAfter: new Date(Date.now() + YEAR_MS) };
const LIMITS = { bodyBytes: 4_096, totalMs: 5_000 };

describe('a dialled server', () => {
  const root = CertificateAuthority.root({ commonName: 'Dialled Root' });
  const clients = CertificateAuthority.root({ commonName: 'Clients Root' });
  const server = identityOf(root.issue({ dnsName: 'localhost', ...dates }));
  const own = credentialOf(clients.issue(dates));
  const strange = credentialOf(CertificateAuthority.root({ commonName: 'Nobody' }).issue(dates));
  let dialer: Dialer;
  const open: { close(): void }[] = [];

  beforeAll(() => {
    dialer = new TlsDialer(
      { allowedHosts: [], allowLoopback: true, proxy: undefined },
      { trustedCertificates: [root.pem] },
    );
  });
  afterEach(() => {
    for (const one of open.splice(0)) one.close();
  });
  afterAll(() => expect(open).toEqual([]));

  async function https(
    options: ServerOptions = {},
    answer: RequestListener = (_, response) => response.end('{}'),
  ) {
    const https = createHttps({ ...server, ...options }, answer);
    https.on('tlsClientError', () => undefined);
    return listening(https, () => https.closeAllConnections());
  }
  async function tcp(behave: (socket: Socket) => unknown) {
    const sockets: Socket[] = [];
    const server = createTcp((socket) => {
      sockets.push(socket);
      socket.on('error', () => undefined);
      behave(socket);
    });
    return listening(server, () => sockets.forEach((socket) => socket.destroy()));
  }
  async function listening(server: Server, drop: () => void): Promise<number> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push({ close: () => (drop(), server.close()) });
    return (server.address() as AddressInfo).port;
  }
  const get = (port: number, more: Partial<ExchangeRequest> = {}) =>
    dialer.exchange({
      ...{ url: `https://localhost:${port}/x?y=1`, method: 'GET', trust: 'observe', limits: LIMITS },
      ...{ longBody: 'cut', ...more },
    });
  const shake = (port: number, credential?: ClientCredential, host = 'localhost') =>
    dialer.handshake({ host, port, ...(credential && { credential }) }, { totalMs: 2_000 });

  describe('in a handshake', () => {
    test('shows version, cipher, its chain and that it is trusted, each phase with its time', async () => {
      const seen = await shake(await https());
      expect(seen).toMatchObject({
        ...{ ok: true, version: 'TLSv1.3', isTrusted: true, trustProblem: null, address: '127.0.0.1' },
        clientCertificate: { isAsked: null },
      });
      if (!seen.ok) return;
      expect(seen.cipher).toMatch(/^TLS_/);
      expect(Buffer.from(seen.chain[0]!).equals(new Uint8Array(new X509Certificate(server.cert).raw))).toBe(
        true,
      );
      expect(seen.phases.map(({ name }) => name)).toEqual(['dns', 'tcp', 'tls']);
      expect(seen.phases.every(({ durationMs }) => durationMs >= 0)).toBe(true);
    });

    test.each([
      [
        'another name',
        () => root.issue({ dnsName: 'other.example', ...dates }),
        'ERR_TLS_CERT_ALTNAME_INVALID',
      ],
      [
        'another root',
        () => CertificateAuthority.root({ commonName: 'X' }).issue({ dnsName: 'localhost', ...dates }),
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      ],
      [
        'yesterday',
        () =>
          root.issue({
            dnsName: 'localhost',
            notBefore: new Date('2020-02-01'),
            notAfter: new Date('2021-01-01'),
          }),
        'CERT_HAS_EXPIRED',
      ],
    ])('with a certificate of %s it is seen and not trusted', async (_, issue, word) => {
      expect(await shake(await https(identityOf(issue())))).toMatchObject({
        ok: true,
        isTrusted: false,
        trustProblem: word,
      });
    });

    test('says in TLS 1.3 that it demands a certificate, and its own is seen nevertheless', async () => {
      const port = await https({ requestCert: true, rejectUnauthorized: true, ca: clients.pem });
      expect(await shake(port)).toMatchObject({
        ok: true,
        clientCertificate: { isAsked: true },
        isTrusted: true,
      });
      expect(await shake(port, own)).toMatchObject({ ok: true, clientCertificate: { isAsked: null } });
    });

    test('ends in TLS 1.2 with an alert when it demands a certificate', async () => {
      const port = await https({
        requestCert: true,
        rejectUnauthorized: true,
        ca: clients.pem,
        maxVersion: 'TLSv1.2',
      });
      expect(await shake(port)).toMatchObject({ ok: false });
    });

    test('speaks only a version that is too old', async () => {
      const port = await https({ minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
      expect(await shake(port)).toMatchObject({ ok: false, failure: 'tls-version' });
    });

    test.each<[string, (socket: Socket) => unknown]>([
      ['SSH', (socket) => socket.write('SSH-2.0-OpenSSH_9.2p1 Debian\r\n')],
      ['plain HTTP', (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))],
    ])('speaks %s', async (_, behave) => {
      expect(await shake(await tcp(behave))).toMatchObject({ ok: false, failure: 'not-tls' });
    });

    test('is silent, resets or closes', async () => {
      const silent = await tcp(() => undefined);
      expect(await dialer.handshake({ host: 'localhost', port: silent }, { totalMs: 200 })).toMatchObject({
        ...{ ok: false, failure: 'timed-out' },
        phases: [{ name: 'dns' }, { name: 'tcp' }],
      });
      const resets = await tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
      expect(await shake(resets)).toMatchObject({ ok: false, failure: 'reset' });
      const closes = await tcp((socket) => socket.once('data', () => socket.end()));
      expect(await shake(closes)).toMatchObject({ ok: false, failure: 'closed' });
    });
  });

  describe('asked over HTTP', () => {
    test('answers as it is: status, headers in order, body, address and five phases', async () => {
      const seen: IncomingMessage[] = [];
      const port = await https({}, (request, response) => {
        seen.push(request);
        response.setHeader('X-Request-ID', '1').setHeader('Location', 'https://elsewhere.example/');
        response.writeHead(302).end('body');
      });
      const answer = await get(port, { headers: { 'x-request-id': '1' } });
      expect(answer).toMatchObject({
        ok: true,
        status: 302,
        address: '127.0.0.1',
        handshake: { version: 'TLSv1.3' },
      });
      if (!answer.ok) return;
      expect(answer.headers).toContainEqual(['Location', 'https://elsewhere.example/']);
      expect(Buffer.from(answer.body).toString()).toBe('body');
      expect(answer.phases.map(({ name }) => name)).toEqual(['dns', 'tcp', 'tls', 'request', 'answer']);
      expect(seen).toHaveLength(1);
      expect(seen[0]).toMatchObject({
        url: '/x?y=1',
        headers: { host: `localhost:${port}`, 'x-request-id': '1' },
      });
    });

    test('takes our certificate, and refuses a strange one', async () => {
      const port = await https(
        { requestCert: true, rejectUnauthorized: true, ca: clients.pem },
        (request, response) =>
          response.end(String('authorized' in request.socket && request.socket.authorized)),
      );
      expect(await get(port, { credential: own })).toMatchObject({ ok: true, status: 200 });
      const refused = await get(port, { credential: strange });
      expect(refused.ok).toBe(false);
      expect(['tls-alert', 'reset', 'closed']).toContain(!refused.ok && refused.failure);
      expect(await get(port)).toMatchObject({ ok: false });
    });

    test('gets nothing before it is trusted, where trust is demanded', async () => {
      let asked = 0;
      const stranger = identityOf(CertificateAuthority.root({ commonName: 'X' }).issue(dates));
      const port = await https(stranger, (_, response) => {
        asked++;
        response.end();
      });
      expect(await get(port, { trust: 'demand' })).toMatchObject({
        ok: false,
        failure: 'server-not-trusted',
      });
      expect(await get(port)).toMatchObject({ ok: true });
      expect(asked).toBe(1);
    });

    test('may send a gigabyte: the first bytes are kept, or it is refused', async () => {
      const port = await https({}, (_, response) => {
        const more = (): boolean => response.write('a'.repeat(65_536)) && !response.destroyed && more();
        response.on('drain', more);
        more();
      });
      const cut = await get(port);
      expect(cut.ok && cut.body.length).toBe(4_096);
      expect(await get(port, { longBody: 'refuse' })).toMatchObject({ ok: false, failure: 'body-too-large' });
    });

    test.each<[string, string, (socket: Socket) => unknown]>([
      ['endless headers', 'headers-too-large', (socket) => endless(socket)],
      ['something that is no HTTP', 'not-http', (socket) => void socket.write('HELLO\r\n\r\n')],
      ['nothing and closes', 'closed', (socket) => void socket.end()],
      [
        'half of it and closes',
        'closed',
        (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n12'),
      ],
    ])('sends %s', async (_, failure, behave) => {
      const raw = createTls(server, (socket) => {
        socket.on('error', () => undefined);
        socket.once('data', () => behave(socket));
      });
      expect(await get(await listening(raw, () => undefined))).toMatchObject({ ok: false, failure });
    });

    test('drips, and the deadline ends it; so does whoever asked', async () => {
      const port = await https({}, (_, response) => {
        response.write('a');
      });
      expect(await get(port, { limits: { ...LIMITS, totalMs: 300 } })).toMatchObject({
        ok: false,
        failure: 'timed-out',
      });
      const stop = new AbortController();
      setTimeout(() => stop.abort(), 50);
      expect(await get(port, { signal: stop.signal })).toMatchObject({ ok: false, failure: 'timed-out' });
      expect(await get(port, { signal: stop.signal })).toMatchObject({ ok: false, failure: 'timed-out' });
    });
  });

  describe('is not asked', () => {
    test('inside, on ports of other services, in plain text', async () => {
      const guarded = new TlsDialer({ allowedHosts: [], allowLoopback: false, proxy: undefined });
      let connections = 0;
      const port = await tcp(() => connections++);
      for (const host of ['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254', 'localhost'])
        expect(await guarded.handshake({ host, port }, { totalMs: 500 })).toMatchObject({ ok: false });
      const inward = new TlsDialer(
        { allowedHosts: [], allowLoopback: false, proxy: undefined },
        { resolve: async () => [{ address: '127.0.0.1', family: 4 }] },
      );
      expect(await inward.handshake({ host: 'bank.example', port: 443 }, { totalMs: 500 })).toMatchObject({
        ...{ ok: false, failure: 'refused-address', addressKind: 'loopback' },
      });
      expect(await inward.connect({ host: 'bank.example', port: 22 }, { totalMs: 500 })).toMatchObject({
        failure: 'refused-url',
      });
      const url = 'http://bank.example/';
      expect(
        await inward.exchange({ url, method: 'GET', trust: 'observe', longBody: 'cut', limits: LIMITS }),
      ).toMatchObject({ ok: false, failure: 'refused-url' });
      expect(connections).toBe(0);
    });

    test('with a certificate and a key that do not belong together', async () => {
      const port = await https();
      const { key } = credentialOf(clients.issue({ ...dates, organisation: 'Another' }));
      expect(await get(port, { credential: { ...own, key } })).toMatchObject({
        failure: 'credential-unusable',
      });
    });

    test('when nobody listens', async () => {
      const port = await tcp(() => undefined);
      open.pop()?.close();
      expect(await dialer.connect({ host: 'localhost', port }, { totalMs: 500 })).toMatchObject({
        failure: 'connect-refused',
      });
    });
  });
});

function endless(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\n');
  const more = (): void => {
    if (!socket.destroyed) socket.write(`X-More: ${'a'.repeat(4_000)}\r\n`, more);
  };
  more();
}

function identityOf({ pem, privateKey }: IssuedCertificate): { readonly cert: string; readonly key: string } {
  return { cert: pem, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

function credentialOf(issued: IssuedCertificate): ClientCredential {
  const { cert: certificates, key: pem } = identityOf(issued);
  return { id: certificates.slice(40, 60), certificates, key: { kind: 'pem', pem } };
}
