import type { FindingMeaning } from './finding-kind.js';
import type { ProbeQuestion } from './probe-result.js';
import type { ProbeStepId } from './probe-steps.js';

type Row = Partial<FindingMeaning> &
  Pick<FindingMeaning, 'severity' | 'fault' | 'title' | 'advice' | 'effect'>;

const of =
  (row: Row, says: (step: ProbeStepId) => FindingMeaning['says'] = () => ({})) =>
  (step: ProbeStepId): FindingMeaning => ({ citation: '', says: says(step), isUnclear: false, ...row });

/** The question that a step is asked for; a step without one adds to the others only. */
export const QUESTION_OF: Readonly<Partial<Record<ProbeStepId, ProbeQuestion>>> = {
  dns: 'reachable',
  tcp: 'reachable',
  tls: 'reachable',
  mtls: 'certificate-accepted',
  discovery: 'discovered',
  'authorize-own-client': 'client-known',
  'token-endpoint': 'client-known',
  'accounts-without-token': 'PSP_AI',
  'accounts-made-up-token': 'PSP_AI',
  'consent-status': 'PSP_AI',
  'payment-status': 'PSP_PI',
};

/** No answer leaves open what the step was asked for, except that it is there and what it publishes. */
const notAnswered = (step: ProbeStepId): FindingMeaning['says'] => {
  const question = QUESTION_OF[step];
  if (question === undefined) return {};
  return { [question]: question === 'reachable' || question === 'discovered' ? 'no' : 'unknown' };
};
const cannotTell = (step: ProbeStepId): FindingMeaning['says'] => {
  const question = QUESTION_OF[step];
  return question === undefined ? {} : { [question]: 'unknown' };
};
const refused = (): FindingMeaning['says'] => ({ 'certificate-accepted': 'no' });
/** Whoever speaks of a role has read the certificate. */
const roleRefused = (step: ProbeStepId): FindingMeaning['says'] => {
  const role = QUESTION_OF[step];
  return { 'certificate-accepted': 'yes', ...(role?.startsWith('PSP_') && { [role]: 'no' }) };
};

const OUR_SETTINGS = { severity: 'error', fault: 'configuration', effect: 'ours', isUnclear: true } as const;
const SILENT = { severity: 'error', fault: 'unclear', effect: 'silent' } as const;
const REFUSED = { severity: 'error', fault: 'us', effect: 'answered' } as const;
const FLAWED = { severity: 'warning', fault: 'bank', effect: 'broken' } as const;

const ASK_BANK = 'Write to the bank with the trace; its X-Request-ID lets them find the call.';
const CERTIFICATE_ADVICE =
  'See whether the certificate is valid, not revoked and sent with its whole chain, and whether the bank has registered it; then write to the bank with the trace.';

/** What may happen in any step; the code is `<step>.<key>`. */
export const GENERAL_FINDINGS = {
  // Our own guard and settings: nothing is known of the other side.
  'refused-url': of(
    {
      ...OUR_SETTINGS,
      title: 'Our own guard lets nobody ask this address',
      advice:
        'Correct host and port of the target, or let the operator add the host to what may be contacted.',
    },
    cannotTell,
  ),
  'refused-address': of(
    {
      ...OUR_SETTINGS,
      title: 'The name leads to an address that may not be asked',
      advice: 'A bank is on a public address. Correct the host, or see who answers for its name.',
    },
    cannotTell,
  ),
  'credential-unusable': of(
    {
      ...OUR_SETTINGS,
      fault: 'us',
      title: 'Our certificate or key cannot be used',
      advice:
        'See whether key and certificate belong together, the passphrase is right and the token is there.',
    },
    cannotTell,
  ),
  'proxy-failed': of(
    {
      ...OUR_SETTINGS,
      fault: 'network',
      title: 'Our proxy did not let the call through',
      advice: 'Ask whoever runs the proxy.',
    },
    cannotTell,
  ),
  'name-failed': of(
    {
      ...OUR_SETTINGS,
      fault: 'network',
      title: 'The name could not be looked up',
      advice: 'See whether our resolver answers; the next run asks again.',
    },
    cannotTell,
  ),
  // Nobody answers.
  'name-unknown': of(
    {
      ...SILENT,
      title: 'The name does not exist',
      advice: "Compare the host with the documentation; if it is right, the bank's DNS has lost it.",
    },
    notAnswered,
  ),
  'connect-refused': of(
    {
      ...SILENT,
      fault: 'bank',
      title: 'The connection is refused',
      advice:
        'Compare the port with the documentation; if it is right, wait for the next run, then ask the bank.',
    },
    notAnswered,
  ),
  'connect-timed-out': of(
    {
      ...SILENT,
      title: 'Nobody answers the connection',
      advice: 'A firewall, ours or theirs, or an outage. If other hosts answer, ask the bank.',
    },
    notAnswered,
  ),
  'connect-failed': of(
    {
      ...SILENT,
      fault: 'unclear',
      title: 'The connection fails',
      advice: 'See whether this machine has a route to the address.',
    },
    notAnswered,
  ),
  'not-tls': of(
    {
      ...SILENT,
      fault: 'configuration',
      title: 'What answers does not speak TLS',
      advice: 'The port belongs to another service. Compare host and port with the documentation.',
    },
    notAnswered,
  ),
  'tls-failed': of({ ...SILENT, title: 'The TLS handshake fails', advice: ASK_BANK }, notAnswered),
  reset: of({ ...SILENT, title: 'The connection is torn down', advice: ASK_BANK }, notAnswered),
  closed: of(
    { ...SILENT, title: 'The connection is closed without an answer', advice: ASK_BANK },
    notAnswered,
  ),
  'timed-out': of(
    { ...SILENT, title: 'No answer in time', advice: 'If it stays so, write to the bank with the times.' },
    notAnswered,
  ),
  // Somebody answers, wrongly.
  'tls-version': of(
    {
      ...FLAWED,
      severity: 'error',
      title: 'There is no TLS version or cipher in common',
      advice: 'TLS 1.2 or later is documented. Write to the bank.',
      citation: 'Paysera security guide; RFC 8996',
    },
    notAnswered,
  ),
  'tls-alert': of(
    {
      ...FLAWED,
      severity: 'error',
      title: 'The other side ends the handshake with an alert',
      advice: ASK_BANK,
      citation: 'RFC 8446 §6',
    },
    notAnswered,
  ),
  'server-not-trusted': of(
    {
      ...FLAWED,
      severity: 'error',
      title: "The server's certificate does not hold",
      advice:
        'Nothing was sent. If a proxy of ours opens TLS, except this host from it; otherwise write to the bank.',
      citation: 'RFC 9110 §4.3.4',
    },
    (step) => ({ ...notAnswered(step), reachable: 'no' }),
  ),
  'headers-too-large': of(
    { ...FLAWED, severity: 'error', title: "The answer's headers do not end", advice: ASK_BANK },
    notAnswered,
  ),
  'body-too-large': of(
    {
      ...FLAWED,
      severity: 'error',
      title: 'The answer is larger than any that is documented',
      advice: ASK_BANK,
    },
    notAnswered,
  ),
  'not-http': of(
    {
      ...FLAWED,
      severity: 'error',
      fault: 'configuration',
      title: 'What answers does not speak HTTP',
      advice: 'Compare host and port with the documentation.',
    },
    notAnswered,
  ),
  'server-error': of(
    {
      severity: 'error',
      fault: 'bank',
      effect: 'error',
      title: 'The bank answers that it failed',
      advice: 'Wait for the next run; if it stays so, write to the bank with the trace.',
      citation: 'RFC 9110 §15.6',
    },
    cannotTell,
  ),
  'unexpected-redirect': of(
    {
      ...FLAWED,
      title: 'The answer is a redirect',
      advice: 'No redirect is followed. Compare the address with the documentation.',
    },
    cannotTell,
  ),
  'unexpected-answer': of(
    { ...FLAWED, title: 'The answer is none that is documented', advice: ASK_BANK },
    cannotTell,
  ),
  // The documented refusals.
  'certificate-refused-by-alert': of(
    {
      ...REFUSED,
      title: 'The certificate is refused in the handshake',
      advice: CERTIFICATE_ADVICE,
      citation: 'Paysera C4; RFC 8446 §6.2',
    },
    refused,
  ),
  'certificate-refused-forbidden': of(
    {
      ...REFUSED,
      title: 'Access is forbidden: the certificate is not accepted or not registered',
      advice: CERTIFICATE_ADVICE,
      citation: 'Paysera C4',
    },
    refused,
  ),
  'certificate-refused-by-code': of(
    {
      ...REFUSED,
      title: 'The bank names what is wrong with the certificate',
      advice: CERTIFICATE_ADVICE,
      citation: 'Paysera C4; Paysera error guide',
    },
    refused,
  ),
  'certificate-refused-by-gateway': of(
    {
      ...REFUSED,
      title: 'A gateway before the bank does not take the certificate',
      advice: CERTIFICATE_ADVICE,
      citation: 'nginx ngx_http_ssl_module: codes 495 and 496',
    },
    refused,
  ),
  'certificate-demanded': of({
    ...{ severity: 'notice', fault: 'none', effect: 'answered', citation: 'Paysera C4' },
    ...{
      title: 'Without a certificate nothing is told',
      advice: 'Give the target a certificate to learn more.',
    },
    isUnclear: true,
  }),
  'role-refused': of(
    {
      ...REFUSED,
      title: 'The certificate lacks the role, the bank says',
      advice: 'Compare the roles in the certificate with what the bank has approved.',
      citation: 'NextGenPSD2: 401 ROLE_INVALID',
    },
    roleRefused,
  ),
  'too-many-requests': of(
    {
      severity: 'warning',
      fault: 'us',
      effect: 'answered',
      isUnclear: true,
      title: 'We ask too often, the bank says',
      advice: 'Make the interval longer.',
      citation: 'RFC 6585 §4',
    },
    cannotTell,
  ),
  'signature-demanded': of(
    {
      severity: 'warning',
      fault: 'unclear',
      effect: 'answered',
      isUnclear: true,
      title: 'The bank wants the message signed',
      advice: 'Pages differ about when a QSealC is needed. Ask the bank.',
      citation: 'Paysera C2',
    },
    cannotTell,
  ),
  'mac-demanded': of(
    {
      severity: 'warning',
      fault: 'unclear',
      effect: 'answered',
      isUnclear: true,
      title: 'The bank wants MAC authorization',
      advice: 'Only the front pages of the reference mention it. Ask the bank.',
      citation: 'Paysera C1',
    },
    cannotTell,
  ),
  'service-blocked': of(
    {
      ...REFUSED,
      title: 'The bank has blocked the service',
      advice: 'Ask the bank why.',
      citation: 'NextGenPSD2: 403 SERVICE_BLOCKED',
    },
    cannotTell,
  ),
  'endpoint-unusable': of(
    {
      severity: 'warning',
      fault: 'bank',
      effect: 'none',
      isUnclear: true,
      title: 'The metadata name no address that could be asked',
      advice: 'See what the discovery step says of the metadata.',
      citation: 'RFC 8414 §2',
    },
    cannotTell,
  ),
  // How an error is written down.
  'body-encoded': of({
    ...FLAWED,
    title: 'The body is packed although nobody asked for it',
    advice: ASK_BANK,
    citation: 'RFC 9110 §12.5.3',
  }),
  'body-too-long': of({ ...FLAWED, title: 'The body of the error is too long to be read', advice: ASK_BANK }),
  'body-wrong-content-type': of({
    ...FLAWED,
    severity: 'notice',
    effect: 'answered',
    title: 'The body says that it is something other than JSON',
    advice: ASK_BANK,
    citation: 'Paysera error guide',
  }),
  'body-not-utf8': of({
    ...FLAWED,
    title: 'The body is not UTF-8',
    advice: ASK_BANK,
    citation: 'RFC 8259 §8.1',
  }),
  'body-not-json': of({
    ...FLAWED,
    title: 'The body of the error is not JSON',
    advice: ASK_BANK,
    citation: 'Paysera error guide',
  }),
  'body-too-deep': of({ ...FLAWED, title: 'The body nests deeper than any answer', advice: ASK_BANK }),
  'body-duplicate-keys': of({
    ...FLAWED,
    title: 'A name stands twice in the body',
    advice: ASK_BANK,
    citation: 'RFC 8259 §4',
  }),
  'body-without-messages': of({
    ...FLAWED,
    severity: 'notice',
    effect: 'answered',
    title: 'The error has no tppMessages',
    advice: ASK_BANK,
    citation: 'Paysera error guide',
  }),
  'body-malformed-messages': of({
    ...FLAWED,
    title: 'The tppMessages are not as documented',
    advice: ASK_BANK,
    citation: 'Paysera error guide',
  }),
  // Of ourselves.
  overran: of(
    {
      ...OUR_SETTINGS,
      fault: 'us',
      title: 'The step did not end in time',
      advice: 'Report this: a step ends by itself.',
    },
    cannotTell,
  ),
  failed: of(
    {
      ...OUR_SETTINGS,
      fault: 'us',
      title: 'The step failed on our side',
      advice: 'Report this: no answer of a bank may do it.',
    },
    cannotTell,
  ),
  'references-silent': of({
    ...{ severity: 'notice', fault: 'network', effect: 'ours', isUnclear: true },
    ...{
      title: 'It is us: other hosts do not answer either',
      advice: 'See whether this machine reaches the Internet; the next run asks again.',
    },
  }),
  'references-answer': of({
    ...{ severity: 'info', fault: 'none', effect: 'none' },
    ...{ title: 'Other hosts answer, so it is not our network', advice: '' },
  }),
} satisfies Record<string, (step: ProbeStepId) => FindingMeaning>;

export type GeneralFinding = keyof typeof GENERAL_FINDINGS;
