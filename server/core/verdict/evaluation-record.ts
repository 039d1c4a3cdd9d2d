/** Why an evaluation was made; `admission`: the first of a certificate. */
export const EVALUATION_TRIGGERS = ['manual', 'nightly', 'admission', 'bulk'] as const;
export type EvaluationTrigger = (typeof EVALUATION_TRIGGERS)[number];

/** Bytes that are kept; `certificate` is what was given: the certificate in question, stored CAs, anchors. */
export const EVIDENCE_KINDS = ['ocsp', 'crl', 'issuer', 'certificate'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** How a certificate of the chain was come by. */
export const FOUND_BY = ['given', 'aia', 'stored', 'trusted-list', 'scheme'] as const;
export type FoundBy = (typeof FOUND_BY)[number];
