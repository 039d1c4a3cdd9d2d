import { EN_319_412_3 } from '../../citations.js';
import { keyUsageTypeOf, possibleBits } from '../../key-usage-types.js';
import { rule } from '../../lint.js';

export const extKeyUsageSealWithoutNonrepudiation = rule({
  id: 'ext.key-usage-seal-without-nonrepudiation',
  title: 'The keyUsage of a seal certificate is of type A, B or F.',
  severity: 'error',
  citation: [EN_319_412_3('LEG-4.3.1-3')],
  appliesTo: ['qsealc'],
  ask: 'Please reissue the certificate with nonRepudiation in keyUsage, which a certificate for seals needs (EN 319 412-3 LEG-4.3.1-3).',

  // What is of no type at all is reported by `ext.key-usage-unknown-combination`.
  subject: (certificate) => certificate.keyUsage,

  check: ({ at }, certificate) => {
    const bits = possibleBits(certificate);
    const type = keyUsageTypeOf(bits);
    return type === 'C' || type === 'D' || type === 'E'
      ? [
          {
            message: `keyUsage ${bits.join(', ')} is of type ${type}; without nonRepudiation a seal commits to nothing.`,
            at,
          },
        ]
      : [];
  },
});
