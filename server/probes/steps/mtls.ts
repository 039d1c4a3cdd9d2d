import { certificatesInFile } from '../../core/certificate/certificates-in-file.js';
import { targetOrigin } from '../../core/probes/make-target.js';
import type { ProbeStep } from '../probe-step.js';

/**
 * Row 6: the handshake with our certificate, and the metadata behind it, because since TLS 1.3 a server may refuse the
 * certificate after the handshake. It does not wait for the handshake without a certificate, which a server that demands
 * one may end in any way.
 */
export const mtlsStep: ProbeStep<'mtls'> = {
  id: 'mtls',
  needs: ['tcp'],
  requires: ['certificate'],
  async observe(target, { calls, credential }) {
    const found = certificatesInFile(new TextEncoder().encode(credential?.certificates ?? ''));
    return {
      certificates: found.flatMap((one) => ('der' in one ? [one.der] : [])),
      call: await calls.exchange({ url: target.discoveryUrl ?? `${targetOrigin(target)}/`, credential }),
    };
  },
};
