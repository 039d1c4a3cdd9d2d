import type { ProbeStep } from '../probe-step.js';

/** Row 3: a handshake without a client certificate, whatever the server's is worth. */
export const tlsStep: ProbeStep<'tls'> = {
  id: 'tls',
  needs: ['tcp'],
  requires: [],
  async observe({ host, port }, { calls }) {
    return { handshake: await calls.handshake({ host, port }) };
  },
};
