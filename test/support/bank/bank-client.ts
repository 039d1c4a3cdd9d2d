import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { IssuedCertificate } from '../certificate-authority.js';
import type { Bank } from './bank.js';

export interface ClientAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Of a body that is a JSON object; undefined otherwise. */
  readonly json: Readonly<Record<string, unknown>> | undefined;
  /** The first code of tppMessages. */
  readonly code: string | undefined;
}

export interface ClientCall {
  readonly method?: string;
  readonly certificate?: IssuedCertificate | undefined;
  /** Null leaves a header out that is sent otherwise. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** An object goes as JSON, text as it is. */
  readonly body?: unknown;
}

/** Calls a bank with node:https, one connection for each call; trusts the bank's root only, follows nothing. */
export function callBank(
  { origin, serverRoot }: Pick<Bank, 'origin' | 'serverRoot'>,
  path: string,
  { method = 'GET', certificate, headers = {}, body }: ClientCall = {},
): Promise<ClientAnswer> {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const sent = {
    ...{ 'x-request-id': randomUUID(), accept: 'application/json' },
    ...(text !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const request = httpsRequest(
      new URL(path, origin),
      {
        ...{ method, agent: false, ca: serverRoot, timeout: 20_000 },
        headers: Object.fromEntries(
          Object.entries(sent).filter((entry): entry is [string, string] => entry[1] !== null),
        ),
        ...(certificate && {
          cert: certificate.pem,
          key: certificate.privateKey.export({ type: 'pkcs8', format: 'pem' }),
        }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () => {
          const answered = Buffer.concat(chunks).toString('utf8');
          const json = parsed(answered);
          resolve({
            ...{ status: response.statusCode ?? 0, headers: response.headers, text: answered, json },
            code: (json?.['tppMessages'] as readonly { code?: string }[] | undefined)?.[0]?.code,
          });
        });
      },
    );
    request.once('timeout', () => request.destroy(new Error('timed out')));
    request.once('error', reject);
    request.end(text);
  });
}

function parsed(text: string): ClientAnswer['json'] {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as ClientAnswer['json']) : undefined;
  } catch {
    return undefined;
  }
}

/** The same as `fetch`, for OAuth client libraries. */
export const fetchOf =
  (bank: Pick<Bank, 'origin' | 'serverRoot'>, certificate: IssuedCertificate | undefined) =>
  async (
    url: string,
    { method, headers, body }: { method?: string; headers?: HeadersInit; body?: unknown },
  ): Promise<Response> => {
    const answer = await callBank(bank, url, {
      ...{ method: method ?? 'GET', certificate },
      headers: { ...Object.fromEntries(new Headers(headers)), 'x-request-id': null },
      ...(body !== undefined && body !== null && { body: String(body) }),
    });
    return new Response(answer.status === 204 ? null : answer.text, {
      status: answer.status,
      headers: Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
      ),
    });
  };
