import type { PathCertificate } from './path-certificate.js';
import type { Fault } from './path-problem.js';

export const KeyPurpose = {
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
} as const;

const ANY_EXTENDED_KEY_USAGE = '2.5.29.37.0';

/**
 * RFC 5280 §4.2.1.12: a certificate without the extension serves every purpose. An issuing certificate that names
 * purposes limits those below it to them, as all validators of the web read it.
 */
export function keyPurposeFault({ certificate }: PathCertificate, purpose: string): Fault | undefined {
  const purposes = certificate.extendedKeyUsage?.items.map(({ oid }) => oid);
  if (purposes === undefined || purposes.includes(purpose) || purposes.includes(ANY_EXTENDED_KEY_USAGE))
    return undefined;
  return { code: 'val.key-purpose', message: `The extended key usage does not include ${purpose}.` };
}
