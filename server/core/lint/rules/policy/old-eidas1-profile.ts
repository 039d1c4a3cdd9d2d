import { PolicyOid, policyText } from '../../../certificate/policy-oids.js';
import { TS_101_456 } from '../../citations.js';
import { rule } from '../../lint.js';

const BEFORE_EIDAS: ReadonlySet<string> = new Set([PolicyOid.qcpPublicSscd, PolicyOid.qcpPublic]);

export const policyOldEidas1Profile = rule({
  id: 'policy.old-eidas1-profile',
  title: 'The certificate names no policy from before eIDAS.',
  severity: 'info',
  citation: [TS_101_456('5.2')],

  subject: ({ certificatePolicies }) => certificatePolicies?.items,

  check: (policies) =>
    policies.flatMap(({ oid, at }) =>
      BEFORE_EIDAS.has(oid)
        ? [{ message: `${policyText(oid)} is a policy of TS 101 456, from before eIDAS.`, at }]
        : [],
    ),
});
