export interface MetadataRow {
  readonly member: string;
  /** As it would be read aloud; null where the document has no such member. */
  readonly left: string | null;
  readonly right: string | null;
  readonly same: boolean;
}

/** The members that RFC 8414 §2 names, in its order; whatever else a document has comes after, by name. */
const KNOWN = [
  ...['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint'],
  ...['scopes_supported', 'response_types_supported', 'response_modes_supported', 'grant_types_supported'],
  ...['token_endpoint_auth_methods_supported', 'token_endpoint_auth_signing_alg_values_supported'],
  ...['service_documentation', 'ui_locales_supported', 'op_policy_uri', 'op_tos_uri'],
  ...['revocation_endpoint', 'revocation_endpoint_auth_methods_supported'],
  ...['introspection_endpoint', 'introspection_endpoint_auth_methods_supported'],
  ...['code_challenge_methods_supported', 'tls_client_certificate_bound_access_tokens'],
  'mtls_endpoint_aliases',
];

type Document = Readonly<Record<string, unknown>>;

/** Two documents member by member. The order within a list means nothing there (RFC 8414 §2), so it is no difference. */
export function compareMetadata(left: Document, right: Document): MetadataRow[] {
  const members = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort(byPlace);
  return members.map((member) => {
    const [one, other] = [textOf(left, member), textOf(right, member)];
    return { member, left: one, right: other, same: one === other };
  });
}

const byPlace = (one: string, other: string): number => {
  const [a, b] = [KNOWN.indexOf(one), KNOWN.indexOf(other)];
  if (a >= 0 && b >= 0) return a - b;
  if (a >= 0 || b >= 0) return a >= 0 ? -1 : 1;
  return one.localeCompare(other);
};

function textOf(document: Document, member: string): string | null {
  if (!Object.hasOwn(document, member)) return null;
  return valueText(document[member]);
}

/** A value of a document as one line. */
export function valueText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(valueText).sort().join(', ') || '[]';
  return JSON.stringify(value) ?? '';
}
