import type { Fault } from '../probes/probe-result.js';

export interface OutcomeMeaning {
  readonly severity: 'error' | 'warning' | 'notice' | 'info';
  readonly fault: Fault;
  /** What is the case, in a few words. */
  readonly title: string;
  /** What to do; empty where nothing is to be done. */
  readonly advice: string;
  readonly citation: string;
}

const row =
  (severity: OutcomeMeaning['severity'], fault: Fault) =>
  (title: string, advice = '', citation = ''): OutcomeMeaning => ({
    severity,
    fault,
    title,
    advice,
    citation,
  });
const good = row('info', 'none');
const aside = row('notice', 'none');
const bank = row('error', 'bank');
const us = row('error', 'us');
const setting = row('error', 'configuration');
const unclear = row('error', 'unclear');

const TELL_BANK = 'Tell the bank; add the trace.';
const AGAIN = 'Start the authorization again.';
const REGISTERED = 'Compare client id, redirect address and certificate with what the bank has registered.';

/**
 * Everything that may come of connecting and of the integration check. Codes are stored with checks and never renamed; the
 * console says the same in its languages under `connections.outcomes.<code>`.
 */
// prettier-ignore
export const OUTCOMES = {
  // Metadata of the authorization server, before anything is sent where they say.
  'metadata-read': good('The metadata of the authorization server hold', '', 'RFC 8414'),
  'metadata-unread': bank('The metadata could not be read', 'See the trace: without them nobody knows where to send the customer.', 'RFC 8414 §3'),
  'metadata-without-issuer': bank('The metadata name no issuer that could be one', TELL_BANK, 'RFC 8414 §2'),
  'metadata-wrong-issuer': bank('The metadata are those of another issuer', 'Send nothing there. Compare the address of discovery with the bank\'s documents, then tell the bank.', 'RFC 8414 §3.3'),
  'metadata-without-endpoint': bank('An endpoint is missing in the metadata, or is no https address', TELL_BANK, 'RFC 8414 §2'),
  'metadata-endpoint-elsewhere': bank('The metadata lead to another host', 'Send nothing there. Ask the bank whether the host is its own.', 'RFC 8414 §6.2'),
  'metadata-without-code': bank('The server does not offer the code flow', TELL_BANK, 'RFC 6749 §4.1'),
  'metadata-without-pkce': bank('The server does not promise PKCE with S256', TELL_BANK, 'RFC 7636, Paysera §1.3'),
  'client-secret-missing': setting('The server asks for a client secret, and there is none here', 'Enter the client secret that the bank handed out.', 'Paysera C3'),
  'certificate-missing': setting('The server asks for the certificate, and the target has none', 'Upload key and certificate, and choose them for the target.', 'RFC 8705 §2.1'),
  'client-auth-unsupported': bank('The server knows only ways of authenticating that are not spoken here', 'Ask the bank for client_secret_post, tls_client_auth or PKCE alone.', 'RFC 8414 §2'),

  // The address that the customer's browser came back to.
  'connected': good('The bank answered with a token', '', 'RFC 6749 §5.1'),
  'callback-good': good('The browser came back with a code', '', 'RFC 6749 §4.1.2, RFC 9207'),
  'callback-no-address': us('This is no address', 'Copy the whole address line of the browser, from https:// to its end.'),
  'callback-other-address': us('This address is not the one that is registered', 'Copy the address at which the browser ended, not the bank\'s page.', 'RFC 6749 §3.1.2'),
  'callback-empty': us('The address carries neither a code nor an error', 'Wait until the bank\'s page is through, then copy the address.', 'RFC 6749 §4.1.2'),
  'callback-repeated-parameter': bank('A parameter stands twice in the address', TELL_BANK, 'RFC 6749 §3.1'),
  'callback-not-a-code': bank('The address carries a token or a document instead of a code', TELL_BANK, 'RFC 9700 §2.1.2'),
  'callback-too-long': us('The address is longer than any that a bank sends', 'Copy only the address line.'),
  'state-missing': bank('The answer has no state', 'Do not use it: nobody knows whose answer it is. ' + AGAIN, 'RFC 6749 §10.12'),
  'state-unknown': unclear('Nobody here sent this state', 'It may belong to another installation, or somebody may try to slip in an answer of their own. ' + AGAIN, 'RFC 6749 §10.12'),
  'state-used': us('This answer was taken already', 'An answer counts once. If no connection came of it: ' + AGAIN, 'RFC 9700 §4.7'),
  'state-of-somebody-else': unclear('Somebody else began this authorization', 'Whoever begins it has to finish it, in the same browser. ' + AGAIN, 'RFC 9700 §4.7'),
  'attempt-expired': us('The answer came too late', AGAIN),
  'code-used': unclear('This code was used before', 'Somebody may have copied it. ' + AGAIN + ' If it comes again, tell the bank.', 'RFC 6749 §4.1.2'),
  'issuer-missing': bank('The answer does not say from whom it is', 'The server promises to name itself in each answer; this one may come from somebody else. ' + TELL_BANK, 'RFC 9207 §2.4'),
  'issuer-wrong': bank('The answer is from another authorization server', 'Do not use it. ' + TELL_BANK, 'RFC 9207 §2.4'),
  'refused-by-customer': aside('The customer said no', 'If that was the test: it worked. Otherwise ' + AGAIN.toLowerCase(), 'RFC 6749 §4.1.2.1'),
  'error-invalid-request': us('The bank finds the request malformed', REGISTERED, 'RFC 6749 §4.1.2.1'),
  'error-unauthorized-client': us('The bank does not let this client use the code flow', 'Ask the bank to set up the client.', 'RFC 6749 §4.1.2.1'),
  'error-unsupported-response-type': bank('The bank does not offer the code flow', TELL_BANK, 'RFC 6749 §4.1.2.1'),
  'error-invalid-scope': setting('The bank does not know the scope', 'The consent or payment may be over, or the words may not be the bank\'s.', 'RFC 6749 §4.1.2.1'),
  'error-server': bank('The bank\'s authorization server failed', 'Try again later; then tell the bank.', 'RFC 6749 §4.1.2.1'),
  'error-unavailable': bank('The bank\'s authorization server is busy', 'Try again later.', 'RFC 6749 §4.1.2.1'),
  'error-other': bank('The bank answers with an error of its own', TELL_BANK, 'RFC 6749 §4.1.2.1'),

  // The token endpoint.
  'code-refused': us('The bank does not take the code', 'Codes live for a minute or so and count once. ' + AGAIN, 'RFC 6749 §5.2'),
  'refresh-refused': us('The bank does not take the refresh token', 'It is over, revoked or was replaced. The customer has to authorize again.', 'RFC 6749 §5.2'),
  'client-refused': us('The bank does not know the client, or not with this secret or certificate', REGISTERED, 'RFC 6749 §5.2'),
  'grant-refused': us('The bank does not let this client use this grant', 'Ask the bank to set up the client.', 'RFC 6749 §5.2'),
  'token-request-refused': us('The bank finds the request for a token malformed', REGISTERED, 'RFC 6749 §5.2'),
  'token-answer-unusable': bank('The answer is no token', TELL_BANK, 'RFC 6749 §5.1'),
  'token-scope-narrower': bank('The token is for less than was asked', 'Ask the bank why; the customer may have chosen less.', 'RFC 6749 §3.3'),
  'token-unanswered': unclear('No answer came, and nobody knows whether the bank has acted', 'The code or token may be spent. ' + AGAIN),
  'refresh-interrupted': unclear('The answer to a refresh was lost', 'The bank may have replaced the token. It is tried once more; if the bank refuses it, the customer has to authorize again.'),
  'refreshed': good('The token was renewed', '', 'RFC 6749 §6'),
  'refresh-not-rotated': aside('The refresh token was not replaced', 'The pages promise rotation; ask the bank.', 'Paysera §1.3, RFC 9700 §4.14.2'),
  'refresh-not-offered': aside('The bank gave no refresh token', 'The customer has to come back when the token ends.', 'RFC 6749 §5.1'),
  'no-token': us('There is no token for this', AGAIN),
  'revoked': good('The bank has revoked the token', '', 'RFC 7009'),
  'revocation-not-offered': aside('The bank names no place to revoke tokens', 'They were deleted here. At the bank they end by themselves; the customer can withdraw the consent there.', 'RFC 7009'),
  'revocation-failed': aside('The bank did not revoke the token', 'It was deleted here. At the bank it ends by itself; the customer can withdraw the consent there.', 'RFC 7009'),

  // Any call of the bank.
  'unreachable': bank('The bank could not be reached', 'See the target\'s runs: they tell whose turn it is.'),
  'not-asked': setting('Our own guard does not let this be asked', 'Correct the address of the target, or what the settings allow.'),
  'server-untrusted': bank('The server\'s certificate is not trusted; nothing was sent', 'Run the target\'s steps: they name what is wrong with it.'),
  'key-unusable': us('Our certificate and key cannot be used', 'Upload them again; they have to belong together.'),
  'certificate-refused': us('The bank does not accept the certificate', 'Ask the bank whether it has registered this certificate; it may be expired or revoked.', 'Paysera C4'),
  'role-refused': us('The certificate does not have the role', 'The role has to stand in the certificate\'s PSD2 statement.', 'NextGenPSD2 ROLE_INVALID'),
  'too-many-requests': aside('The bank asks to wait', 'Wait as long as it says.', 'NextGenPSD2 ACCESS_EXCEEDED'),
  'bank-failed': bank('The bank failed', 'Try again later; then tell the bank.'),
  'redirected': bank('The bank redirects a call of the interface', 'It was not followed. ' + TELL_BANK),
  'call-refused': us('The bank refuses the call', 'The code says why; the bank\'s documents explain it.', 'NextGenPSD2, error codes'),
  'token-refused-by-interface': us('The interface does not take the token', 'It is over, or for something else. Renew it or authorize again.', 'NextGenPSD2 TOKEN_*'),
  'consent-refused-by-interface': us('The consent is not good for this', 'It is over, not authorised, or for less.', 'NextGenPSD2 CONSENT_*'),
  'answer-malformed': bank('The answer does not have the documented form', TELL_BANK),

  'step-interrupted': unclear('The server stopped before the answer was written down', 'Nobody knows whether the bank has acted. Look there, then do the step again.'),

  // Consent, accounts and payment.
  'consent-created': good('The consent was created and waits for the customer'),
  'consent-approach-other': bank('The bank does not offer the redirect through OAuth', TELL_BANK, 'Paysera C5'),
  'waiting-for-customer': aside('The customer is at the bank'),
  'consent-valid': good('The consent is valid'),
  'consent-not-valid': unclear('The consent is not valid', 'The status says what became of it. Begin with a new consent.'),
  'consent-recorded': good('The consent stands in the register'),
  'frequency-spent': aside('The calls of today without the customer are spent', 'Nothing was sent. Go on tomorrow, or with the customer there.', 'RTS 2018/389 art. 36(5), Paysera §4.2'),
  'accounts-listed': good('Accounts were listed'),
  'accounts-none': aside('There is no account in the consent', 'Choose an account when authorizing.'),
  'balances-read': good('Balances were read'),
  'balances-none': aside('The account has no balance to show'),
  'transactions-read': good('Transactions were read'),
  'transactions-none': aside('There is no transaction in the time that was asked for'),
  'payment-initiated': good('The payment was initiated and waits for the customer'),
  'payment-rejected': unclear('The bank rejected the payment', 'The status says so; there may be too little money, or the customer refused.'),
  'payment-accepted': good('The bank has accepted the payment'),
  'payment-settled': good('The payment is settled'),
  'payment-pending': aside('The bank has not decided about the payment yet', 'Ask again in a moment.'),
  'payment-cancelled': aside('The payment was cancelled'),
  'payment-timed-out': aside('The customer did not decide in time', 'After 15 minutes the bank gives a payment up. Begin with a new one.', 'Paysera §4.3'),
} as const satisfies Record<string, OutcomeMeaning>;

export type OutcomeCode = keyof typeof OUTCOMES;
export const OUTCOME_CODES = Object.keys(OUTCOMES) as readonly OutcomeCode[];

/** One of them, with what was seen: one sentence, no secret in it. */
export interface Outcome {
  readonly code: OutcomeCode;
  readonly severity: OutcomeMeaning['severity'];
  readonly fault: Fault;
  readonly message: string;
  readonly advice: string;
  readonly citation: string;
}

/** Some words of a message come from the other side. */
const LONGEST_MESSAGE = 600;

export function outcome(code: OutcomeCode, seen = ''): Outcome {
  const { title, ...meaning } = OUTCOMES[code];
  const message = seen === '' ? `${title}.` : `${title}: ${seen.replace(/[.\s]*$/, '')}.`;
  return { code, message: message.slice(0, LONGEST_MESSAGE), ...meaning };
}

export const isFailure = ({ severity }: Pick<Outcome, 'severity'>): boolean => severity === 'error';
