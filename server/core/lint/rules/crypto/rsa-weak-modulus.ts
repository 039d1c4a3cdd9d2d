import { hex } from '../../../asn1/hex.js';
import { rsaPublicKeyOf } from '../../../certificate/rsa-public-key.js';
import { type RsaWeakness, rsaWeaknessOf } from '../../../certificate/rsa-weakness.js';
import { CABF_BR } from '../../citations.js';
import { rule } from '../../lint.js';

export const cryptoRsaWeakModulus = rule({
  id: 'crypto.rsa-weak-modulus',
  title: 'An RSA modulus has no small factor, no known weak form and no two primes close to each other.',
  severity: 'error',
  citation: [CABF_BR('6.1.6'), CABF_BR('6.1.1.3')],
  ask: 'Please revoke the certificate and issue one for a new key pair, made with another generator: the present RSA key can be computed from the certificate (Baseline Requirements 6.1.1.3, 6.1.6).',

  subject: rsaPublicKeyOf,

  check: ({ modulusOctets, modulus: at }) => {
    const weakness = rsaWeaknessOf(BigInt(`0x0${hex(modulusOctets)}`));
    return weakness === undefined ? [] : [{ message: messageOf(weakness), at }];
  },
});

function messageOf(weakness: RsaWeakness): string {
  switch (weakness.kind) {
    case 'small-factor':
      return weakness.factor === 2
        ? 'The RSA modulus is even.'
        : `The RSA modulus is divisible by ${weakness.factor}.`;
    case 'roca':
      return 'The RSA modulus has the form of keys that ROCA (CVE-2017-15361) breaks.';
    case 'close-primes':
      return 'The RSA modulus is factored by Fermat’s method in at most 100 rounds.';
  }
}
