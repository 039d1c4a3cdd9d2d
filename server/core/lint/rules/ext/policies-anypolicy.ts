import { CABF_BR, EN_319_411_2 } from '../../citations.js';
import { rule } from '../../lint.js';

const ANY_POLICY = '2.5.29.32.0';

export const extPoliciesAnypolicy = rule({
  id: 'ext.policies-anypolicy',
  title: 'The certificate names its policies and not anyPolicy.',
  severity: 'error',
  citation: [CABF_BR('7.1.2.7.9'), EN_319_411_2('5.3')],
  ask: 'Please reissue the certificate without anyPolicy (2.5.29.32.0), which says nothing about how it was issued (EN 319 411-2 clause 5.3, CA/B Forum BR 7.1.2.7.9).',

  subject: ({ certificatePolicies }) => certificatePolicies?.items,

  check: (policies) =>
    policies
      .filter(({ oid }) => oid === ANY_POLICY)
      .map(({ at }) => ({
        message: 'The policy anyPolicy (2.5.29.32.0) is for certificates of CAs only.',
        at,
      })),
});
