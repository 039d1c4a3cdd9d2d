import { rfcMetadataUrl } from '../../core/probes/rfc-metadata-url.js';
import type { ProbeStep } from '../probe-step.js';

/**
 * Rows 4 and 7: the metadata at the documented address, without a certificate and as the step with it has got them; then
 * at the address of RFC 8414 §3.1, as information. A pulse is content with what is there already.
 */
export const discoveryStep: ProbeStep<'discovery'> = {
  id: 'discovery',
  needs: ['tls'],
  requires: ['discovery-url'],
  async observe({ discoveryUrl }, { calls, earlier, extent }) {
    const url = discoveryUrl ?? '';
    const withCertificate = earlier.mtls?.call ?? null;
    const isEnough =
      extent === 'pulse' && withCertificate?.outcome.ok === true && withCertificate.outcome.status === 200;
    const handshake = earlier.tls?.handshake;
    const rfc = extent === 'full' ? rfcMetadataUrl(url) : undefined;
    return {
      isCertificateAsked: handshake?.ok === true && handshake.clientCertificate.isAsked === true,
      bare: isEnough ? null : await calls.exchange({ url }),
      withCertificate,
      rfc: rfc === undefined ? null : await calls.exchange({ url: rfc }),
    };
  },
};
