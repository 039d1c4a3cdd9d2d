import { cite, X_690 } from '../lint/citations.js';
import type { Finding } from './finding.js';

/**
 * Whether a second, independent reader (pkijs and asn1js) sees the same certificate. Nobody relies on a certificate
 * that only one reader has read: an attacker lives in the difference between two parsers.
 */
export type SecondReading =
  | { readonly status: 'agrees' }
  | { readonly status: 'pending' }
  | { readonly status: 'disagrees'; readonly differences: readonly string[] };

/** The finding `der.readers-disagree`; `undefined` when both agree. */
export function readingFinding(reading: SecondReading): Finding | undefined {
  if (reading.status === 'agrees') return undefined;
  const pending = reading.status === 'pending';
  return {
    code: 'der.readers-disagree',
    severity: pending ? 'info' : 'error',
    message: pending
      ? 'The second reading of this certificate has not been made yet; until then no role counts as usable.'
      : `Two independent readers see different things in this certificate: ${reading.differences.join('; ')}.`,
    citation: cite([X_690('§8')]),
    at: null,
    range: null,
    ask: pending
      ? null
      : 'Please reissue the certificate in canonical DER (ITU-T X.690), so that every reader sees the same.',
  };
}
