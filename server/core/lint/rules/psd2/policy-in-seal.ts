import { PolicyOid } from '../../../certificate/policy-oids.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';

export const psd2PolicyInSeal = rule({
  id: 'psd2.policy-in-seal',
  title: 'A certificate for seals does not name the policy QCP-w-psd2.',
  severity: 'error',
  citation: [TS_119_495('OVR-6.1-3')],
  appliesTo: ['qsealc'],
  ask: 'Please reissue the seal certificate without the policy QCP-w-psd2 (0.4.0.19495.3.1), which is for website certificates (TS 119 495 OVR-6.1-3).',

  subject: ({ certificatePolicies }) => certificatePolicies?.items,

  check: (policies) =>
    policies.flatMap(({ oid, at }) =>
      oid === PolicyOid.qcpWPsd2
        ? [{ message: 'The policy QCP-w-psd2 (0.4.0.19495.3.1) is for websites, not for seals.', at }]
        : [],
    ),
});
