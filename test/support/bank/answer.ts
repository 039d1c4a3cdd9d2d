import type { ServerResponse } from 'node:http';

/** Codes of the Berlin Group's framework, as far as the bank uses them (paysera.md 5.2, 5.3). */
export type TppCode =
  | 'FORMAT_ERROR'
  | 'PARAMETER_NOT_CONSISTENT'
  | 'PARAMETER_NOT_SUPPORTED'
  | 'SERVICE_INVALID'
  | 'SESSIONS_NOT_SUPPORTED'
  | 'RESOURCE_UNKNOWN'
  | 'PERIOD_INVALID'
  | 'SCA_METHOD_UNKNOWN'
  | 'PAYMENT_FAILED'
  | 'EXECUTION_DATE_INVALID'
  | 'CERTIFICATE_INVALID'
  | 'ROLE_INVALID'
  | 'CONSENT_UNKNOWN'
  | 'CONSENT_INVALID'
  | 'CONSENT_EXPIRED'
  | 'TOKEN_UNKNOWN'
  | 'TOKEN_INVALID'
  | 'TOKEN_EXPIRED'
  | 'PRODUCT_UNKNOWN'
  | 'CANCELLATION_INVALID'
  | 'STATUS_INVALID'
  | 'ACCESS_EXCEEDED'
  | 'INTERNAL_SERVER_ERROR';

export interface BankAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (body: unknown, headers: BankAnswer['headers'] = {}): BankAnswer => ({
  ...{ status: 200, body, headers },
});

/** Errors as the bank documents them: `tppMessages`. */
export const refuse = (
  status: number,
  code: TppCode,
  text: string,
  { path, headers = {} }: { path?: string; headers?: Readonly<Record<string, string>> } = {},
): BankAnswer => ({
  ...{ status, headers },
  body: { tppMessages: [{ category: 'ERROR', code, text, ...(path !== undefined && { path }) }] },
});

/** Headers are set one by one, so that what is on for every answer can still change them. */
export function send(response: ServerResponse, { status, body, headers = {} }: BankAnswer): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body === undefined) {
    response.end();
    return;
  }
  response.setHeader('content-type', 'application/json');
  response.setHeader('cache-control', 'no-store');
  response.end(JSON.stringify(body));
}

export function sendPage(response: ServerResponse, status: number, html: string): void {
  response.statusCode = status;
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'",
  );
  response.end(html);
}
