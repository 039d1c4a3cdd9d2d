import type { Certificate } from '../../../certificate/certificate.js';
import { oldHashOf } from '../../../certificate/signature-hash.js';
import { TS_119_312 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';

/** Until here TS 119 312 and the European validation policy rate RSA below 3000 bits and SHA-224. */
const END_OF_112_BITS = new Date(Date.UTC(2029, 0, 1));
const RSA_BITS_AFTER = 3000;
/** Below it the key is too small already, see `crypto.rsa-too-small`. */
const RSA_BITS_BEFORE = 2048;

export const cryptoAlgorithmSunset = rule({
  id: 'crypto.algorithm-sunset',
  title: 'The algorithms of the certificate are rated for as long as it is valid.',
  severity: 'warning',
  citation: [TS_119_312('V2.1.1')],
  ask: 'Please issue the next certificate for an RSA key of at least 3072 bits or an EC key, with a signature over SHA-256 or better, because TS 119 312 rates the present ones only until the end of 2028.',

  subject: (certificate) => (certificate.notAfter.instant < END_OF_112_BITS ? undefined : certificate),

  check: (certificate) => [...keyEnds(certificate), ...hashEnds(certificate)],
});

const keyEnds = ({ publicKey: { algorithm, bits, at } }: Certificate): readonly Violation[] =>
  (algorithm === 'rsa' || algorithm === 'rsa-pss') &&
  bits !== undefined &&
  bits >= RSA_BITS_BEFORE &&
  bits < RSA_BITS_AFTER
    ? [
        {
          message: `RSA with ${bits} bits is rated until the end of 2028, and the certificate is valid beyond it.`,
          at,
        },
      ]
    : [];

const hashEnds = ({ signature, der }: Certificate): readonly Violation[] =>
  oldHashOf(signature, der) === 'SHA-224'
    ? [
        {
          message: 'SHA-224 is rated until the end of 2028, and the certificate is valid beyond it.',
          at: signature.at,
        },
      ]
    : [];
