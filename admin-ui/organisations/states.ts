import type { OrganisationWithCertificates } from '../../server/certificates/organisation-certificates.contract.js';
import { STATE_OF_OUTCOME } from '../certificates/verdict/states.js';
import type { State } from '../theme/states.js';

interface OrganisationState {
  readonly state: State;
  /** Key of its words. */
  readonly words: string;
}

/** The stop-list first, then what its certificates in use are worth: one that nobody verified is not good. */
export function stateOf({
  block,
  certificates: { inUse, worst },
}: Pick<OrganisationWithCertificates, 'block' | 'certificates'>): OrganisationState {
  if (block !== null)
    return block.unblock === null
      ? { state: 'critical', words: 'organisations.states.blocked' }
      : { state: 'waiting', words: 'organisations.states.unblocking' };
  if (inUse === 0) return { state: 'ended', words: 'organisations.states.none' };
  if (worst === null) return { state: 'unknown', words: 'verdict.outcomes.none' };
  return { state: STATE_OF_OUTCOME[worst], words: `verdict.outcomes.${worst}` };
}
