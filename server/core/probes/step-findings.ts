import type { FindingMeaning } from './finding-kind.js';

type Row = Partial<FindingMeaning> & Pick<FindingMeaning, 'title'>;
type Says = FindingMeaning['says'];

const kind = (row: Row, says: Says = {}): FindingMeaning => ({
  ...{ severity: 'info', fault: 'none', advice: '', citation: '', effect: 'answered', isUnclear: false },
  says,
  ...row,
});
/** As it should be. */
const good = (title: string, citation = '', says: Says = {}): FindingMeaning =>
  kind({ title, citation }, says);
/** The bank's, and documented otherwise. */
const flaw = (title: string, advice: string, citation = '', says: Says = {}): FindingMeaning =>
  kind({ severity: 'error', fault: 'bank', effect: 'broken', title, advice, citation }, says);
/** Worth a look, and no reason to call anything broken. */
const odd = (title: string, advice: string, citation = '', says: Says = {}): FindingMeaning =>
  kind({ severity: 'warning', fault: 'bank', title, advice, citation }, says);
const aside = (title: string, advice = '', citation = '', says: Says = {}): FindingMeaning =>
  kind({ severity: 'notice', title, advice, citation }, says);
/** The answer does not tell. */
const open = (title: string, advice: string, citation = '', says: Says = {}): FindingMeaning =>
  kind({ severity: 'notice', fault: 'unclear', isUnclear: true, title, advice, citation }, says);
/** Of our own certificate or client. */
const ours = (title: string, advice: string, citation = '', says: Says = {}): FindingMeaning =>
  kind({ severity: 'error', fault: 'us', title, advice, citation }, says);
/** Says nothing of the other side. */
const beside = (meaning: FindingMeaning): FindingMeaning => ({ ...meaning, effect: 'none' });

const TELL_BANK = 'Tell the bank; add the trace.';
const AT_ONCE = 'Tell the bank at once, in confidence, with the trace.';
const REGISTER =
  'Ask the bank whether the client is set up for this certificate, and under which name and addresses.';
const READ: Says = { 'certificate-accepted': 'yes' };
const AI: Says = { ...READ, PSP_AI: 'yes' };
const PI: Says = { ...READ, PSP_PI: 'yes' };
const NOT_FOUND: Says = { discovered: 'no' };

/**
 * Every finding that belongs to one step: whose turn it is, what it means for the questions and for availability. Codes are
 * stored with runs and never renamed. Expectations that rest on the standard only are cited as the standard's.
 */
// prettier-ignore
export const STEP_FINDINGS = {
  'dns.found': beside(good('The name has addresses')),
  'dns.is-address': beside(good('The host is an address; there is nothing to look up')),
  'dns.without-addresses': kind({ severity: 'error', fault: 'bank', effect: 'silent', title: 'The name has no address', advice: 'Compare the host with the documentation; if it is right, the bank\'s DNS has lost it.' }, { reachable: 'no' }),
  'dns.addresses-left-out': beside(kind({ severity: 'warning', fault: 'configuration', title: 'Some addresses may not be asked', advice: 'A public name should have public addresses only.' })),
  'dns.only-refused-addresses': kind({ severity: 'error', fault: 'configuration', effect: 'ours', isUnclear: true, title: 'The name leads to addresses only that may not be asked', advice: 'A bank is on public addresses. Correct the host, or see who answers for its name.' }, { reachable: 'unknown' }),
  'dns.without-caa': beside(good('Any authority may issue for the name (no CAA record)', 'RFC 8659')),
  'dns.caa-unanswered': beside(aside('Whether CAA records exist could not be asked', '', 'RFC 8659')),

  'tcp.connected': beside(good('Every address takes connections')),
  'tcp.some-fail': beside(kind({ severity: 'notice', fault: 'unclear', title: 'Not every address takes connections', advice: 'If it is all of IPv6, this machine may have none. Otherwise tell the bank.' })),

  'tls.handshake': good('TLS is spoken, and the certificate of the server holds', '', { reachable: 'yes' }),
  'tls.certificate-demanded': kind({ severity: 'notice', title: 'Without a client certificate the handshake ends: mTLS is enforced there', citation: 'Paysera: mTLS on every call' }, { reachable: 'yes' }),
  'tls.certificate-asked': beside(good('A client certificate is asked for')),
  'tls.certificate-not-asked': beside(good('No client certificate is asked for in the handshake')),
  'tls.version-old': flaw('The TLS version is out of use', TELL_BANK, 'RFC 8996; Paysera security guide'),
  'tls.version-1-2': beside(good('TLS 1.2 is spoken; 1.3 is recommended', 'Paysera security guide')),
  'tls.server-certificate-expired': flaw('The server\'s certificate has expired', TELL_BANK, 'RFC 5280 §4.1.2.5', { reachable: 'no' }),
  'tls.server-name-differs': flaw('The server\'s certificate is for another name', 'Compare the host with the documentation; if it is right, tell the bank.', 'RFC 9525 §6', { reachable: 'no' }),
  'tls.server-not-trusted': kind({ severity: 'error', fault: 'unclear', effect: 'broken', title: 'The server\'s certificate leads to no public authority', advice: 'If a proxy of ours opens TLS, except this host from it. A sandbox with its own authority needs that authority among the trusted ones. Otherwise tell the bank.', citation: 'RFC 5280 §6' }, { reachable: 'no' }),
  'tls.server-certificate-expiring': odd('The server\'s certificate ends soon', 'The bank should renew it; ask when nothing happens within two weeks.'),
  'tls.server-certificate-unreadable': odd('The server\'s certificate cannot be read by us', TELL_BANK, 'RFC 5280 §4.1'),
  'tls.chain-too-long': aside('The server sends more certificates than any path needs', TELL_BANK, 'RFC 8446 §4.4.2'),

  'mtls.accepted': good('The certificate is accepted', 'Paysera authentication guide', { ...READ, reachable: 'yes' }),
  'mtls.not-looked-at': open('The server did not ask for the certificate, so it said nothing about it', 'The steps with accounts, consents and payments tell.', '', { 'certificate-accepted': 'unknown', reachable: 'yes' }),
  'mtls.other-answer': kind({ severity: 'warning', fault: 'unclear', title: 'The certificate was let in, and the metadata were not there', advice: 'Compare the address with the documentation.' }, { reachable: 'yes', 'certificate-accepted': 'unknown' }),
  'mtls.closed-by-server': kind({ severity: 'error', fault: 'unclear', effect: 'none', title: 'Shown the certificate, the other side closes the connection', advice: 'A closed connection is one documented answer to a certificate that is not accepted. Compare with the calls without it, then write to the bank.', citation: 'Paysera C4' }, { 'certificate-accepted': 'no' }),
  'mtls.certificate-expired': beside(ours('Our certificate has expired', 'Renew it and register the new one with the bank.', 'RFC 5280 §4.1.2.5')),
  'mtls.certificate-not-yet-valid': beside(ours('Our certificate is not valid yet', 'Wait for its first day, or look at our clock.', 'RFC 5280 §4.1.2.5')),
  'mtls.certificate-expiring': beside(kind({ severity: 'warning', fault: 'us', title: 'Our certificate ends soon', advice: 'Order the next one and register it with the bank before it ends.', citation: 'Paysera security guide' })),
  'mtls.certificate-unreadable': beside(ours('Our own certificate cannot be read', 'Give the target a certificate in PEM.', 'RFC 5280 §4.1')),

  'clock.agrees': beside(good('The clocks agree', 'RFC 9110 §6.6.1')),
  'clock.skewed': beside(kind({ severity: 'warning', fault: 'unclear', title: 'The clocks differ', advice: 'See whether ours is kept by NTP; if it is, tell the bank. Signatures and OAuth break when clocks differ.', citation: 'RFC 9110 §6.6.1' })),
  'clock.without-date': beside(open('The answer says no time', '', 'RFC 9110 §6.6.1')),

  'discovery.read': good('The metadata can be read', 'RFC 8414 §3.2', { discovered: 'yes' }),
  'discovery.open': good('The metadata are given without a certificate'),
  'discovery.needs-certificate': good('The metadata are given with a certificate only', 'Paysera §8 row 4'),
  'discovery.not-found': flaw('There are no metadata at the documented address', 'Compare edition and address with the documentation, then tell the bank.', 'RFC 8414 §3; Paysera Getting Started', NOT_FOUND),
  'discovery.not-json': flaw('What stands at the address of the metadata is not JSON', TELL_BANK, 'RFC 8414 §3.2', NOT_FOUND),
  'discovery.too-large': flaw('The metadata are larger than any that are read', TELL_BANK, 'RFC 8414 §3.2', NOT_FOUND),
  'discovery.not-an-object': flaw('The metadata are no JSON object', TELL_BANK, 'RFC 8414 §3.2', NOT_FOUND),
  'discovery.duplicate-keys': flaw('A member stands twice in the metadata, so nobody knows which one counts', TELL_BANK, 'RFC 8414 §2; RFC 8259 §4', NOT_FOUND),
  'discovery.packed': flaw('The metadata are packed although nobody asked for it', TELL_BANK, 'RFC 9110 §12.5.3', NOT_FOUND),
  'discovery.content-type': odd('The metadata do not say that they are JSON', TELL_BANK, 'RFC 8414 §3.2'),
  'discovery.without-answer-to-nobody': beside(open('Without a certificate the connection is closed; one is asked for', 'Give the target a certificate to learn more.', 'Paysera C4', { discovered: 'unknown' })),
  'discovery.differs-with-certificate': odd('With and without a certificate the metadata differ', 'Those that come with the certificate count. Ask the bank.'),
  'discovery.issuer-missing': flaw('The metadata name no issuer', TELL_BANK, 'RFC 8414 §2', NOT_FOUND),
  'discovery.issuer-malformed': flaw('The issuer is no https address without query and fragment', TELL_BANK, 'RFC 8414 §2', NOT_FOUND),
  'discovery.issuer-differs': flaw('The issuer is not the one that was asked', 'Such metadata must not be used. Tell the bank.', 'RFC 8414 §3.3', NOT_FOUND),
  'discovery.issuer-slash': good('The issuer differs from the address by a slash at its end', 'RFC 8414 §3.3; RFC 3986 §6.2.1'),
  'discovery.member-missing': flaw('A member that must be there is missing', TELL_BANK, 'RFC 8414 §2'),
  'discovery.member-malformed': flaw('A member has another form than the standard gives it', TELL_BANK, 'RFC 8414 §2'),
  'discovery.endpoint-malformed': flaw('An endpoint is no https address', TELL_BANK, 'RFC 8414 §2; RFC 6749 §3.1'),
  'discovery.endpoint-elsewhere': odd('An endpoint is on another host', 'Make sure that the host is the bank\'s.', 'Paysera §1.2'),
  'discovery.endpoint-differs': aside('An endpoint is not where the samples show it', 'The metadata count. Georgian samples print the addresses of Berlin.', 'Paysera C15; Paysera examples'),
  'discovery.without-code': flaw('The authorization code flow is not among the response types', TELL_BANK, 'RFC 8414 §2; Paysera authentication guide'),
  'discovery.without-authorization-code': flaw('The grant authorization_code is not supported', TELL_BANK, 'RFC 8414 §2; Paysera authentication guide'),
  'discovery.without-refresh': aside('The grant refresh_token is not announced, although the guide describes it', TELL_BANK, 'Paysera authentication guide'),
  'discovery.without-s256': odd('PKCE with S256 is not announced, although the guide demands it', 'Send it all the same, and tell the bank.', 'RFC 8414 §2; Paysera authentication guide'),
  'discovery.client-authentication': good('How a client shows who it is at the token endpoint', 'Paysera C3; RFC 8414 §2'),
  'discovery.client-secret-in-body': aside('Only a client secret counts at the token endpoint', 'Ask the bank for the secret: pages differ.', 'Paysera C3'),
  'discovery.aliases': aside('Calls with a certificate have addresses of their own', 'Use them whenever a certificate is shown.', 'RFC 8705 §5'),
  'discovery.alias-elsewhere': odd('An address for calls with a certificate is on another host', 'Make sure that the host is the bank\'s.', 'RFC 8705 §5'),
  'discovery.unbound-tokens': beside(aside('Tokens are not said to be bound to the certificate', '', 'RFC 8705 §3.3')),
  'discovery.rfc-form': beside(good('The metadata stand at the address of RFC 8414, too', 'RFC 8414 §3.1')),
  'discovery.without-rfc-form': beside(good('The metadata stand at the documented address only', 'RFC 8414 §3.1; Paysera §1.2')),
  'discovery.rfc-form-differs': odd('The two addresses of the metadata give different ones', 'Those at the documented address count. Tell the bank.', 'RFC 8414 §3.1'),

  'authorize-unregistered-redirect.refused': good('An address that nobody registered is refused', 'RFC 6749 §4.1.2.1'),
  'authorize-unregistered-redirect.redirected-there': flaw('The browser is sent to an address that nobody registered', AT_ONCE, 'RFC 6749 §4.1.2.1; RFC 9700 §4.1.3'),
  'authorize-unregistered-redirect.not-refused-at-once': open('An address that nobody registered is not refused at once', 'It may be refused after signing in. Try it by hand where it matters.', 'RFC 6749 §4.1.2.1'),

  'authorize-own-client.client-known': good('The client is known', 'RFC 6749 §4.1.1', { 'client-known': 'yes' }),
  'authorize-own-client.shows-page': good('The client is known: a page is shown', 'RFC 6749 §4.1.1', { 'client-known': 'yes' }),
  'authorize-own-client.client-unknown': ours('The client is not set up', REGISTER, 'RFC 6749 §4.1.2.1', { 'client-known': 'no' }),
  'authorize-own-client.not-sent-back': ours('The client or its redirect address is not known', REGISTER, 'RFC 6749 §4.1.2.1', { 'client-known': 'no' }),
  'authorize-own-client.request-refused': kind({ severity: 'warning', fault: 'unclear', title: 'The client is known, and its request is refused', advice: 'Compare the parameters with the documentation.', citation: 'RFC 6749 §4.1.2.1' }, { 'client-known': 'yes' }),
  'authorize-own-client.cannot-now': open('The authorization server cannot serve anybody now', 'The next run asks again.', 'RFC 6749 §4.1.2.1', { 'client-known': 'unknown' }),
  'authorize-own-client.state-lost': flaw('The answer does not bring our state back', AT_ONCE, 'RFC 6749 §4.1.2.1'),
  'authorize-own-client.code-issued': flaw('A code is issued without anybody signing in', AT_ONCE, 'RFC 6749 §10.12'),

  'token-endpoint.client-known': good('The client is known: only the code is refused', 'RFC 6749 §5.2', { 'client-known': 'yes' }),
  'token-endpoint.client-unknown': ours('The client is not known', REGISTER, 'RFC 6749 §5.2', { 'client-known': 'no' }),
  'token-endpoint.client-not-allowed': ours('The client may not use this grant', REGISTER, 'RFC 6749 §5.2', { 'client-known': 'no' }),
  'token-endpoint.authentication-missing': open('Without its secret the client is not recognised', 'The secret is not sent by a probe; the integration check tells.', 'Paysera C3; RFC 6749 §5.2', { 'client-known': 'unknown' }),
  'token-endpoint.grant-unsupported': flaw('The grant of the documentation is not supported', TELL_BANK, 'RFC 6749 §5.2; Paysera authentication guide', { 'client-known': 'unknown' }),
  'token-endpoint.request-refused': open('The request is refused as malformed', 'Compare the parameters with the documentation.', 'RFC 6749 §5.2', { 'client-known': 'unknown' }),
  'token-endpoint.token-issued': flaw('A made-up code is exchanged for a token', AT_ONCE, 'RFC 6749 §4.1.3'),
  'token-endpoint.without-error': odd('The refusal has no error as the standard writes it', TELL_BANK, 'RFC 6749 §5.2', { 'client-known': 'unknown' }),
  'token-endpoint.other-status': aside('The error has another status than the standard gives it', TELL_BANK, 'RFC 6749 §5.2'),
  'token-endpoint.cacheable': aside('The answer may be kept by caches', TELL_BANK, 'RFC 6749 §5.1'),
  'token-endpoint.client-credentials-refused': good('The grant client_credentials is refused', 'Paysera: not documented'),
  'token-endpoint.client-credentials-granted': aside('The grant client_credentials gives a token, which no page says', 'The token was thrown away. Ask the bank what it is for.', 'Paysera: not documented'),

  'accounts-without-token.refused': good('Without a token there are no accounts', 'NextGenPSD2: 401 TOKEN_*, CONSENT_*', AI),
  'accounts-without-token.format-error': aside('Without a token the request counts as malformed', '', 'NextGenPSD2: 400 FORMAT_ERROR', READ),
  'accounts-without-token.given': flaw('Accounts are shown without a token', AT_ONCE, 'Paysera authentication guide', READ),
  'accounts-made-up-token.refused': good('A made-up token is refused', 'NextGenPSD2: 401 TOKEN_UNKNOWN, TOKEN_INVALID', AI),
  'accounts-made-up-token.refused-otherwise': aside('A made-up token is refused for another reason', '', 'NextGenPSD2: 401 TOKEN_UNKNOWN, TOKEN_INVALID', READ),
  'accounts-made-up-token.given': flaw('Accounts are shown for a made-up token', AT_ONCE, 'RFC 6750 §3.1', READ),
  'accounts-without-request-id.refused': good('A request without X-Request-ID is refused', 'NextGenPSD2: 400 FORMAT_ERROR', READ),
  'accounts-without-request-id.not-missed': aside('A missing X-Request-ID is not noticed', '', 'NextGenPSD2: X-Request-ID is mandatory', READ),
  'accounts-without-request-id.given': flaw('Accounts are shown without a token', AT_ONCE, 'Paysera authentication guide', READ),

  'consent-status.unknown-consent': good('PSP_AI is open: a consent that does not exist is unknown', 'NextGenPSD2: 403, 404 CONSENT_UNKNOWN, RESOURCE_UNKNOWN', AI),
  'consent-status.token-demanded': open('A token is asked for before the role', 'The steps with accounts may tell.', 'NextGenPSD2: 401 TOKEN_*', { ...READ, PSP_AI: 'unknown' }),
  'consent-status.given': flaw('A consent that nobody gave has a status', TELL_BANK, 'NextGenPSD2', READ),
  'payment-status.unknown-payment': good('PSP_PI is open: a payment that does not exist is unknown', 'NextGenPSD2: 403, 404 RESOURCE_UNKNOWN', PI),
  'payment-status.product-unknown': kind({ severity: 'warning', fault: 'configuration', title: 'The payment product is unknown', advice: 'Pages differ about the words. Choose another product for the target.', citation: 'Paysera C7', isUnclear: true }, { ...READ, PSP_PI: 'unknown' }),
  'payment-status.token-demanded': open('A token is asked for before the role', 'The integration check tells.', 'NextGenPSD2: 401 TOKEN_*', { ...READ, PSP_PI: 'unknown' }),
  'payment-status.given': flaw('A payment that nobody made has a status', TELL_BANK, 'NextGenPSD2', READ),
  ...roleFindings('accounts-without-token', 'PSP_AI'),
  ...roleFindings('accounts-made-up-token', 'PSP_AI'),
  ...roleFindings('accounts-without-request-id', 'PSP_AI'),
  ...roleFindings('consent-status', 'PSP_AI'),
  ...roleFindings('payment-status', 'PSP_PI'),

  'funds-confirmations.not-open': good('Confirmation of funds is not open yet', 'Paysera C17'),
  'funds-confirmations.open': aside('Confirmation of funds answers: the service may have opened', 'Ask the bank; PSP_IC can be used then.', 'Paysera C17'),
  'funds-confirmations.role-refused': aside('Confirmation of funds has opened, and the certificate lacks PSP_IC', 'Ask for the role where it is needed.', 'Paysera C17; NextGenPSD2: 401 ROLE_INVALID', READ),
  'funds-confirmations.refused': good('Confirmation of funds is refused without a reason', 'Paysera C17'),

  'cross-edition.refused': good('The other edition refuses the certificate', 'Paysera §8 row 18'),
  'cross-edition.let-in': aside('The other edition lets the certificate in', 'Each edition documents a register of its own. Ask the bank whether this is meant.', 'Paysera C13'),
  'cross-edition.same-metadata': beside(good('Both editions publish the same members')),
  'cross-edition.metadata-differ': beside(good('The editions publish different metadata')),

  'request-id-echo.echoed': good('Answers bring X-Request-ID back', 'NextGenPSD2: X-Request-ID'),
  'request-id-echo.not-echoed': good('Answers do not bring X-Request-ID back', 'NextGenPSD2: X-Request-ID'),
  'request-id-echo.other-id': odd('An answer brings another X-Request-ID than it was asked with', TELL_BANK, 'NextGenPSD2: X-Request-ID'),
} satisfies Record<string, FindingMeaning>;

export type StepFindingCode = keyof typeof STEP_FINDINGS;

type RoleFindings<S extends string> = Readonly<
  Record<`${S}.role-refused-as-expected` | `${S}.role-opened-unexpectedly`, FindingMeaning>
>;

function roleFindings<S extends string>(step: S, role: 'PSP_AI' | 'PSP_PI'): RoleFindings<S> {
  return {
    [`${step}.role-refused-as-expected`]: good(
      `${role} is refused, as a certificate without it should be`,
      'NextGenPSD2: 401 ROLE_INVALID',
      { ...READ, [role]: 'no' },
    ),
    [`${step}.role-opened-unexpectedly`]: aside(
      `The bank lets in what needs ${role}, which the target does not expect`,
      'See whether the certificate has the role; if not, tell the bank.',
      'Paysera Getting Started: roles',
      { ...READ, [role]: 'yes' },
    ),
  } as RoleFindings<S>;
}
