import type { ObjectIdentifierAt } from '../../../asn1/oid.js';
import { policyText } from '../../../certificate/policy-oids.js';
import { RFC_5280 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';

export const extPoliciesDuplicate = rule({
  id: 'ext.policies-duplicate',
  title: 'No certificate policy is listed twice.',
  severity: 'error',
  citation: [RFC_5280('4.2.1.4')],
  ask: 'Please reissue the certificate with each certificate policy listed once (RFC 5280 section 4.2.1.4).',

  subject: ({ certificatePolicies }) => certificatePolicies?.items,

  check: repeated,
});

function repeated(policies: readonly ObjectIdentifierAt[]): Violation[] {
  const seen = new Set<string>();
  const violations: Violation[] = [];
  for (const { oid, at } of policies) {
    if (seen.has(oid)) violations.push({ message: `The policy ${policyText(oid)} is listed again.`, at });
    seen.add(oid);
  }
  return violations;
}
