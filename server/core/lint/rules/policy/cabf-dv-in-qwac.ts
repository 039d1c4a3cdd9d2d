import { kindOf } from '../../../certificate/kind.js';
import { PolicyOid, policyText } from '../../../certificate/policy-oids.js';
import { EIDAS, EN_319_411_2 } from '../../citations.js';
import { rule } from '../../lint.js';

const DOMAIN_VALIDATED: ReadonlySet<string> = new Set([PolicyOid.cabfDv, PolicyOid.dvcp]);

export const policyCabfDvInQwac = rule({
  id: 'policy.cabf-dv-in-qwac',
  title: 'A certificate that says it is a QWAC names no policy for domain validation only.',
  severity: 'error',
  citation: [EN_319_411_2('4.2'), EIDAS('Annex IV')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate under a policy that verifies the identity of the organisation; a domain-validated certificate cannot be qualified (EN 319 411-2 clause 4.2, Regulation (EU) 910/2014 Annex IV).',

  // A certificate that does not claim to be a QWAC may well be domain-validated.
  subject: (certificate) =>
    kindOf(certificate) === 'qwac' ? certificate.certificatePolicies?.items : undefined,

  check: (policies) =>
    policies.flatMap(({ oid, at }) =>
      DOMAIN_VALIDATED.has(oid)
        ? [
            {
              message: `${policyText(oid)} verifies only the domain; a QWAC names a verified organisation.`,
              at,
            },
          ]
        : [],
    ),
});
