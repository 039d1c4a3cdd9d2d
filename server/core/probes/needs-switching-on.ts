import type { ApiEnvironment } from '../api-editions/edition-names.js';
import { isLoopback } from '../egress/address.js';
import { isProductionHost } from './presets.js';

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || isLoopback(host);

/**
 * Whether an administrator has to switch a target on before anybody asks it: a documented production host whatever
 * environment somebody typed, and whatever is called production, unless it is this machine.
 */
export const needsSwitchingOn = (host: string, environment: ApiEnvironment): boolean =>
  isProductionHost(host) || (environment === 'production' && !isThisMachine(host));
