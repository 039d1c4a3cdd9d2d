import { type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import type { EgressOutcome, EgressRequest } from '../ports/egress.js';
import { messageOf } from './egress-address.js';
import { MAX_HEADER_OCTETS } from './egress-connection.js';

export interface Exchange {
  readonly socket: Socket;
  readonly method: EgressRequest['method'];
  /** Origin form, or absolute form for a proxy. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
  readonly bodyBytes: number;
  readonly url: string;
}

export type Exchanged =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly bytes: Uint8Array;
    }
  | { readonly ok: true; readonly status: number; readonly location: string }
  | { readonly ok: false; readonly outcome: EgressOutcome };

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Ours, whatever the caller says. */
const RESERVED: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export const callerHeaders = (headers: EgressRequest['headers'] = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !RESERVED.has(name)),
  );

/**
 * One request and its answer on an open connection. The body is counted while it comes in, and nothing is unpacked:
 * an answer that is encoded although we asked for none is refused.
 */
export function exchange({
  socket,
  method,
  path,
  headers,
  body,
  bodyBytes,
  url,
}: Exchange): Promise<Exchanged> {
  return new Promise((resolve) => {
    const end = (exchanged: Exchanged): void => {
      resolve(exchanged);
      socket.destroy();
    };
    const fail = (outcome: 'broken' | 'too-large' | 'encoded', message: string): void =>
      end({ ok: false, outcome: { outcome, url, message } });
    const failOn = (error: NodeJS.ErrnoException): void =>
      error.code === 'HPE_HEADER_OVERFLOW'
        ? fail('too-large', `The headers are longer than ${MAX_HEADER_OCTETS} bytes.`)
        : fail('broken', messageOf(error));

    const sending = request({
      method,
      path,
      headers: {
        ...headers,
        'accept-encoding': 'identity',
        connection: 'close',
        ...(body && { 'content-length': body.length }),
      },
      setHost: false,
      createConnection: () => socket,
      maxHeaderSize: MAX_HEADER_OCTETS,
    });
    sending.on('error', failOn);
    sending.on('upgrade', () => fail('broken', 'The server wants another protocol.'));
    socket.once('close', () =>
      fail('broken', 'The server closed the connection before its answer was complete.'),
    );
    sending.on('response', (response: IncomingMessage) => {
      response.on('error', failOn);
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      if (REDIRECTS.has(status) && location !== undefined) return end({ ok: true, status, location });
      const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
      if (encoding !== 'identity' && encoding !== '')
        return fail('encoded', `The answer is encoded as ${JSON.stringify(encoding.slice(0, 40))}.`);
      const tooLarge = `The answer is longer than ${bodyBytes} bytes.`;
      if (Number(response.headers['content-length'] ?? 0) > bodyBytes && method !== 'HEAD')
        return fail('too-large', tooLarge);
      const chunks: Uint8Array[] = [];
      let length = 0;
      response.on('data', (chunk: Uint8Array) => {
        length += chunk.length;
        if (length > bodyBytes) return fail('too-large', tooLarge);
        chunks.push(chunk);
      });
      response.on('end', () =>
        response.complete
          ? end({ ok: true, status, headers: textHeaders(response), bytes: joined(chunks, length) })
          : fail('broken', 'The answer ends before its announced length.'),
      );
    });
    sending.end(body);
  });
}

const textHeaders = ({ headers }: IncomingMessage): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  );

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
