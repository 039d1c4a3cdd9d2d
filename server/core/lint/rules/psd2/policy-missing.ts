import { PolicyOid } from '../../../certificate/policy-oids.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { carriesPsd2Statement } from '../../psd2-statements.js';

export const psd2PolicyMissing = rule({
  id: 'psd2.policy-missing',
  title: 'The certificate names the policy QCP-w-psd2 (0.4.0.19495.3.1).',
  severity: 'info',
  citation: [TS_119_495('OVR-6.1-3')],
  appliesTo: ['qwac'],
  ask: 'If the certificate follows the policy QCP-w-psd2, please name it (0.4.0.19495.3.1) in certificatePolicies when the certificate is reissued (TS 119 495 OVR-6.1-3).',

  subject: (certificate) =>
    carriesPsd2Statement(certificate) ? (certificate.certificatePolicies?.items ?? []) : undefined,

  check: (policies) =>
    policies.some(({ oid }) => oid === PolicyOid.qcpWPsd2)
      ? []
      : [
          {
            message:
              'The optional policy QCP-w-psd2 (0.4.0.19495.3.1) is not among the certificate policies.',
            at: undefined,
          },
        ],
});
