import type { SeenCall, SeenProblem } from './observation.js';
import { headerOf } from './header-values.js';
import { type BodyProblem, readTppMessages, type TppMessage } from './tpp-messages.js';

/** The documented ways of saying no to a certificate (Paysera C4), of which none is an outage. */
export type RefusedHow = 'alert' | 'forbidden' | 'code' | 'gateway';

/** What an answer of the bank's interface says, before anybody asks what was expected. */
export type BankAnswer =
  | { readonly kind: 'no-answer'; readonly problem: SeenProblem }
  | { readonly kind: 'certificate-refused'; readonly how: RefusedHow; readonly word: string }
  /** Nobody was shown, and somebody wanted to see one. */
  | { readonly kind: 'certificate-demanded'; readonly word: string }
  | { readonly kind: 'role-refused' }
  | { readonly kind: 'server-error'; readonly status: number }
  | { readonly kind: 'too-many-requests'; readonly retryAfter: string | null }
  | { readonly kind: 'redirect'; readonly status: number; readonly location: string | null }
  | {
      readonly kind: 'messages';
      readonly status: number;
      readonly messages: readonly TppMessage[];
      readonly remarks: readonly BodyProblem[];
    }
  | {
      readonly kind: 'plain';
      readonly status: number;
      readonly problem: BodyProblem | null;
      readonly message: string;
    };

/** Alerts by which a server says no to a certificate, or to none (RFC 8446 §6.2, RFC 5246 §7.2.2). */
const CERTIFICATE_ALERTS: ReadonlySet<string> = new Set([
  'handshake_failure',
  'no_certificate',
  'bad_certificate',
  'unsupported_certificate',
  'certificate_revoked',
  'certificate_expired',
  'certificate_unknown',
  'unknown_ca',
  'access_denied',
  'certificate_required',
]);

/**
 * What nginx says with status 400 where it has a certificate verified itself (`ssl_verify_client`): no TLS alert, no 403, and
 * no word of the bank behind it.
 */
const GATEWAY_WORDS = /<title>400 (No required SSL certificate was sent|The SSL certificate error)<\/title>/;
const GATEWAY_PAGE_BYTES = 2_048;

/** Message codes of NextGenPSD2 that are about the certificate itself. */
const CERTIFICATE_CODE = /^CERTIFICATE_(MISSING|INVALID|EXPIRED|BLOCKED|REVOKED)$/;

/** An alert that is about a certificate; another one is about TLS. */
export const isCertificateAlert = ({ failure, alert }: SeenProblem): boolean =>
  failure === 'tls-alert' && alert !== undefined && CERTIFICATE_ALERTS.has(alert);

/** Reads one call by what it says, in the order in which one meaning hides the next. */
export function readBankAnswer({ request, outcome, bodyLimit }: SeenCall): BankAnswer {
  if (!outcome.ok) {
    if (!isCertificateAlert(outcome)) return { kind: 'no-answer', problem: outcome };
    const word = outcome.alert ?? '';
    return request.isWithCertificate
      ? { kind: 'certificate-refused', how: 'alert', word }
      : { kind: 'certificate-demanded', word };
  }
  const { status, headers } = outcome;
  const reading = readTppMessages(outcome, bodyLimit);
  const codes = reading.kind === 'messages' ? reading.messages.map(({ code }) => code) : [];
  const aboutCertificate = codes.find((code) => CERTIFICATE_CODE.test(code));
  if (aboutCertificate !== undefined && status < 500)
    return request.isWithCertificate
      ? { kind: 'certificate-refused', how: 'code', word: aboutCertificate }
      : { kind: 'certificate-demanded', word: aboutCertificate };
  if (codes.includes('ROLE_INVALID') && status < 500) return { kind: 'role-refused' };
  if (status >= 500) return { kind: 'server-error', status };
  if (status === 429)
    return { kind: 'too-many-requests', retryAfter: headerOf(headers, 'retry-after')?.slice(0, 60) ?? null };
  if (status >= 300 && status < 400)
    return { kind: 'redirect', status, location: headerOf(headers, 'location') ?? null };
  if (reading.kind === 'messages')
    return { kind: 'messages', status, messages: reading.messages, remarks: reading.remarks };
  const gateway = status === 400 ? gatewayWords(outcome.body) : undefined;
  if (gateway !== undefined)
    return request.isWithCertificate
      ? { kind: 'certificate-refused', how: 'gateway', word: gateway }
      : { kind: 'certificate-demanded', word: gateway };
  // A 403 without a reason is what the pages say of a certificate that is not accepted (Paysera C4).
  if (status === 403)
    return request.isWithCertificate
      ? { kind: 'certificate-refused', how: 'forbidden', word: '403' }
      : { kind: 'certificate-demanded', word: '403' };
  const problem = reading.kind === 'problem' ? reading.problem : null;
  return {
    kind: 'plain',
    status,
    problem,
    message: reading.kind === 'problem' ? reading.message : 'The body is empty.',
  };
}

const gatewayWords = (body: Uint8Array): string | undefined =>
  GATEWAY_WORDS.exec(new TextDecoder().decode(body.subarray(0, GATEWAY_PAGE_BYTES)))?.[1];
