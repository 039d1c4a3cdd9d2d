import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { freshNonce, pagePolicy } from './security-headers.js';

/** Where Vite's `html.cspNonce` leaves a gap. */
const NONCE_GAP = '__CSP_NONCE__';

const NOT_BUILT = 'The console is not built. Run "npm run build". The API is at /api/v1.\n';

/** Addresses that are never a page of the console, so that a missing one is a 404 and not index.html. */
const NOT_PAGES = /^\/(api|assets|healthz|readyz|metrics)(\/|$)/;

/**
 * Serves the built console: `index.html` for every page, with a nonce made for that answer, and its
 * assets, whose names change with their content and are therefore kept by browsers for a year.
 * The page is read once; a new build needs a restart.
 */
export async function serveConsole(fastify: FastifyInstance, directory: string): Promise<void> {
  const index = join(directory, 'index.html');
  const page = existsSync(index) ? readFileSync(index, 'utf8').split(NONCE_GAP) : undefined;

  if (page) {
    await fastify.register(fastifyStatic, {
      root: directory,
      prefix: '/',
      index: false,
      wildcard: false,
      decorateReply: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const named = path.startsWith(join(directory, 'assets'));
        void reply.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
      globIgnore: ['index.html'],
    });
  }

  fastify.get('/*', (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    if (NOT_PAGES.test(path) || /\.[a-z0-9]{2,5}$/i.test(path)) return reply.callNotFound();
    if (!page) return reply.status(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
    const nonce = freshNonce();
    pagePolicy(reply, nonce);
    return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page.join(nonce));
  });
}
