import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CertificateAuthority } from './certificate-authority.js';
import { RevocationDesk } from './revocation-desk.js';

/** A desk with a loopback port of its own. */
export class RevocationServer extends RevocationDesk {
  private constructor(
    authority: CertificateAuthority,
    private readonly server: Server,
    now: () => Date,
  ) {
    super(authority, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, now);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.serve(request, response).catch(() => response.destroy());
    });
  }

  static async start(authority: CertificateAuthority, now: () => Date): Promise<RevocationServer> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RevocationServer(authority, server, now);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, type, body } = this.respond(method, url, Buffer.concat(chunks));
    response.writeHead(status, type === undefined ? {} : { 'Content-Type': type }).end(body);
  }
}
