import { policyText, QUALIFIED_POLICIES } from '../../../certificate/policy-oids.js';
import { EN_319_412_2 } from '../../citations.js';
import { rule } from '../../lint.js';
import { policiesAmong } from '../../policies.js';

export const policyQualifiedMultiple = rule({
  id: 'policy.qualified-multiple',
  title: 'The certificate names one policy of EN 319 411-2.',
  severity: 'error',
  citation: [EN_319_412_2('QCS-5.2-1')],
  ask: 'Please reissue the certificate with the one policy of EN 319 411-2 under which it was issued (EN 319 412-2 QCS-5.2-1).',

  subject: (certificate) => policiesAmong(QUALIFIED_POLICIES, certificate),

  check: ([first, ...others]) =>
    others.map(({ oid, at }) => ({
      message: `${policyText(oid)} stands beside ${policyText(first.oid)}; a certificate has one policy of EN 319 411-2.`,
      at,
    })),
});
