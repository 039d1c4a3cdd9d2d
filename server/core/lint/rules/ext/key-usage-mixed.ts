import { followsBaselineProfiles } from '../../baseline-profiles.js';
import { EN_319_412_2 } from '../../citations.js';
import { keyUsageTypeOf, possibleBits } from '../../key-usage-types.js';
import { rule } from '../../lint.js';

export const extKeyUsageMixed = rule({
  id: 'ext.key-usage-mixed',
  title: 'A certificate for websites does not mix nonRepudiation with other key usages.',
  severity: 'warning',
  citation: [EN_319_412_2('NAT-4.3.2-1')],
  // Of a seal, B and F are reported by `ext.key-usage-seal-not-a`, D by `ext.key-usage-seal-without-nonrepudiation`.
  appliesTo: ['qwac'],
  ask: 'Please issue the next certificate without nonRepudiation in keyUsage: it mixes the commitment to contents with the protection of a connection, which EN 319 412-2 NAT-4.3.2-1 advises against.',

  // Under the Baseline Requirements nonRepudiation is an error, reported by `ext.key-usage-web-required-bit`.
  subject: (certificate) => (followsBaselineProfiles(certificate) ? undefined : certificate.keyUsage),

  // Type D, mixed as well, is how TLS works.
  check: ({ at }, certificate) => {
    const bits = possibleBits(certificate);
    const type = keyUsageTypeOf(bits);
    return type === 'B' || type === 'F'
      ? [
          {
            message: `keyUsage ${bits.join(', ')} is of the mixed type ${type}; types A, C and E are preferred.`,
            at,
          },
        ]
      : [];
  },
});
