import type { Place } from '../asn1/decoded.js';
import type { Finding } from '../certificate/finding.js';

/** Codes of what is found in requests; never renamed. */
export const REQUEST_FINDING_CODES = [
  'request.signature-invalid',
  'request.signature-unsupported',
  'request.version',
  'request.undecodable',
  'request.key-refused',
  'request.algorithm-refused',
  'request.key-other',
  'request.subject-differs',
  'request.subject-repeated',
  'request.attribute-unasked',
  'request.identifier-differs',
  'request.kind-differs',
  'request.compliance-missing',
  'request.psd2-missing',
  'request.psd2-doubtful',
  'request.roles-differ',
  'request.authority-differs',
  'request.device-differs',
  'request.names-differ',
  'request.key-usage-differs',
  'request.extended-key-usage-differs',
  'request.ca',
  'request.challenge-password',
] as const;
export type RequestFindingCode = (typeof REQUEST_FINDING_CODES)[number];

/** In the shape of what rules find in certificates. Nobody has to reissue anything yet, so nothing is asked of a QTSP. */
export interface RequestFinding extends Finding {
  readonly code: RequestFindingCode;
}

export const finding = (
  code: RequestFindingCode,
  severity: Finding['severity'],
  message: string,
  citation: string,
  at?: Place,
): RequestFinding => ({
  ...{ code, severity, message, citation },
  at: at?.path ?? null,
  range: at === undefined ? null : { start: at.start, end: at.end },
  ask: null,
});

/** A value as it stands in a sentence: short, in quotes, without control characters. */
export const shown = (value: string): string =>
  `"${value.replace(/[\p{Cc}\p{Cf}]/gu, '\ufffd').slice(0, 80)}"`;
