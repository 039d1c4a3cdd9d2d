import type { OrganisationWithCertificates } from '../../server/certificates/organisation-certificates.contract.js';
import type { State } from '../theme/states.js';

export const STATE_OF_ORGANISATION = {
  blocked: 'critical',
  unblocking: 'waiting',
  none: 'ended',
  ok: 'ok',
} as const satisfies Record<string, State>;

export function stateOf({
  block,
  certificates,
}: Pick<OrganisationWithCertificates, 'block' | 'certificates'>): keyof typeof STATE_OF_ORGANISATION {
  if (block !== null) return block.unblock === null ? 'blocked' : 'unblocking';
  return certificates.inUse === 0 ? 'none' : 'ok';
}
