import { type Outcome, outcome } from './outcomes.js';

/** What a bank tells the browser to bring back (RFC 6749 §4.1.2, RFC 9207 §2). Null where it is absent. */
export interface CallbackAnswer {
  readonly code: string | null;
  readonly state: string | null;
  readonly iss: string | null;
  readonly error: string | null;
  readonly errorDescription: string | null;
}

export type CallbackReading =
  | {
      readonly ok: true;
      readonly answer: CallbackAnswer;
      /** Scheme, host, port and path of the address. */
      readonly address: string;
    }
  | { readonly ok: false; readonly outcome: Outcome };

/** Far above what any server sends; nothing longer is looked at. */
export const LONGEST_CALLBACK = 8_192;
const NAMES = ['code', 'state', 'iss', 'error', 'error_description'] as const;
/** What the implicit and hybrid flows bring, and a signed answer (JARM): nothing of them was asked for. */
const FOREIGN = ['access_token', 'id_token', 'response'] as const;

/** Reads the address at which the browser ended, pasted by a person or posted by the console's own page. Never throws. */
export function readCallback(text: string): CallbackReading {
  const refuse = (code: Parameters<typeof outcome>[0], seen = ''): CallbackReading => ({
    ...{ ok: false, outcome: outcome(code, seen) },
  });
  if (text.length > LONGEST_CALLBACK) return refuse('callback-too-long');
  const trimmed = text.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return refuse('callback-no-address');
  const url = new URL(trimmed);
  const { searchParams } = url;
  const fragment = new URLSearchParams(url.hash.slice(1));
  if (FOREIGN.some((name) => searchParams.has(name) || fragment.has(name)))
    return refuse('callback-not-a-code');
  const twice = NAMES.find((name) => searchParams.getAll(name).length > 1);
  if (twice !== undefined) return refuse('callback-repeated-parameter', twice);
  // A parameter without a value counts as absent (RFC 6749 §3.1).
  const value = (name: (typeof NAMES)[number]): string | null => searchParams.get(name) || null;
  const answer: CallbackAnswer = {
    ...{ code: value('code'), state: value('state'), iss: value('iss'), error: value('error') },
    errorDescription: value('error_description'),
  };
  const address = addressOf(url);
  if (answer.code === null && answer.error === null && answer.state === null)
    return refuse('callback-empty', address);
  return { ok: true, answer, address };
}

/** What was kept of an authorization when the customer was sent away. */
export interface Attempt {
  readonly redirectUri: string;
  readonly issuer: string;
  readonly namesIssuer: boolean;
  readonly startedById: string;
  readonly expiresAt: Date;
  /** Null while nobody has brought an answer. */
  readonly closedAt: Date | null;
}

export type CallbackJudgement =
  | { readonly ok: true; readonly code: string }
  | {
      readonly ok: false;
      readonly outcome: Outcome;
      /** The attempt is over with it: its state counts once. What may be somebody else's mischief ends nothing. */
      readonly ends: boolean;
    };

/**
 * What an answer is worth. `attempt` is the one whose state it carries; undefined: nobody here sent that state. In the order
 * in which one doubt hides the next: whose it is, whether it still counts, from whom it comes, what it says.
 */
export function judgeCallback(
  answer: CallbackAnswer,
  address: string,
  attempt: Attempt | undefined,
  { userId, codeWasUsed, at }: { readonly userId: string; readonly codeWasUsed: boolean; readonly at: Date },
): CallbackJudgement {
  const refuse = (ends: boolean, code: Parameters<typeof outcome>[0], seen = ''): CallbackJudgement => ({
    ...{ ok: false, ends, outcome: outcome(code, seen) },
  });
  if (answer.state === null) return refuse(false, 'state-missing');
  if (attempt === undefined) return refuse(false, 'state-unknown');
  if (attempt.startedById !== userId) return refuse(false, 'state-of-somebody-else');
  if (attempt.closedAt !== null) return refuse(false, 'state-used');
  if (!isSameAddress(address, attempt.redirectUri)) return refuse(false, 'callback-other-address', address);
  if (at >= attempt.expiresAt) return refuse(true, 'attempt-expired');
  if (answer.iss === null && attempt.namesIssuer) return refuse(true, 'issuer-missing');
  // Simple string comparison (RFC 9207 §2.4, RFC 3986 §6.2.1).
  if (answer.iss !== null && answer.iss !== attempt.issuer) return refuse(true, 'issuer-wrong', answer.iss);
  if (answer.error !== null) return { ok: false, ends: true, outcome: errorOutcome(answer) };
  if (answer.code === null) return refuse(true, 'callback-empty', address);
  if (codeWasUsed) return refuse(true, 'code-used');
  return { ok: true, code: answer.code };
}

const ERRORS = {
  access_denied: 'refused-by-customer',
  invalid_request: 'error-invalid-request',
  unauthorized_client: 'error-unauthorized-client',
  unsupported_response_type: 'error-unsupported-response-type',
  invalid_scope: 'error-invalid-scope',
  server_error: 'error-server',
  temporarily_unavailable: 'error-unavailable',
} as const;

function errorOutcome({ error, errorDescription }: CallbackAnswer): Outcome {
  const word = error ?? '';
  const code = Object.hasOwn(ERRORS, word) ? ERRORS[word as keyof typeof ERRORS] : 'error-other';
  return outcome(code, [plain(word), plain(errorDescription ?? '')].filter((text) => text !== '').join(', '));
}

/** Words of the other side, which come through the browser: anybody may have written them. */
const plain = (text: string): string => text.replace(/[^\x20-\x7e]/g, '?').slice(0, 200);

const addressOf = ({ origin, pathname }: URL): string => `${origin}${pathname}`;

/** Where a redirect address is registered with parameters of its own, the bank adds to them (RFC 6749 §3.1.2). */
function isSameAddress(address: string, redirectUri: string): boolean {
  return URL.canParse(redirectUri) && addressOf(new URL(redirectUri)) === address;
}
