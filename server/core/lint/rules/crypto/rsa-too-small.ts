import { followsBaselineRequirements } from '../../browser-track.js';
import { CABF_BR, TS_119_312 } from '../../citations.js';
import { rule } from '../../lint.js';

const LEAST_BITS = 2048;

export const cryptoRsaTooSmall = rule({
  id: 'crypto.rsa-too-small',
  title: 'An RSA modulus has at least 2048 bits, in a certificate for browsers whole octets.',
  severity: 'error',
  citation: [TS_119_312('8.4'), CABF_BR('6.1.5')],
  ask: 'Please reissue the certificate for a new RSA key of at least 3072 bits, or for an EC key; a modulus below 2048 bits is no longer safe (TS 119 312 8.4; Baseline Requirements 6.1.5).',

  // What is long enough today and not for the whole validity is reported by `crypto.algorithm-sunset`.
  subject: ({ publicKey }) =>
    (publicKey.algorithm === 'rsa' || publicKey.algorithm === 'rsa-pss') && publicKey.bits !== undefined
      ? { bits: publicKey.bits, at: publicKey.at }
      : undefined,

  check: ({ bits, at }, certificate) => {
    if (bits < LEAST_BITS) {
      return [{ message: `The RSA modulus has ${bits} bits; ${LEAST_BITS} are the least.`, at }];
    }
    return bits % 8 !== 0 && followsBaselineRequirements(certificate)
      ? [{ message: `The RSA modulus has ${bits} bits, which is no number of whole octets.`, at }]
      : [];
  },
});
