/** What came of connecting and of a check, in the words of the server. Where nothing is to be done there is no advice. */
export const connectionOutcomes = {
  'metadata-read': { title: 'The metadata of the authorization server hold' },
  'metadata-unread': {
    title: 'The metadata could not be read',
    advice: 'See the trace: without them nobody knows where to send the customer.',
  },
  'metadata-without-issuer': {
    title: 'The metadata name no issuer that could be one',
    advice: 'Tell the bank; add the trace.',
  },
  'metadata-wrong-issuer': {
    title: 'The metadata are those of another issuer',
    advice:
      'Send nothing there. Compare the address of discovery with the bank’s documents, then tell the bank.',
  },
  'metadata-without-endpoint': {
    title: 'An endpoint is missing in the metadata, or is no https address',
    advice: 'Tell the bank; add the trace.',
  },
  'metadata-endpoint-elsewhere': {
    title: 'The metadata lead to another host',
    advice: 'Send nothing there. Ask the bank whether the host is its own.',
  },
  'metadata-without-code': {
    title: 'The server does not offer the code flow',
    advice: 'Tell the bank; add the trace.',
  },
  'metadata-without-pkce': {
    title: 'The server does not promise PKCE with S256',
    advice: 'Tell the bank; add the trace.',
  },
  'client-secret-missing': {
    title: 'The server asks for a client secret, and there is none here',
    advice: 'Enter the client secret that the bank handed out.',
  },
  'certificate-missing': {
    title: 'The server asks for the certificate, and the target has none',
    advice: 'Upload key and certificate, and choose them for the target.',
  },
  'client-auth-unsupported': {
    title: 'The server knows only ways of authenticating that are not spoken here',
    advice: 'Ask the bank for client_secret_post, tls_client_auth or PKCE alone.',
  },
  connected: { title: 'The bank answered with a token' },
  'callback-good': { title: 'The browser came back with a code' },
  'callback-no-address': {
    title: 'This is no address',
    advice: 'Copy the whole address line of the browser, from https:// to its end.',
  },
  'callback-other-address': {
    title: 'This address is not the one that is registered',
    advice: 'Copy the address at which the browser ended, not the bank’s page.',
  },
  'callback-empty': {
    title: 'The address carries neither a code nor an error',
    advice: 'Wait until the bank’s page is through, then copy the address.',
  },
  'callback-repeated-parameter': {
    title: 'A parameter stands twice in the address',
    advice: 'Tell the bank; add the trace.',
  },
  'callback-not-a-code': {
    title: 'The address carries a token or a document instead of a code',
    advice: 'Tell the bank; add the trace.',
  },
  'callback-too-long': {
    title: 'The address is longer than any that a bank sends',
    advice: 'Copy only the address line.',
  },
  'state-missing': {
    title: 'The answer has no state',
    advice: 'Do not use it: nobody knows whose answer it is. Start the authorization again.',
  },
  'state-unknown': {
    title: 'Nobody here sent this state',
    advice:
      'It may belong to another installation, or somebody may try to slip in an answer of their own. Start the authorization again.',
  },
  'state-used': {
    title: 'This answer was taken already',
    advice: 'An answer counts once. If no connection came of it: Start the authorization again.',
  },
  'state-of-somebody-else': {
    title: 'Somebody else began this authorization',
    advice: 'Whoever begins it has to finish it, in the same browser. Start the authorization again.',
  },
  'attempt-expired': { title: 'The answer came too late', advice: 'Start the authorization again.' },
  'code-used': {
    title: 'This code was used before',
    advice: 'Somebody may have copied it. Start the authorization again. If it comes again, tell the bank.',
  },
  'issuer-missing': {
    title: 'The answer does not say from whom it is',
    advice:
      'The server promises to name itself in each answer; this one may come from somebody else. Tell the bank; add the trace.',
  },
  'issuer-wrong': {
    title: 'The answer is from another authorization server',
    advice: 'Do not use it. Tell the bank; add the trace.',
  },
  'refused-by-customer': {
    title: 'The customer said no',
    advice: 'If that was the test: it worked. Otherwise start the authorization again.',
  },
  'error-invalid-request': {
    title: 'The bank finds the request malformed',
    advice: 'Compare client id, redirect address and certificate with what the bank has registered.',
  },
  'error-unauthorized-client': {
    title: 'The bank does not let this client use the code flow',
    advice: 'Ask the bank to set up the client.',
  },
  'error-unsupported-response-type': {
    title: 'The bank does not offer the code flow',
    advice: 'Tell the bank; add the trace.',
  },
  'error-invalid-scope': {
    title: 'The bank does not know the scope',
    advice: 'The consent or payment may be over, or the words may not be the bank’s.',
  },
  'error-server': {
    title: 'The bank’s authorization server failed',
    advice: 'Try again later; then tell the bank.',
  },
  'error-unavailable': { title: 'The bank’s authorization server is busy', advice: 'Try again later.' },
  'error-other': {
    title: 'The bank answers with an error of its own',
    advice: 'Tell the bank; add the trace.',
  },
  'code-refused': {
    title: 'The bank does not take the code',
    advice: 'Codes live for a minute or so and count once. Start the authorization again.',
  },
  'refresh-refused': {
    title: 'The bank does not take the refresh token',
    advice: 'It is over, revoked or was replaced. The customer has to authorize again.',
  },
  'client-refused': {
    title: 'The bank does not know the client, or not with this secret or certificate',
    advice: 'Compare client id, redirect address and certificate with what the bank has registered.',
  },
  'grant-refused': {
    title: 'The bank does not let this client use this grant',
    advice: 'Ask the bank to set up the client.',
  },
  'token-request-refused': {
    title: 'The bank finds the request for a token malformed',
    advice: 'Compare client id, redirect address and certificate with what the bank has registered.',
  },
  'token-answer-unusable': { title: 'The answer is no token', advice: 'Tell the bank; add the trace.' },
  'token-scope-narrower': {
    title: 'The token is for less than was asked',
    advice: 'Ask the bank why; the customer may have chosen less.',
  },
  'token-unanswered': {
    title: 'No answer came, and nobody knows whether the bank has acted',
    advice: 'The code or token may be spent. Start the authorization again.',
  },
  'refresh-interrupted': {
    title: 'The answer to a refresh was lost',
    advice:
      'The bank may have replaced the token. It is tried once more; if the bank refuses it, the customer has to authorize again.',
  },
  refreshed: { title: 'The token was renewed' },
  'refresh-not-rotated': {
    title: 'The refresh token was not replaced',
    advice: 'The pages promise rotation; ask the bank.',
  },
  'refresh-not-offered': {
    title: 'The bank gave no refresh token',
    advice: 'The customer has to come back when the token ends.',
  },
  'no-token': { title: 'There is no token for this', advice: 'Start the authorization again.' },
  revoked: { title: 'The bank has revoked the token' },
  'revocation-not-offered': {
    title: 'The bank names no place to revoke tokens',
    advice:
      'They were deleted here. At the bank they end by themselves; the customer can withdraw the consent there.',
  },
  'revocation-failed': {
    title: 'The bank did not revoke the token',
    advice:
      'It was deleted here. At the bank it ends by itself; the customer can withdraw the consent there.',
  },
  unreachable: {
    title: 'The bank could not be reached',
    advice: 'See the target’s runs: they tell whose turn it is.',
  },
  'not-asked': {
    title: 'Our own guard does not let this be asked',
    advice: 'Correct the address of the target, or what the settings allow.',
  },
  'server-untrusted': {
    title: 'The server’s certificate is not trusted; nothing was sent',
    advice: 'Run the target’s steps: they name what is wrong with it.',
  },
  'key-unusable': {
    title: 'Our certificate and key cannot be used',
    advice: 'Upload them again; they have to belong together.',
  },
  'certificate-refused': {
    title: 'The bank does not accept the certificate',
    advice: 'Ask the bank whether it has registered this certificate; it may be expired or revoked.',
  },
  'role-refused': {
    title: 'The certificate does not have the role',
    advice: 'The role has to stand in the certificate’s PSD2 statement.',
  },
  'too-many-requests': { title: 'The bank asks to wait', advice: 'Wait as long as it says.' },
  'bank-failed': { title: 'The bank failed', advice: 'Try again later; then tell the bank.' },
  redirected: {
    title: 'The bank redirects a call of the interface',
    advice: 'It was not followed. Tell the bank; add the trace.',
  },
  'call-refused': {
    title: 'The bank refuses the call',
    advice: 'The code says why; the bank’s documents explain it.',
  },
  'token-refused-by-interface': {
    title: 'The interface does not take the token',
    advice: 'It is over, or for something else. Renew it or authorize again.',
  },
  'consent-refused-by-interface': {
    title: 'The consent is not good for this',
    advice: 'It is over, not authorised, or for less.',
  },
  'answer-malformed': {
    title: 'The answer does not have the documented form',
    advice: 'Tell the bank; add the trace.',
  },
  'step-interrupted': {
    title: 'The server stopped before the answer was written down',
    advice: 'Nobody knows whether the bank has acted. Look there, then do the step again.',
  },
  'consent-created': { title: 'The consent was created and waits for the customer' },
  'consent-approach-other': {
    title: 'The bank does not offer the redirect through OAuth',
    advice: 'Tell the bank; add the trace.',
  },
  'waiting-for-customer': { title: 'The customer is at the bank' },
  'consent-valid': { title: 'The consent is valid' },
  'consent-not-valid': {
    title: 'The consent is not valid',
    advice: 'The status says what became of it. Begin with a new consent.',
  },
  'consent-recorded': { title: 'The consent stands in the register' },
  'frequency-spent': {
    title: 'The calls of today without the customer are spent',
    advice: 'Nothing was sent. Go on tomorrow, or with the customer there.',
  },
  'accounts-listed': { title: 'Accounts were listed' },
  'accounts-none': {
    title: 'There is no account in the consent',
    advice: 'Choose an account when authorizing.',
  },
  'balances-read': { title: 'Balances were read' },
  'balances-none': { title: 'The account has no balance to show' },
  'transactions-read': { title: 'Transactions were read' },
  'transactions-none': { title: 'There is no transaction in the time that was asked for' },
  'payment-initiated': { title: 'The payment was initiated and waits for the customer' },
  'payment-rejected': {
    title: 'The bank rejected the payment',
    advice: 'The status says so; there may be too little money, or the customer refused.',
  },
  'payment-accepted': { title: 'The bank has accepted the payment' },
  'payment-settled': { title: 'The payment is settled' },
  'payment-pending': {
    title: 'The bank has not decided about the payment yet',
    advice: 'Ask again in a moment.',
  },
  'payment-cancelled': { title: 'The payment was cancelled' },
  'payment-timed-out': {
    title: 'The customer did not decide in time',
    advice: 'After 15 minutes the bank gives a payment up. Begin with a new one.',
  },
};
