import { createHash } from 'node:crypto';
import { MADE_UP } from '../core/probes/redact.js';
import type { StepContext } from './probe-step.js';

/** RFC 7636 §4.1: 43 to 128 unreserved characters. */
export const newVerifier = ({ randomText }: StepContext): string => `${MADE_UP}${randomText(32)}`;

export const newState = ({ randomText }: StepContext): string => `${MADE_UP}${randomText(16)}`;

export interface AuthorizeParameters {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state: string;
  readonly verifier: string;
}

/** An authorization request with PKCE (RFC 6749 §4.1.1, RFC 7636 §4.3); parameters of the endpoint's own stay. */
export function authorizeUrl(endpoint: string, parameters: AuthorizeParameters): string {
  const url = new URL(endpoint);
  const { clientId, redirectUri, scope, state, verifier } = parameters;
  url.searchParams.set('response_type', 'code');
  url.searchParams.set('client_id', clientId);
  url.searchParams.set('redirect_uri', redirectUri);
  url.searchParams.set('scope', scope);
  url.searchParams.set('state', state);
  url.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
  url.searchParams.set('code_challenge_method', 'S256');
  return url.href;
}
