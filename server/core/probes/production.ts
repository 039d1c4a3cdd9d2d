import { ALL_EDITIONS } from '../api-editions/editions.js';
import type { ApiEnvironment } from '../api-editions/edition-names.js';
import { isLoopback } from '../egress/address.js';

/** Hosts of which it is known that they are in production: no environment that somebody types makes them anything else. */
const PRODUCTION_HOSTS: ReadonlySet<string> = new Set(ALL_EDITIONS.map(({ host }) => new URL(host).hostname));

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || isLoopback(host);

/** Whether an administrator has to switch it on before anybody asks it. */
export const needsSwitchingOn = (host: string, environment: ApiEnvironment): boolean =>
  PRODUCTION_HOSTS.has(host) || (environment === 'production' && !isThisMachine(host));
