import { EN_319_412_3 } from '../../citations.js';
import { keyUsageTypeOf, possibleBits } from '../../key-usage-types.js';
import { rule } from '../../lint.js';

export const extKeyUsageSealNotA = rule({
  id: 'ext.key-usage-seal-not-a',
  title: 'The keyUsage of a seal certificate is nonRepudiation alone.',
  severity: 'warning',
  citation: [EN_319_412_3('LEG-4.3.1-4')],
  appliesTo: ['qsealc'],
  ask: 'Please issue the next certificate with nonRepudiation alone in keyUsage, which EN 319 412-3 LEG-4.3.1-4 prefers for seals.',

  subject: (certificate) => certificate.keyUsage,

  check: ({ at }, certificate) => {
    const bits = possibleBits(certificate);
    const type = keyUsageTypeOf(bits);
    return type === 'B' || type === 'F'
      ? [
          {
            message: `keyUsage ${bits.join(', ')} is of type ${type}; for a seal type A, nonRepudiation alone, is preferred.`,
            at,
          },
        ]
      : [];
  },
});
