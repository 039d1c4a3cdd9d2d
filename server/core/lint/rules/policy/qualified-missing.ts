import { QUALIFIED_POLICIES } from '../../../certificate/policy-oids.js';
import { EN_319_412_2, EN_319_412_4 } from '../../citations.js';
import { rule } from '../../lint.js';

export const policyQualifiedMissing = rule({
  id: 'policy.qualified-missing',
  title: 'The certificate names a policy of EN 319 411-2.',
  severity: 'warning',
  citation: [EN_319_412_2('QCS-5.2-1'), EN_319_412_4('QCS-4.3-1')],
  ask: 'Please reissue the certificate with the policy of EN 319 411-2 under which it was issued, for example QNCP-w-gen 0.4.0.194112.1.6 or QCP-l 0.4.0.194112.1.1 (EN 319 412-2 QCS-5.2-1).',

  subject: ({ certificatePolicies }) => certificatePolicies?.items ?? [],

  check: (policies) => {
    if (policies.some(({ oid }) => QUALIFIED_POLICIES.has(oid))) return [];
    const message =
      policies.length === 0
        ? 'There are no certificate policies, so none of EN 319 411-2 (0.4.0.194112.1).'
        : `None of the certificate policies (${policies.length}) is one of EN 319 411-2 (0.4.0.194112.1).`;
    return [{ message, at: undefined }];
  },
});
