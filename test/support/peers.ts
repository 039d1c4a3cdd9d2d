import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { CertificateAuthority } from './certificate-authority.js';

/** A real server on a loopback port that counts who connects. */
export interface Peer {
  readonly port: number;
  readonly url: string;
  readonly connections: number;
  close(): Promise<void>;
}

export const httpPeer = (listener: RequestListener, host?: string): Promise<Peer> =>
  listening(createHttpServer(listener), 'http', host);

/** The CA behind `httpsPeer`; clients of its servers have to trust it. */
export const peerAuthority = CertificateAuthority.root({ commonName: 'Qwarden Test Web Root' });

/** HTTPS with a certificate for `dnsName`, whatever address it is reached at. */
export function httpsPeer(listener: RequestListener, dnsName = 'localhost'): Promise<Peer> {
  const { pem, privateKey } = peerAuthority.issue({
    dnsName,
    notBefore: new Date('2025-01-01T00:00:00Z'),
    notAfter: new Date('2044-01-01T00:00:00Z'),
  });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  return listening(createHttpsServer({ key, cert: pem }, listener), 'https');
}

/** Bytes and silence, as a peer that does not care for HTTP sends them. */
export const rawPeer = (onConnection: (socket: Socket) => void): Promise<Peer> =>
  listening(createServer(onConnection), 'http');

async function listening(server: Server, scheme: string, host = '127.0.0.1'): Promise<Peer> {
  let connections = 0;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('clientError', () => undefined);
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `${scheme}://${host}:${port}/`,
    get connections() {
      return connections;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
