import type { PathCertificate } from './path-certificate.js';
import type { Fault } from './path-problem.js';

/** RFC 5280 §6.1.4 (k) and (n): whether a certificate may issue others at all. */
export function issuerFaults(issuer: PathCertificate): readonly Fault[] {
  const { version } = issuer.certificate;
  if (version !== 3) {
    const message = `A certificate of version ${version} cannot say that it is a CA.`;
    return [{ code: 'val.ca-version', message }];
  }
  if (issuer.extensions.basicConstraints === undefined)
    return [
      { code: 'val.ca-not-ca', message: 'The issuing certificate is no CA: basicConstraints are missing.' },
    ];
  return statedFaults(issuer);
}

/** The same for an anchor, which is one by decision: only what its certificate denies counts. */
export function statedFaults({ extensions }: PathCertificate): readonly Fault[] {
  const faults: Fault[] = [];
  const { basicConstraints, keyUsage } = extensions;
  if (basicConstraints?.ca === false)
    faults.push({ code: 'val.ca-not-ca', message: 'The issuing certificate is no CA: cA is not asserted.' });
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
