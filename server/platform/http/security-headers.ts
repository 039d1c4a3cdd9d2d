import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Config, isBehindTls } from '../config/config.js';

/** What every answer carries. The policy is the one for data; pages replace it by `pagePolicy`. */
const ALWAYS = {
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** For a mail that the console shows in a frame: its own styles and nothing else; links open beside it. */
export const FRAMED_MAIL =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-popups allow-popups-to-escape-sandbox";

const ONE_YEAR_S = 31_536_000;

export function addSecurityHeaders(fastify: FastifyInstance, config: Config): void {
  const headers = isBehindTls(config)
    ? { ...ALWAYS, 'strict-transport-security': `max-age=${ONE_YEAR_S}; includeSubDomains` }
    : ALWAYS;
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers);
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
}

/** A nonce for one answer; it goes into the page and into `pagePolicy`. */
export const freshNonce = (): string => randomBytes(16).toString('base64');

/** Scripts and styles come from here or carry the nonce; nothing inline, nothing from elsewhere. */
export function pagePolicy(reply: FastifyReply, nonce: string): void {
  void reply.header(
    'content-security-policy',
    [
      "default-src 'none'",
      `script-src 'self' 'nonce-${nonce}'`,
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      "worker-src 'self'",
      "frame-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "object-src 'none'",
    ].join('; '),
  );
}
