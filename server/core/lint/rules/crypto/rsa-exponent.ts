import { hex } from '../../../asn1/hex.js';
import { rsaPublicKeyOf } from '../../../certificate/rsa-public-key.js';
import { CABF_BR, TS_119_312 } from '../../citations.js';
import { rule } from '../../lint.js';

const MOST_OCTETS = 32;

export const cryptoRsaExponent = rule({
  id: 'crypto.rsa-exponent',
  title: 'The public exponent of an RSA key is odd, above 65536 and below 2^256.',
  severity: 'warning',
  citation: [TS_119_312('6.2.2.1'), CABF_BR('6.1.6')],
  ask: 'Please reissue the certificate for an RSA key with the usual public exponent 65537 (TS 119 312 6.2.2.1; Baseline Requirements 6.1.6).',

  subject: rsaPublicKeyOf,

  check: ({ exponentOctets, exponent: at }) => {
    const octets = withoutLeadingZeros(exponentOctets);
    if (octets.length > MOST_OCTETS) {
      return [{ message: `The RSA exponent has ${octets.length} octets; it is to be below 2^256.`, at }];
    }
    const exponent = BigInt(`0x0${hex(octets)}`);
    // The exponent is odd and at least 3 by BR 6.1.6 "shall"; only the rest of the range is advice.
    if (exponent % 2n === 0n)
      return [{ message: `The RSA exponent ${exponent} is even.`, at, severity: 'error' }];
    if (exponent < 3n)
      return [{ message: `The RSA exponent is ${exponent}; 3 is the least.`, at, severity: 'error' }];
    return exponent < 65537n
      ? [{ message: `The RSA exponent is ${exponent}; it is to be above 65536.`, at }]
      : [];
  },
});

function withoutLeadingZeros(octets: Uint8Array): Uint8Array {
  let first = 0;
  while (first < octets.length && octets[first] === 0) first++;
  return octets.subarray(first);
}
