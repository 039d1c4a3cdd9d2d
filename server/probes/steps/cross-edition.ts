import { chosenMetadata } from '../../core/probes/read-metadata.js';
import type { ProbeStep } from '../probe-step.js';

/** Rows 5 and 18: the bank's other edition, with the certificate of this one, and its metadata to compare. */
export const crossEditionStep: ProbeStep<'cross-edition'> = {
  id: 'cross-edition',
  needs: ['mtls'],
  requires: ['certificate', 'edition'],
  async observe({ otherResourceBase }, { calls, credential, earlier }) {
    const base = otherResourceBase ?? '';
    const call = await calls.exchange({ url: `${base}/accounts`, credential });
    const discoveryUrl = `${base.replace(/\/v1$/, '')}/.well-known/oauth-authorization-server`;
    const discovery = await calls.exchange({ url: discoveryUrl, credential });
    const ownMetadata = (earlier.discovery && chosenMetadata(earlier.discovery)) ?? null;
    return { call, discovery, ownMetadata };
  },
};
