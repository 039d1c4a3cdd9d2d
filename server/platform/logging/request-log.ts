import type { FastifyInstance } from 'fastify';

/**
 * Writes one JSON line per request. Neither the query nor bodies nor headers are in it, because they
 * hold search terms, passwords and tokens.
 */
export function logRequests(fastify: FastifyInstance, write: (line: string) => void): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    const path = request.url.split('?', 1)[0];
    // Asked every few seconds by whoever watches us.
    if (path !== '/healthz' && path !== '/readyz')
      write(
        JSON.stringify({
          time: new Date().toISOString(),
          level: reply.statusCode >= 500 ? 'error' : 'info',
          requestId: request.id,
          method: request.method,
          path,
          status: reply.statusCode,
          durationMs: Math.round(reply.elapsedTime * 10) / 10,
          address: request.ip,
          user: request.signedInUser?.id,
          via: request.signedInUser?.via,
        }),
      );
    done();
  });
}
