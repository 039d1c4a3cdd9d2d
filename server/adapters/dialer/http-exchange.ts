import { type IncomingMessage, request } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Exchange, ExchangeRequest } from '../../ports/dialer.js';
import { MAX_HEADER_OCTETS } from '../egress-connection.js';
import { callerHeaders } from '../egress-exchange.js';
import type { Dialled, Step } from './dialled.js';
import { type SocketFailure, tlsFailure } from './tls-failures.js';

type Answer = Pick<Exchange, 'status' | 'headers' | 'body' | 'answeredAt'>;

const USER_AGENT = 'Qwarden';

/** One request on an open connection, and its answer as it was sent: not unpacked, not followed, and counted while it comes. */
export async function httpExchange(
  call: Dialled,
  socket: Duplex,
  { url, method, headers, body, limits, longBody }: ExchangeRequest,
): Promise<Step<Answer>> {
  const { host, pathname, search } = new URL(url);
  const answered = await call.phase('request', firstByte());
  if (!answered.ok) return answered;
  return call.phase('answer', whole(answered.value.response, answered.value.at));

  function firstByte(): Promise<Step<{ readonly response: IncomingMessage; readonly at: Date }>> {
    return new Promise((resolve) => {
      const sending = request({
        ...{ method, path: pathname + search, setHost: false, maxHeaderSize: MAX_HEADER_OCTETS },
        headers: {
          ...{ host, 'user-agent': USER_AGENT, ...callerHeaders(headers) },
          ...{ 'accept-encoding': 'identity', connection: 'close' },
          ...(body && { 'content-length': body.length }),
        },
        createConnection: () => socket,
      });
      sending.on('error', (error) => resolve(call.problem(httpFailure(error))));
      sending.on('upgrade', () =>
        resolve(call.problem({ failure: 'not-http', message: 'The server wants another protocol.' })),
      );
      // The time of the answer is a fact about the world that the clock of the caller is compared with.
      sending.on('response', (response) => resolve({ ok: true, value: { response, at: new Date() } }));
      socket.once('close', () => resolve(call.problem(CLOSED)));
      sending.end(body);
    });
  }

  function whole(response: IncomingMessage, answeredAt: Date): Promise<Step<Answer>> {
    return new Promise((resolve) => {
      const chunks: Uint8Array[] = [];
      let length = 0;
      const end = (): void =>
        resolve({
          ok: true,
          value: {
            ...{ status: response.statusCode ?? 0, headers: pairs(response.rawHeaders), answeredAt },
            body: new Uint8Array(Buffer.concat(chunks).subarray(0, limits.bodyBytes)),
          },
        });
      response.on('error', (error) => resolve(call.problem(httpFailure(error))));
      response.on('close', () => resolve(call.problem(CLOSED)));
      response.on('end', () => (response.complete ? end() : resolve(call.problem(CLOSED))));
      response.on('data', (chunk: Uint8Array) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length <= limits.bodyBytes) return;
        if (longBody === 'refuse') {
          const message = `The answer is longer than ${limits.bodyBytes} bytes.`;
          resolve(call.problem({ failure: 'body-too-large', message }));
        } else end();
        response.destroy();
      });
    });
  }
}

const CLOSED: SocketFailure = {
  failure: 'closed',
  message: 'The server closes the connection before its answer is complete.',
};

function httpFailure(error: NodeJS.ErrnoException): SocketFailure {
  const { code = '' } = error;
  if (code === 'HPE_HEADER_OVERFLOW')
    return {
      failure: 'headers-too-large',
      message: `The headers are longer than ${MAX_HEADER_OCTETS} bytes.`,
    };
  if (code.startsWith('HPE_'))
    return { failure: 'not-http', message: 'What the server answers is not HTTP.' };
  if (error.message === 'socket hang up' || error.message === 'aborted') return CLOSED;
  return tlsFailure(error);
}

const pairs = (raw: readonly string[]): (readonly [string, string])[] =>
  raw.flatMap((name, i) => (i % 2 === 0 ? [[name, raw[i + 1] ?? ''] as const] : []));
