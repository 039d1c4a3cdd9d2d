import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';

/** A body of more than that is nobody's payment. */
export const LONGEST_BODY = 64 * 1024;

/** Undefined when it is longer than the limit. */
export async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LONGEST_BODY) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** DER of the client's certificate; undefined without one. */
export function certificateOf(request: IncomingMessage): Uint8Array | undefined {
  const socket = request.socket as Partial<TLSSocket>;
  const { raw } = socket.getPeerCertificate?.() ?? {};
  return raw === undefined ? undefined : Uint8Array.from(raw);
}

/** One value; a header that came twice is joined by commas and fits no format. */
export function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
