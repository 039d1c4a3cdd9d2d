import type { ExpectedAnswer, ProbeContradiction } from './preset.js';

/** Named on the Getting Started page and on the one about performance. */
export const SUPPORT_ADDRESS = 'tech_support@paysera.com';

/** What both editions should answer, step by step; payments differ by their products. */
export const expectedAnswers = (paymentProduct: string): readonly ExpectedAnswer[] => [
  {
    ...{ step: 'dns', source: 'page', good: 'At least one address.' },
    otherwise: 'No such name or no answer: our resolver, or an outage.',
  },
  {
    ...{ step: 'tcp', source: 'page', good: 'Every address takes connections on port 443.' },
    otherwise: 'Refused or no answer: a firewall or an outage.',
  },
  {
    step: 'tls',
    source: 'page',
    good: 'TLS 1.2 or 1.3, a certificate for the host from a public authority with more than 30 days left.',
    otherwise: 'An alert means that the client certificate is demanded in the handshake.',
  },
  {
    step: 'mtls',
    source: 'page',
    good: 'The handshake is accepted, and the metadata come with status 200.',
    otherwise:
      'An alert, a closed connection, 403 or 401 CERTIFICATE_INVALID: not accepted or not yet registered.',
  },
  {
    ...{ step: 'clock', source: 'standard', good: 'The clocks differ by less than 60 seconds.' },
    otherwise: 'Signatures and OAuth break.',
  },
  {
    step: 'discovery',
    source: 'page',
    good: '200 and JSON at the documented address; or a refusal, because no page says whether a certificate is needed.',
    otherwise: '404 or 5xx: another edition, or an outage.',
  },
  {
    step: 'authorize-unregistered-redirect',
    source: 'standard',
    good: 'An error page, 400 or 401, and no redirect to the given address.',
    otherwise: 'A redirect to it is a hole.',
  },
  {
    step: 'authorize-own-client',
    source: 'standard',
    good: 'A redirect to the sign-in, or back with error=invalid_scope.',
    otherwise: 'invalid_client or unauthorized_client: the client is not set up.',
  },
  {
    step: 'token-endpoint',
    source: 'standard',
    good: '400 invalid_grant as JSON, not to be kept; client_credentials gives unsupported_grant_type.',
    otherwise: '401 invalid_client: unknown. 403: the certificate is refused.',
  },
  {
    step: 'accounts-without-token',
    source: 'standard',
    good: '401 TOKEN_* or CONSENT_*, or 400 FORMAT_ERROR.',
    otherwise: '403 without tppMessages: the certificate. 401 ROLE_INVALID: no PSP_AI.',
  },
  {
    ...{ step: 'accounts-made-up-token', source: 'standard', good: '401 TOKEN_INVALID or TOKEN_UNKNOWN.' },
    otherwise: 'Anything but a refusal is a hole.',
  },
  {
    ...{ step: 'accounts-without-request-id', source: 'standard', good: '400 FORMAT_ERROR.' },
    otherwise: 'Another refusal: the header is not looked at first.',
  },
  {
    step: 'consent-status',
    source: 'standard',
    good: '403 or 404 with CONSENT_UNKNOWN or RESOURCE_UNKNOWN: PSP_AI is accepted.',
    otherwise: '401 ROLE_INVALID.',
  },
  {
    step: 'payment-status',
    source: 'standard',
    good: `403 or 404 RESOURCE_UNKNOWN for /payments/${paymentProduct}: PSP_PI is accepted.`,
    otherwise: '401 ROLE_INVALID, or 404 PRODUCT_UNKNOWN.',
  },
  {
    ...{ step: 'funds-confirmations', source: 'page', good: '404 or 405: PSP_IC is coming soon.' },
    otherwise: 'An answer with tppMessages: the service has opened.',
  },
  {
    ...{ step: 'cross-edition', source: 'standard', good: '403 from the other edition.' },
    otherwise: 'Let in: worth a note.',
  },
  {
    ...{ step: 'request-id-echo', source: 'standard', good: 'X-Request-ID comes back.' },
    otherwise: 'Information only.',
  },
];

/** Contradictions between pages that a probe of either edition runs into. */
export const COMMON_CONTRADICTIONS: readonly ProbeContradiction[] = [
  {
    ...{ id: 'C1', topic: 'API authentication' },
    oneSide: 'A MAC header on all endpoints (front pages of the reference).',
    otherSide:
      'mTLS with a QWAC, and Bearer after sign-in (endpoint pages, Getting Started, authentication guide).',
    stance: 'mTLS and Bearer; a demand for MAC is reported.',
  },
  {
    ...{ id: 'C2', topic: 'Need for a QSealC' },
    oneSide: 'For all requests (authentication guide).',
    otherSide: 'For signing payments (its requirements, security guide, glossary).',
    stance: 'A probe signs nothing; a demand for a signature is reported.',
  },
  {
    ...{ id: 'C3', topic: 'Client authentication at the token endpoint' },
    oneSide: 'client_secret in the form (Getting Started).',
    otherSide: 'No secret, a PKCE verifier (examples, authentication guide).',
    stance:
      'The metadata decide; without a secret, invalid_client leaves the question open where only secrets count.',
  },
  {
    ...{ id: 'C4', topic: 'The answer to a bad certificate' },
    oneSide: 'The connection is closed, HTTP 403 (conformity pages, guides).',
    otherSide: 'HTTP 401 CERTIFICATE_INVALID (error guide).',
    stance: 'Each of them, and a TLS alert, is a refusal and never an outage; which one it was is recorded.',
  },
  {
    ...{ id: 'C14', topic: 'Path of API calls' },
    oneSide: '/v1/accounts at the root (a sample, Getting Started).',
    otherSide: 'Below /xs2a, the edition and its version.',
    stance: 'Always with the edition.',
  },
  {
    ...{ id: 'C17', topic: 'Confirmation of funds' },
    oneSide: 'Coming soon (Getting Started).',
    otherSide: 'Named as a service (glossaries).',
    stance: 'Not open, until the step says otherwise.',
  },
];
