import { followsBaselineProfiles } from '../../baseline-profiles.js';
import { EN_319_412_2, EN_319_412_3 } from '../../citations.js';
import { keyUsageTypeOf, possibleBits } from '../../key-usage-types.js';
import { rule } from '../../lint.js';

export const extKeyUsageUnknownCombination = rule({
  id: 'ext.key-usage-unknown-combination',
  title: 'keyUsage is one of the types A to F.',
  severity: 'error',
  citation: [EN_319_412_2('NAT-4.3.2-1 table 1'), EN_319_412_3('LEG-4.3.1-2')],
  ask: 'Please reissue the certificate with one of the key usages of EN 319 412-2 NAT-4.3.2-1 table 1: nonRepudiation and digitalSignature, each alone or together, with or without keyEncipherment (RSA) or keyAgreement (EC).',

  // Under the Baseline Requirements their own table holds, judged by `ext.key-usage-web-required-bit`.
  subject: (certificate) => (followsBaselineProfiles(certificate) ? undefined : certificate.keyUsage),

  check: ({ at, bits }, certificate) => {
    if (bits.length === 0) return [{ message: 'keyUsage sets no bit.', at }];
    // Bits that the key cannot do are reported by `ext.key-usage-incompatible-with-key`.
    const possible = possibleBits(certificate);
    return possible.length === 0 || keyUsageTypeOf(possible) !== undefined
      ? []
      : [{ message: `keyUsage ${possible.join(', ')} is none of the types A to F.`, at }];
  },
});
