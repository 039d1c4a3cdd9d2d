import { GuardedEgress } from '../adapters/egress-client.js';
import type { Egress } from '../ports/egress.js';

/** The way out for commands that have no installation: the settings of the server, without its database. */
export const egressFromEnvironment = (env: NodeJS.ProcessEnv): Egress =>
  new GuardedEgress({
    allowedHosts: (env['QWARDEN_EGRESS_ALLOW'] ?? '').split(',').flatMap((host) => host.trim() || []),
    allowLoopback: env['QWARDEN_EGRESS_ALLOW_LOOPBACK'] === 'true',
    proxy: env['QWARDEN_EGRESS_PROXY'],
  });
