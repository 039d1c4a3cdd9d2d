import type { KeyUsageBit } from '../../../certificate/certificate.js';
import { BASELINE_PROFILES_FROM } from '../../baseline-profiles.js';
import { followsBaselineRequirements } from '../../browser-track.js';
import { CABF_BR } from '../../citations.js';
import { possibleBits } from '../../key-usage-types.js';
import { rule, type Violation } from '../../lint.js';

const PROHIBITED: ReadonlySet<KeyUsageBit> = new Set([
  'nonRepudiation',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
]);
/** The first with an RSA key, the second with an EC key; the other way round neither key can do it. */
const DISCOURAGED: ReadonlySet<KeyUsageBit> = new Set(['dataEncipherment', 'keyAgreement']);

export const extKeyUsageWebRequiredBit = rule({
  id: 'ext.key-usage-web-required-bit',
  title: 'The keyUsage of a web server certificate is digitalSignature, with RSA also keyEncipherment.',
  severity: 'error',
  citation: [CABF_BR('7.1.2.7.11')],
  appliesTo: ['qwac'],
  effectiveFrom: BASELINE_PROFILES_FROM,
  ask: 'Please reissue the certificate with the key usages of the Baseline Requirements 7.1.2.7.11: digitalSignature, and with an RSA key keyEncipherment if need be.',

  subject: (certificate) => (followsBaselineRequirements(certificate) ? certificate.keyUsage : undefined),

  check: ({ at, bits }, certificate) => {
    const { algorithm } = certificate.publicKey;
    if (bits.length === 0) return [{ message: 'keyUsage sets no bit.', at }];
    const violations: Violation[] = [];
    if (!bits.includes('digitalSignature')) {
      violations.push(
        algorithm === 'rsa'
          ? { message: 'keyUsage lacks digitalSignature, which is recommended.', at, severity: 'warning' }
          : { message: `keyUsage lacks digitalSignature, which a key of algorithm ${algorithm} needs.`, at },
      );
    }
    for (const bit of possibleBits(certificate)) {
      if (PROHIBITED.has(bit)) {
        violations.push({
          message: `keyUsage allows ${bit}, which a web server certificate cannot have.`,
          at,
        });
      } else if (DISCOURAGED.has(bit)) {
        violations.push({
          message: `keyUsage allows ${bit}, which is not recommended.`,
          at,
          severity: 'warning',
        });
      }
    }
    return violations;
  },
});
