import type { FastifyInstance } from 'fastify';

/** Long enough for the answer to arrive, too short to keep a connection for nothing. */
const READ_ON_MS = 1_000;

/**
 * Hangs up on a client that was answered before its whole body had arrived (401, 413 …). Nobody reads such a connection
 * any more, so that even the client's going away would not be noticed, and the server could not stop for a minute.
 * What still comes is thrown away for a moment: hanging up at once would reset the connection and lose the answer.
 */
export function hangUpOnUnreadBodies(fastify: FastifyInstance): void {
  fastify.addHook('onResponse', ({ raw }, _reply, done) => {
    if (!raw.complete) {
      const timer = setTimeout(() => raw.destroy(), READ_ON_MS);
      raw.once('close', () => clearTimeout(timer));
      raw.resume();
    }
    done();
  });
}
