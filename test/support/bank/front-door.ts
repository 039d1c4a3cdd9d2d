import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { RequestListener } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { BankAuthorities, ServerIdentity } from './authorities.js';
import type { BankSwitches } from './switches.js';

/**
 * The port of the bank. What goes wrong before a request is decided here, connection by connection, so that a switch holds
 * from the next connection on: the raw socket is handed to the TLS server with the certificate and versions of the moment.
 */
export class FrontDoor {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly tlsServers = new Map<string, TlsServer>();

  constructor(
    private readonly authorities: BankAuthorities,
    private readonly switches: BankSwitches,
    private readonly answer: RequestListener,
  ) {
    this.server = createServer((socket) => this.admit(socket));
  }

  async listen(port: number): Promise<number> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
    for (const server of this.tlsServers.values()) server.closeAllConnections();
  }

  /** Ends what is open, so that clients which keep connections meet a switch at once. */
  hangUp(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private admit(socket: Socket): void {
    const { switches } = this;
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (switches.isOn('connection-reset')) {
      socket.resetAndDestroy();
      return;
    }
    if (switches.isOn('connection-closed')) {
      socket.end();
      return;
    }
    if (switches.isOn('connection-silent')) {
      socket.resume();
      return;
    }
    if (switches.isOn('speaks-ssh')) {
      socket.resume();
      socket.write('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n');
      return;
    }
    if (switches.isOn('speaks-http')) {
      socket.resume();
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.tls().emit('connection', socket);
  }

  /** One server for each way of shaking hands, made when it is first needed. */
  private tls(): TlsServer {
    const { switches, authorities } = this;
    const shown = (
      [
        ['certificate-other-name', () => authorities.serverIdentity({ dnsName: 'other-bank.example' })],
        ['certificate-expired', () => authorities.serverIdentity({ from: -100, to: -1 })],
        ['certificate-ends-soon', () => authorities.serverIdentity({ from: -83, to: 7 })],
        ['certificate-self-signed', () => authorities.selfSignedIdentity()],
        ['certificate-chain-of-100', () => authorities.longChain()],
      ] as const
    ).find(([name]) => switches.isOn(name));
    const isOld = switches.isOn('tls-1.0-only');
    const isDemanded = switches.isOn('client-certificate-demanded');
    const isAsked = !switches.isOn('client-certificate-not-asked');
    const key = [shown?.[0] ?? 'good', isOld, isDemanded, isAsked].join(' ');
    const known = this.tlsServers.get(key);
    if (known !== undefined) return known;
    const made = this.tlsServer((shown?.[1] ?? (() => authorities.serverIdentity()))(), {
      ...{ isOld, isDemanded, isAsked },
    });
    this.tlsServers.set(key, made);
    return made;
  }

  private tlsServer(
    identity: ServerIdentity,
    { isOld, isDemanded, isAsked }: { isOld: boolean; isDemanded: boolean; isAsked: boolean },
  ): TlsServer {
    const server = createTlsServer(
      {
        ...{ cert: identity.chain, key: identity.key },
        // Named in the request for a certificate; who is accepted is decided for each call.
        ca: [this.authorities.provider.authority.pem, this.authorities.providerRoot.pem],
        // Without the other, Node asks and takes whatever comes: the alert for none is OpenSSL's own.
        ...{ requestCert: isAsked, rejectUnauthorized: isDemanded },
        ...(isOld && {
          ...{ minVersion: 'TLSv1' as const, maxVersion: 'TLSv1' as const, ciphers: 'DEFAULT@SECLEVEL=0' },
        }),
        ...(!isOld && { minVersion: 'TLSv1.2' as const }),
      },
      this.answer,
    );
    server.on('tlsClientError', (_error, socket) => socket.destroy());
    server.on('clientError', (_error, socket) => socket.destroy());
    return server;
  }
}
