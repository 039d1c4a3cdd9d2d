import { oldHashOf } from '../../../certificate/signature-hash.js';
import { TS_119_312 } from '../../citations.js';
import { rule } from '../../lint.js';

/** SHA-224 is only to be left behind, see `crypto.algorithm-sunset`. */
const BROKEN: ReadonlySet<string> = new Set(['MD2', 'MD4', 'MD5', 'SHA-1']);

export const cryptoHashWeak = rule({
  id: 'crypto.hash-weak',
  title: 'The signature is over a hash for which no collisions are known.',
  severity: 'error',
  citation: [TS_119_312('5')],
  ask: 'Please reissue the certificate with a signature over SHA-256 or better (TS 119 312 clause 5).',

  subject: ({ signature, der }) => ({ hash: oldHashOf(signature, der), at: signature.at }),

  check: ({ hash, at }) =>
    hash !== undefined && BROKEN.has(hash)
      ? [{ message: `The certificate is signed over ${hash}, for which collisions can be made.`, at }]
      : [],
});
