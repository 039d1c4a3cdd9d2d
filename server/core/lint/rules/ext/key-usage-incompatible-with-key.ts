import { RFC_3279, RFC_8813, RFC_9295 } from '../../citations.js';
import { impossibleBits } from '../../key-usage-types.js';
import { rule } from '../../lint.js';

export const extKeyUsageIncompatibleWithKey = rule({
  id: 'ext.key-usage-incompatible-with-key',
  title: 'keyUsage allows only what a key of its algorithm can do.',
  severity: 'error',
  citation: [RFC_3279('2.3'), RFC_8813('3'), RFC_9295('3')],
  ask: 'Please reissue the certificate with a keyUsage that its key can do: no keyAgreement with RSA (RFC 3279), no keyEncipherment with EC (RFC 8813), signatures only with EdDSA (RFC 9295) and ML-DSA.',

  subject: ({ keyUsage }) => keyUsage,

  check: ({ at }, certificate) =>
    impossibleBits(certificate).map((bit) => ({
      message: `keyUsage allows ${bit}, which a key of algorithm ${certificate.publicKey.algorithm} cannot do.`,
      at,
    })),
});
