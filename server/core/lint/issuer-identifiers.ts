import type { Certificate } from '../certificate/certificate.js';
import { AttributeOid } from '../certificate/name.js';
import type { OrganizationIdentifier } from '../identifiers/organization-identifier.js';
import { parseOrganizationIdentifier } from '../identifiers/parse-organization-identifier.js';

/** Every organizationIdentifier of the issuer that is not blank, read by its structure; `undefined` when there is none. */
export function issuerIdentifiers({ issuer }: Certificate): readonly OrganizationIdentifier[] | undefined {
  let found: OrganizationIdentifier[] | undefined;
  for (const { oid, text, valueAt } of issuer.attributes) {
    if (oid !== AttributeOid.organizationIdentifier || text === undefined || text.value.trim() === '')
      continue;
    (found ??= []).push(parseOrganizationIdentifier(text.value, valueAt));
  }
  return found;
}
