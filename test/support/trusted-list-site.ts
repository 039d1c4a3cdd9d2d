import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

export interface Served {
  readonly body?: Uint8Array | string;
  readonly status?: number;
  readonly type?: string;
  /** Sent as ETag, and answered with 304 when it comes back. */
  readonly etag?: string;
  /** Octets that are sent one chunk after the other, without a length. */
  readonly endless?: number;
}

/** Publishes files on loopback, as scheme operators do; what is published can be changed at any time. */
export async function startListSite() {
  const files = new Map<string, Served>();
  const asked: { readonly path: string; readonly status: number }[] = [];
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const file = files.get(path);
    const known = file?.etag !== undefined && request.headers['if-none-match'] === file.etag;
    const status = file === undefined ? 404 : known ? 304 : (file.status ?? 200);
    asked.push({ path, status });
    response.writeHead(status, {
      ...(file?.type !== undefined && { 'content-type': file.type }),
      ...(file?.etag !== undefined && { etag: file.etag }),
    });
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    for (let left = known ? 0 : (file?.endless ?? 0); left > 0 && !response.destroyed; left -= chunk.length)
      if (!response.write(chunk)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    response.end(known ? undefined : file?.body);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    urlOf: (path: string) => `http://127.0.0.1:${port}${path}`,
    publish: (path: string, served: Served) => void files.set(path, served),
    remove: (path: string) => void files.delete(path),
    /** Requests since the last call. */
    requests: () => asked.splice(0),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      if (server.listening) await once(server, 'close');
    },
  };
}

export type ListSite = Awaited<ReturnType<typeof startListSite>>;
