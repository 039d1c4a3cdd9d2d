import type { ObjectIdentifierAt } from '../asn1/oid.js';
import type { Certificate } from '../certificate/certificate.js';

/** The certificate's policies out of a set, each once, in order; `undefined` when it names none of them. */
export function policiesAmong(
  set: ReadonlySet<string>,
  { certificatePolicies }: Certificate,
): readonly [ObjectIdentifierAt, ...ObjectIdentifierAt[]] | undefined {
  const found: ObjectIdentifierAt[] = [];
  for (const policy of certificatePolicies?.items ?? []) {
    if (set.has(policy.oid) && !found.some(({ oid }) => oid === policy.oid)) found.push(policy);
  }
  const [first, ...others] = found;
  return first && [first, ...others];
}
