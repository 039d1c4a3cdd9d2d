import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { GuardedEgress } from '../../server/adapters/egress-client.js';
import type { EgressOutcome } from '../../server/ports/egress.js';
import { httpPeer, type Peer, peerAuthority, rawPeer } from '../support/peers.js';

const egress = new GuardedEgress(
  { allowedHosts: [], allowLoopback: true, proxy: undefined },
  { trustedCertificates: [peerAuthority.pem] },
);
const LONG_MS = 60_000;
const SHORT_MS = 300;

const fetch = (url: string, totalMs: number): Promise<EgressOutcome> =>
  egress.fetch({ url, method: 'GET', limits: { bodyBytes: 100_000, totalMs }, purpose: 'crl' });

const peers: Peer[] = [];
const opened = async (peer: Promise<Peer>): Promise<Peer> => {
  peers.push(await peer);
  return peer;
};
afterEach(async () => {
  await Promise.all(peers.splice(0).map((peer) => peer.close()));
});

/** Writes as long as the other side takes it. */
const forever = (socket: Socket, chunk: string | Buffer): void => {
  const write = (): void => {
    while (socket.writable && socket.write(chunk));
  };
  socket.on('drain', write);
  write();
};

describe('B4: a peer that is slow ends with the deadline', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['is silent', () => undefined],
    ['sends one byte now and then', (socket) => void drip(socket, 'HTTP/1.1 200 OK\r\n'.repeat(50))],
    [
      'never ends its headers',
      (socket) => void drip(socket, `HTTP/1.1 200 OK\r\n${'X-A: b\r\n'.repeat(500)}`),
    ],
    ['never ends its body', (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nab')],
    [
      'sends 100 Continue without end',
      (socket) => void drip(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(99)),
    ],
  ])('when it %s', async (_what, onConnection) => {
    const peer = await opened(rawPeer(onConnection));
    expect(await fetch(peer.url, SHORT_MS)).toMatchObject({ outcome: 'timed-out', url: peer.url });
  });

  test('when TLS never finishes', async () => {
    const peer = await opened(rawPeer((socket) => void socket.write(Buffer.of(0x16, 0x03, 0x03))));
    expect(await fetch(`https://localhost:${peer.port}/`, SHORT_MS)).toMatchObject({ outcome: 'timed-out' });
  });

  test('when the look-up of its name never ends', async () => {
    const stuck = new GuardedEgress(
      { allowedHosts: [], allowLoopback: false, proxy: undefined },
      { resolve: () => new Promise(() => undefined) },
    );
    const limits = { bodyBytes: 1000, totalMs: SHORT_MS };
    expect(
      await stuck.fetch({ url: 'http://stuck.example/', method: 'GET', limits, purpose: 'ocsp' }),
    ).toMatchObject({ outcome: 'timed-out' });
  });

  test('and its connection is closed then', async () => {
    let closed: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (closed = resolve));
    const peer = await opened(rawPeer((socket) => socket.resume().on('close', closed)));
    await fetch(peer.url, SHORT_MS);
    await gone;
  });
});

describe('B4: a peer that sends too much is cut off', () => {
  test.each<[string, string, (socket: Socket) => void]>([
    ['endless headers', 'too-large', (socket) => forever(socket, `X-A: ${'b'.repeat(1000)}\r\n`)],
    ['one endless header', 'too-large', (socket) => forever(socket, 'b'.repeat(5000))],
  ])('%s', async (_what, outcome, onConnection) => {
    const peer = await opened(
      rawPeer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nX-B: ');
        onConnection(socket);
      }),
    );
    expect(await fetch(peer.url, LONG_MS)).toMatchObject({ outcome });
  });

  test('a body that announces 10 GB is refused before it is read', async () => {
    const peer = await opened(
      rawPeer((socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n')),
    );
    expect(await fetch(peer.url, LONG_MS)).toMatchObject({ outcome: 'too-large' });
  });

  test('an endless chunked body', async () => {
    const peer = await opened(
      rawPeer((socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
        forever(socket, `1000\r\n${'a'.repeat(4096)}\r\n`);
      }),
    );
    expect(await fetch(peer.url, LONG_MS)).toMatchObject({ outcome: 'too-large' });
  });

  test('an endless body that announces nothing', async () => {
    const peer = await opened(
      rawPeer((socket) => {
        socket.write('HTTP/1.0 200 OK\r\n\r\n');
        forever(socket, Buffer.alloc(4096));
      }),
    );
    expect(await fetch(peer.url, LONG_MS)).toMatchObject({ outcome: 'too-large' });
  });

  test('a gzip bomb is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const peer = await opened(
      httpPeer(
        (_request, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb),
      ),
    );
    expect(await fetch(peer.url, LONG_MS)).toMatchObject({ outcome: 'encoded' });
  });
});

describe('B4: a peer that resets the connection is an outcome', () => {
  const HEAD = 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n';
  const CHUNKED = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
  test.each<[string, string]>([
    ['before the first byte', ''],
    ['inside the status line', 'HTTP/1.'],
    ['after the status line', 'HTTP/1.1 200 OK\r\n'],
    ['inside a header', 'HTTP/1.1 200 OK\r\nContent-Le'],
    ['after the headers', HEAD],
    ['inside the body', `${HEAD}abc`],
    ['inside a chunk size', `${CHUNKED}10`],
    ['inside a chunk', `${CHUNKED}10\r\nabc`],
    ['before the last chunk', `${CHUNKED}3\r\nabc\r\n`],
  ])('%s', async (_where, bytes) => {
    const peer = await opened(
      rawPeer((socket) => {
        socket.once('data', () => {
          if (bytes === '') socket.resetAndDestroy();
          else socket.write(bytes, () => socket.resetAndDestroy());
        });
      }),
    );
    expect(await fetch(peer.url, LONG_MS)).toMatchObject({ outcome: 'broken' });
  });

  test('at once', async () => {
    const peer = await opened(rawPeer((socket) => void socket.resetAndDestroy()));
    expect(['broken', 'connect-failed']).toContain((await fetch(peer.url, LONG_MS)).outcome);
  });

  test('inside the TLS handshake', async () => {
    const peer = await opened(rawPeer((socket) => socket.once('data', () => socket.resetAndDestroy())));
    expect(await fetch(`https://localhost:${peer.port}/`, LONG_MS)).toMatchObject({ outcome: 'tls-failed' });
  });

  test('a body that ends before its announced length is not taken for whole', async () => {
    const peer = await opened(rawPeer((socket) => socket.once('data', () => socket.end(`${HEAD}abc`))));
    expect(await fetch(peer.url, LONG_MS)).toMatchObject({ outcome: 'broken' });
  });

  test('an answer that is no HTTP', async () => {
    const peer = await opened(rawPeer((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
    expect(await fetch(peer.url, LONG_MS)).toMatchObject({ outcome: 'broken' });
  });

  test('a switch to another protocol', async () => {
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n';
    const peer = await opened(rawPeer((socket) => void socket.write(upgrade)));
    expect(await fetch(peer.url, LONG_MS)).toMatchObject({ outcome: 'broken' });
  });
});

test('B4: a thousand hostile peers leave no connection behind', async () => {
  let open = 0;
  const peer = await opened(
    rawPeer((socket) => {
      open++;
      socket.on('close', () => open--);
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n'));
    }),
  );
  for (let i = 0; i < 10; i++) await Promise.all(Array.from({ length: 100 }, () => fetch(peer.url, LONG_MS)));
  expect(peer.connections).toBe(1000);
  while (open > 0) await new Promise((resolve) => setImmediate(resolve));
}, 60_000);

function drip(socket: Socket, text: string): void {
  let at = 0;
  const timer = setInterval(() => socket.write(text[at++ % text.length]!), 20);
  socket.on('close', () => clearInterval(timer));
}
