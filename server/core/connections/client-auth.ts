/** How a client shows at the token endpoint who it is (RFC 7591 §2, RFC 8705 §2), as far as this client can. */
export const CLIENT_AUTH_METHODS = [
  'tls_client_auth',
  'client_secret_post',
  'client_secret_basic',
  'none',
] as const;
export type ClientAuthMethod = (typeof CLIENT_AUTH_METHODS)[number];

export type ClientAuthChoice =
  | {
      readonly ok: true;
      readonly method: ClientAuthMethod;
      /** The metadata leave it out, and the default of RFC 8414 counts. */
      readonly isDefault: boolean;
    }
  | {
      readonly ok: false;
      /** `unsupported`: none that this client speaks. */
      readonly missing: 'client-secret' | 'certificate' | 'unsupported';
    };

/**
 * What the metadata decide (Paysera's pages contradict each other, C3): the certificate where it is enough, then the secret in
 * the form, then in the header, then PKCE alone. A secret is sent only where the bank asks for one.
 *
 * `supported` is `token_endpoint_auth_methods_supported`; null where it is absent, which means `client_secret_basic`
 * (RFC 8414 §2). `self_signed_tls_client_auth` looks the same from here: the certificate is shown either way.
 */
export function decideClientAuth(
  supported: readonly string[] | null,
  have: { readonly secret: boolean; readonly certificate: boolean },
): ClientAuthChoice {
  const offered = new Set(supported ?? ['client_secret_basic']);
  if (offered.delete('self_signed_tls_client_auth')) offered.add('tls_client_auth');
  const usable: Readonly<Record<ClientAuthMethod, boolean>> = {
    tls_client_auth: have.certificate,
    client_secret_post: have.secret,
    client_secret_basic: have.secret,
    none: true,
  };
  const method = CLIENT_AUTH_METHODS.find((one) => offered.has(one) && usable[one]);
  if (method !== undefined) return { ok: true, method, isDefault: supported === null };
  if (offered.has('client_secret_post') || offered.has('client_secret_basic'))
    return { ok: false, missing: 'client-secret' };
  return { ok: false, missing: offered.has('tls_client_auth') ? 'certificate' : 'unsupported' };
}
