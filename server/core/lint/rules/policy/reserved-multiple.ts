import { CABF_TLS_POLICIES, GENERAL_POLICIES, policyText } from '../../../certificate/policy-oids.js';
import { CABF_BR, EN_319_411_1 } from '../../citations.js';
import { rule } from '../../lint.js';
import { policiesAmong } from '../../policies.js';

export const policyReservedMultiple = rule({
  id: 'policy.reserved-multiple',
  title: 'The certificate names at most one policy of EN 319 411-1 and one of the CA/B Forum.',
  severity: 'error',
  citation: [EN_319_411_1('GEN-6.3.3-12'), CABF_BR('7.1.2.7.9')],
  ask: 'Please reissue the certificate with one reserved policy of each kind, the one for the validation that was done (EN 319 411-1 GEN-6.3.3-12, CA/B Forum BR 7.1.2.7.9).',

  subject: (certificate) => {
    const general = policiesAmong(GENERAL_POLICIES, certificate);
    const cabf = policiesAmong(CABF_TLS_POLICIES, certificate);
    return general || cabf ? [general, cabf] : undefined;
  },

  check: (kinds) =>
    kinds.flatMap((policies) => {
      const [first, ...others] = policies ?? [];
      return others.map(({ oid, at }) => ({
        message: `${policyText(oid)} stands beside ${policyText(first!.oid)}; only one of them can be true.`,
        at,
      }));
    }),
});
