import { PolicyOid } from '../../../certificate/policy-oids.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { carriesPsd2Statement } from '../../psd2-statements.js';

export const psd2PolicyWithoutStatement = rule({
  id: 'psd2.policy-without-statement',
  title: 'A certificate with the policy QCP-w-psd2 carries the PSD2 statement.',
  severity: 'error',
  citation: [TS_119_495('OVR-6.1-3')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with the PSD2 QCStatement 0.4.0.19495.2, which its policy QCP-w-psd2 promises (TS 119 495 OVR-6.1-3).',

  subject: ({ certificatePolicies }) =>
    certificatePolicies?.items.find(({ oid }) => oid === PolicyOid.qcpWPsd2),

  check: ({ at }, certificate) =>
    carriesPsd2Statement(certificate)
      ? []
      : [
          {
            message: 'The policy QCP-w-psd2 (0.4.0.19495.3.1) is named, but there is no PSD2 statement.',
            at,
          },
        ],
});
