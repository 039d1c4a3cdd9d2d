import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface WorldRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
}

export interface WorldReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

export interface Listener {
  readonly address: string;
  answerBy(answer: (request: WorldRequest) => WorldReply | Promise<WorldReply>): void;
  close(): Promise<void>;
}

/** An OCSP request has a hundred octets. */
const MAX_BODY = 64 * 1024;

/** HTTP on one port of the loopback interface; whoever asks before there is an answer gets 503. */
export async function listen(port: number): Promise<Listener> {
  const server = createServer();
  let answer: (request: WorldRequest) => WorldReply | Promise<WorldReply> = () => ({ status: 503 });
  server.on('request', (request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of request) {
        size += (chunk as Buffer).length;
        if (size > MAX_BODY) return void response.writeHead(413, { Connection: 'close' }).end();
        chunks.push(chunk as Buffer);
      }
      const { method = '', url: path = '', headers } = request;
      const reply = await answer({ method, path, headers, body: Buffer.concat(chunks) });
      response.writeHead(reply.status, reply.headers);
      response.end(method === 'HEAD' ? undefined : reply.body);
    })().catch(() => response.destroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answerBy: (next) => void (answer = next),
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
