import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { refuse, send, sendPage } from './answer.js';
import type { BankSwitches } from './switches.js';

const GIGABYTE = 1024 ** 3;
const PAGE = '<!doctype html><html lang="en"><title>Sandbox Bank</title><h1>We are working on it</h1></html>';

/** What strikes instead of an answer, or before one. True when nothing is left to be answered. */
export async function strike(
  switches: BankSwitches,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const { socket } = request;
  const lateMs = switches.valueOf('slow', path);
  if (lateMs !== undefined) await delay(lateMs, undefined, { ref: false });
  if (switches.isOn('answer-missing', path)) {
    socket.end();
    return true;
  }
  if (switches.isOn('answer-reset', path)) {
    socket.write(
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2000\r\n\r\n{"accounts":',
      () => socket.destroy(),
    );
    return true;
  }
  if (switches.isOn('endless-headers', path)) {
    pour(socket, 'HTTP/1.1 200 OK\r\n', `X-Padding: ${'a'.repeat(1_000)}\r\n`);
    return true;
  }
  if (switches.isOn('discovery-huge') && path.includes('/.well-known/')) {
    const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${GIGABYTE}\r\n\r\n{"issuer":"`;
    pour(socket, head, 'a'.repeat(65_536), GIGABYTE);
    return true;
  }
  if (switches.isOn('redirect-circle', path)) {
    const other = path.endsWith('/circle') ? path.slice(0, -'/circle'.length) : `${path}/circle`;
    response.writeHead(302, { location: other }).end();
    return true;
  }
  if (switches.isOn('maintenance', path)) {
    sendPage(response, 503, PAGE);
    return true;
  }
  if (switches.isOn('status-500', path)) {
    send(response, refuse(500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'));
    return true;
  }
  const retryAfter = switches.valueOf('too-many-requests', path);
  if (retryAfter !== undefined) {
    const headers = { 'retry-after': String(retryAfter) };
    send(response, refuse(429, 'ACCESS_EXCEEDED', 'Too many requests.', { headers }));
    return true;
  }
  return false;
}

/** Writes the same again and again, as fast as it is read, until the other side has had enough. */
function pour(
  socket: {
    write(text: string): boolean;
    once(event: 'drain', then: () => void): unknown;
    destroyed: boolean;
  },
  head: string,
  piece: string,
  atMost = Infinity,
): void {
  let written = 0;
  socket.write(head);
  const more = (): void => {
    while (!socket.destroyed && written < atMost) {
      written += piece.length;
      if (!socket.write(piece)) {
        socket.once('drain', more);
        return;
      }
    }
  };
  more();
}

/** Changes what is answered on its way out: date, echo, and the bodies of JSON. */
export function bend(
  switches: BankSwitches,
  request: IncomingMessage,
  response: ServerResponse,
  { path, now }: { path: string; now: () => Date },
): void {
  const skewMs = (switches.valueOf('clock-skew', path) ?? 0) * 1_000;
  response.sendDate = false;
  response.setHeader('date', new Date(now().getTime() + skewMs).toUTCString());
  const requestId = request.headers['x-request-id'];
  if (typeof requestId === 'string' && !switches.isOn('request-id-not-echoed', path))
    response.setHeader('x-request-id', requestId);
  const end = response.end.bind(response) as (body?: string | Buffer) => ServerResponse;
  response.end = ((body?: unknown): ServerResponse => {
    const text = typeof body === 'string' ? body : Buffer.isBuffer(body) ? body.toString('utf8') : undefined;
    if (text === undefined || response.headersSent) return end(body as string | undefined);
    const isJson = String(response.getHeader('content-type')).includes('json');
    const bent = isJson ? bentJson(switches, response, path, text) : text;
    if (response.hasHeader('content-length')) response.setHeader('content-length', Buffer.byteLength(bent));
    const pauseMs = switches.valueOf('drip', path);
    if (pauseMs === undefined) return end(bent);
    void drip(response, bent, pauseMs).then(() => end());
    return response;
  }) as typeof response.end;
}

function bentJson(switches: BankSwitches, response: ServerResponse, path: string, text: string): string {
  if (switches.isOn('html-for-json', path)) {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return PAGE;
  }
  if (switches.isOn('bad-json', path)) return text.slice(0, Math.ceil(text.length / 2));
  if (switches.isOn('duplicate-keys', path)) return twice(text);
  return text;
}

/** `{"a":1}` becomes `{"a":1,"a":"again"}`. */
function twice(text: string): string {
  const value: unknown = JSON.parse(text);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return text;
  const again = Object.keys(value)
    .map((key) => `,${JSON.stringify(key)}:"again"`)
    .join('');
  return `${text.trimEnd().slice(0, -1)}${again}}`;
}

async function drip(response: ServerResponse, text: string, pauseMs: number): Promise<void> {
  for (const byte of Buffer.from(text)) {
    if (response.destroyed) return;
    response.write(Buffer.of(byte));
    await delay(pauseMs, undefined, { ref: false });
  }
}
