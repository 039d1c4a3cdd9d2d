import { ExtensionOid } from '../certificate/certificate.js';
import type { PathCertificate } from './path-certificate.js';
import type { Fault } from './path-problem.js';

/** RFC 5280 §6.1.4 (k) and (n): whether a certificate may issue others at all. */
export function issuerFaults({ certificate, extensions }: PathCertificate): readonly Fault[] {
  const faults: Fault[] = [];
  const { basicConstraints, keyUsage } = extensions;
  if (certificate.version !== 3) {
    faults.push({
      code: 'val.ca-version',
      message: `A certificate of version ${certificate.version} cannot say that it is a CA.`,
    });
  } else if (basicConstraints?.ca !== true) {
    const what = basicConstraints === undefined ? 'basicConstraints are missing' : 'cA is not asserted';
    faults.push({ code: 'val.ca-not-ca', message: `The issuing certificate is no CA: ${what}.` });
  }
  if (keyUsage !== undefined && !keyUsage.has('keyCertSign'))
    faults.push({ code: 'val.ca-keycertsign', message: 'The key usage does not include keyCertSign.' });
  return faults;
}

/** RFC 5280 §6.1.4 (l) and (m). Self-issued certificates do not count, nor does the target. */
export function pathLengthFault({ extensions }: PathCertificate, below: number): Fault | undefined {
  const pathLength = extensions.basicConstraints?.pathLength ?? Infinity;
  if (below <= pathLength) return undefined;
  return {
    code: 'val.pathlen',
    message: `${below} CA certificates follow, and the path length allows ${pathLength}.`,
  };
}

/**
 * RFC 5280 §4.2.1.9 makes basicConstraints of a CA critical. Asked of anchors only: RFC 5280 §6.1.4 does not look at
 * the criticality, and intermediates without it are in use and lead nobody astray.
 */
export function anchorProfileFault({ certificate }: PathCertificate): Fault | undefined {
  const extension = certificate.extensions.find(({ oid }) => oid === ExtensionOid.basicConstraints);
  if (extension === undefined || extension.critical) return undefined;
  return {
    code: 'val.profile',
    clause: 'RFC 5280 4.2.1.9',
    message: 'The basicConstraints of a CA must be critical.',
  };
}
