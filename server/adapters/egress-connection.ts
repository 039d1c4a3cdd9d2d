import { request } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, rootCertificates, type TLSSocket } from 'node:tls';
import type { EgressOutcome } from '../ports/egress.js';
import { messageOf, type ResolvedAddress } from './egress-address.js';

type FailureOutcome = 'connect-failed' | 'tls-failed' | 'proxy-failed' | 'timed-out';
export type Connected =
  { readonly ok: true; readonly socket: Socket } | { readonly ok: false; readonly outcome: EgressOutcome };

export const MAX_HEADER_OCTETS = 16 * 1024;

/** Every socket of one fetch, so that the deadline can end them all. */
export class Connections {
  private readonly sockets = new Set<Socket>();
  private closed = false;

  constructor(private readonly trustedCertificates: readonly string[]) {}

  /** TCP to one of exactly these addresses; no name is looked up again. */
  tcp(
    host: string,
    port: number,
    addresses: readonly ResolvedAddress[] | undefined,
    url: string,
  ): Promise<Connected> {
    const pinned = addresses?.map(({ address, family }) => ({ address, family }));
    const socket = connectTcp({
      host,
      port,
      ...(pinned && {
        lookup: (_name, { all }, done) =>
          all === true ? done(null, pinned) : done(null, pinned[0]!.address, pinned[0]!.family),
      }),
    });
    return this.opened(socket, 'connect', 'connect-failed', url);
  }

  /** TLS on an open connection; the certificate must be for `host`, whatever the address was. */
  tls(socket: Socket, host: string, isAddress: boolean, url: string): Promise<Connected> {
    const secure: TLSSocket = connectTls({
      socket,
      host,
      ...(isAddress ? {} : { servername: host }),
      ...(this.trustedCertificates.length > 0 && {
        ca: [...rootCertificates, ...this.trustedCertificates],
      }),
    });
    return this.opened(secure, 'secureConnect', 'tls-failed', url);
  }

  /** A tunnel through a forward proxy (RFC 9110 §9.3.6). */
  tunnel(
    socket: Socket,
    authority: string,
    headers: Record<string, string>,
    url: string,
  ): Promise<Connected> {
    return new Promise((resolve) => {
      const fail = (message: string): void => resolve(failed('proxy-failed', url, message));
      const connecting = request({
        method: 'CONNECT',
        path: authority,
        headers: { host: authority, ...headers },
        setHost: false,
        createConnection: () => socket,
        maxHeaderSize: MAX_HEADER_OCTETS,
      });
      connecting.on('connect', ({ statusCode }, tunnel: Socket, head) => {
        if (statusCode !== 200) fail(`The proxy answered CONNECT with ${statusCode}.`);
        // A TLS server is silent until it is greeted.
        else if (head.length > 0) fail('The proxy sent something that nobody asked for.');
        else resolve({ ok: true, socket: tunnel });
      });
      connecting.on('response', ({ statusCode }) => fail(`The proxy answered CONNECT with ${statusCode}.`));
      connecting.on('error', (error) => fail(messageOf(error)));
      socket.once('close', () => fail('The proxy closed the connection.'));
      connecting.end();
    });
  }

  close(): void {
    this.closed = true;
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  private opened(
    socket: Socket,
    event: 'connect' | 'secureConnect',
    outcome: FailureOutcome,
    url: string,
  ): Promise<Connected> {
    this.sockets.add(socket);
    return new Promise((resolve) => {
      // Stays for the life of the socket: a peer that resets the connection at any later point must not end us.
      socket.on('error', (error) => resolve(failed(outcome, url, messageOf(error))));
      socket.once('close', () => {
        this.sockets.delete(socket);
        resolve(failed(outcome, url, 'The connection was closed.'));
      });
      socket.once(event, () => resolve({ ok: true, socket }));
      if (this.closed) socket.destroy();
    });
  }
}

const failed = (outcome: FailureOutcome, url: string, message: string): Connected => ({
  ok: false,
  outcome: { outcome, url, message },
});
