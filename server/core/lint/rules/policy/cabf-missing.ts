import { PolicyOid, policyText } from '../../../certificate/policy-oids.js';
import { CABF_BR, CHROMIUM, TS_119_411_5 } from '../../citations.js';
import { rule } from '../../lint.js';

/** The CA/B Forum policies one of which a browser wants beside the qualified one. */
const PARTNERS = new Map<string, readonly string[]>([
  [PolicyOid.qevcpW, [PolicyOid.cabfEv]],
  [PolicyOid.qncpW, [PolicyOid.cabfOv, PolicyOid.cabfIv]],
]);

export const policyCabfMissing = rule({
  id: 'policy.cabf-missing',
  title: 'Beside QEVCP-w or QNCP-w stands the policy of the CA/B Forum that belongs to it.',
  severity: 'warning',
  citation: [CABF_BR('7.1.2.7.9'), TS_119_411_5('1-QWAC'), CHROMIUM('net/cert/qwac.cc')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with the CA/B Forum policy beside the qualified one (2.23.140.1.1 with QEVCP-w; 2.23.140.1.2.2 or 2.23.140.1.2.3 with QNCP-w), as CA/B Forum BR 7.1.2.7.9 requires.',

  subject: ({ certificatePolicies }) => {
    const policies = certificatePolicies?.items;
    return policies?.some(({ oid }) => PARTNERS.has(oid)) ? policies : undefined;
  },

  check: (policies) =>
    policies.flatMap(({ oid, at }) => {
      const partners = PARTNERS.get(oid);
      if (partners === undefined || policies.some((other) => partners.includes(other.oid))) return [];
      return [
        {
          message: `${policyText(oid)} stands without ${partners.join(' or ')}; browsers show a QWAC only with both.`,
          at,
        },
      ];
    }),
});
