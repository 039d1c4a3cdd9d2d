export interface AuthorizationRequest {
  readonly endpoint: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  /** Random, at least 128 bits; known to nobody else. */
  readonly state: string;
  /** S256 of the verifier (RFC 7636 §4.2). */
  readonly codeChallenge: string;
}

/** Where the customer's browser is sent (RFC 6749 §4.1.1, RFC 7636 §4.3). Parameters that the endpoint has already stay. */
export function authorizationUrl(request: AuthorizationRequest): string {
  const url = new URL(request.endpoint);
  const parameters = {
    response_type: 'code',
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    scope: request.scope,
    state: request.state,
    code_challenge: request.codeChallenge,
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}
