import type { SeenCall } from '../probes/observation.js';
import { mayHaveArrived, refusalOf } from './bank-refusal.js';
import { type Outcome, outcome } from './outcomes.js';

/** What a server grants (RFC 6749 §5.1), as far as it is used. */
export interface GrantedTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** Seconds; null where it is not said. */
  readonly expiresIn: number | null;
  /** Seconds of the refresh token, where a server says so on its own account. */
  readonly refreshExpiresIn: number | null;
  readonly scope: string | null;
}

/** Why there is no token: by the server's word, the way it answered, or that it did not. */
export interface TokenRefusal {
  readonly outcome: Outcome;
  /** Whether the code or token that was sent may be spent although no token came. */
  readonly isSpent: 'no' | 'yes' | 'unknown';
}

const WORDS = {
  invalid_client: 'client-refused',
  unauthorized_client: 'grant-refused',
  unsupported_grant_type: 'grant-refused',
  invalid_request: 'token-request-refused',
  invalid_scope: 'error-invalid-scope',
  server_error: 'bank-failed',
  temporarily_unavailable: 'error-unavailable',
} as const;

/**
 * Judges a token endpoint's answer that is no token. `error` is the word of RFC 6749 §5.2 where the answer has one; a bank that
 * refuses the certificate answers in its own way, before OAuth begins.
 */
export function refusedToken(
  call: SeenCall,
  grant: 'code' | 'refresh',
  error: { readonly word: string; readonly description: string } | null,
): TokenRefusal {
  if (error !== null && call.outcome.ok && call.outcome.status < 500) {
    const said = [error.word, error.description]
      .filter((text) => text !== '')
      .join(', ')
      .slice(0, 300);
    if (error.word === 'invalid_grant')
      return {
        outcome: outcome(grant === 'code' ? 'code-refused' : 'refresh-refused', said),
        isSpent: 'yes',
      };
    const known = Object.hasOwn(WORDS, error.word) ? WORDS[error.word as keyof typeof WORDS] : undefined;
    return { outcome: outcome(known ?? 'token-request-refused', said), isSpent: 'no' };
  }
  const refusal = refusalOf(call);
  if (refusal === null) {
    // 200, and no token in it: whatever it is, the grant was taken.
    const status = call.outcome.ok ? `status ${call.outcome.status}` : '';
    return { outcome: outcome('token-answer-unusable', status), isSpent: 'unknown' };
  }
  if (!mayHaveArrived(call)) return { outcome: refusal, isSpent: 'no' };
  const seen = refusal.message;
  return {
    outcome: outcome(grant === 'code' ? 'token-unanswered' : 'refresh-interrupted', seen),
    isSpent: 'unknown',
  };
}

/** When something ends that was granted for so many seconds. Null where it is not said, or cannot be. */
export function endOfGrant(seconds: number | null, answeredAt: Date): Date | null {
  if (seconds === null || !Number.isFinite(seconds) || seconds <= 0) return null;
  const TEN_YEARS = 315_360_000;
  return new Date(answeredAt.getTime() + Math.min(Math.floor(seconds), TEN_YEARS) * 1_000);
}
