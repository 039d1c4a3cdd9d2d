/** Why an evaluation was made; `admission`: the first of a certificate. */
export const EVALUATION_TRIGGERS = ['manual', 'nightly', 'admission', 'bulk'] as const;
export type EvaluationTrigger = (typeof EVALUATION_TRIGGERS)[number];

/** Bytes that are kept. `certificate`: the one in question, and stored CAs; `issuer`: one that was fetched. */
export const EVIDENCE_KINDS = ['certificate', 'issuer', 'anchor', 'ocsp', 'crl'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** How a certificate of the chain was come by. */
export const FOUND_BY = ['given', 'aia', 'stored', 'trusted-list', 'scheme'] as const;
export type FoundBy = (typeof FOUND_BY)[number];
