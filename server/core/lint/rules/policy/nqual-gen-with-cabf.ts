import { CABF_TLS_POLICIES, PolicyOid, policyText } from '../../../certificate/policy-oids.js';
import { EN_319_411_2 } from '../../citations.js';
import { rule } from '../../lint.js';

export const policyNqualGenWithCabf = rule({
  id: 'policy.nqual-gen-with-cabf',
  title: 'QNCP-w-gen stands without a policy of the CA/B Forum.',
  severity: 'warning',
  citation: [EN_319_411_2('OVR-5.1-07')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate either under QNCP-w-gen or with a policy of the CA/B Forum; QNCP-w-gen is for certificates that browsers do not trust (EN 319 411-2 OVR-5.1-07).',

  subject: ({ certificatePolicies }) => {
    const policies = certificatePolicies?.items;
    return policies?.some(({ oid }) => oid === PolicyOid.qncpWGen) ? policies : undefined;
  },

  check: (policies) =>
    policies.flatMap(({ oid, at }) =>
      CABF_TLS_POLICIES.has(oid)
        ? [{ message: `${policyText(oid)} stands beside QNCP-w-gen, which is not for browsers.`, at }]
        : [],
    ),
});
