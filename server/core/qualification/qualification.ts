/** The three purposes of qualified certificates (Regulation (EU) No 910/2014). */
export const PURPOSES = ['signature', 'seal', 'web'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What TS 119 615 §4.4 determines for one purpose at one time. */
export type PurposeResult = 'qualified' | 'not-qualified' | 'indeterminate';
export type PurposeResults = Readonly<Record<Purpose, PurposeResult>>;

/** The names that TS 119 615 has for the values of CC_Results. */
export const RESULT_NAMES: Readonly<Record<Purpose, Readonly<Record<PurposeResult, string>>>> = {
  signature: {
    qualified: 'QC_For_eSig',
    'not-qualified': 'Not_QC_For_eSig',
    indeterminate: 'INDET_QC_For_eSig',
  },
  seal: {
    qualified: 'QC_For_eSeal',
    'not-qualified': 'Not_QC_For_eSeal',
    indeterminate: 'INDET_QC_For_eSeal',
  },
  web: { qualified: 'QWAC', 'not-qualified': 'Not_QWAC', indeterminate: 'INDET_QWAC' },
};

/**
 * `unknown`: it could not be determined, which is neither good nor bad. `no-longer-qualified`: it was when the
 * certificate was issued.
 */
export type QualificationOutcome = 'qualified' | 'not-qualified' | 'no-longer-qualified' | 'unknown';

/** Codes of the catalogue of lints, group `val`, and `val.` codes for what it does not name. */
export const QUALIFICATION_REASON_CODES = [
  'val.tl-not-found',
  'val.lotl-invalid',
  'val.lotl-expired',
  'val.tl-invalid',
  'val.tl-expired',
  'val.chain-incomplete',
  'val.service-not-found',
  'val.service-not-for-web',
  'val.service-not-for-seal',
  'val.service-not-for-signature',
  'val.service-withdrawn-now',
  'val.service-withdrawn-at-issuance',
  'val.service-status-noncompliant',
  'val.service-inconsistent',
  'val.service-duplicate',
  'val.service-history-disorder',
  'val.tsp-conflict',
  'val.tsp-name-mismatch',
  'val.not-qualified-by-list',
  'val.certificate-not-for-purpose',
  'val.several-qc-types',
  'val.several-purposes',
  'val.criteria-unknown',
  'val.before-eidas',
  'val.result-changed',
  'val.qualified-at-time',
] as const;
export type QualificationReasonCode = (typeof QUALIFICATION_REASON_CODES)[number];

export interface QualificationReason {
  readonly code: QualificationReasonCode;
  /** The sub-status of TS 119 615, where it has one. */
  readonly subStatus?: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** Set when it is about one purpose only. */
  readonly purpose?: Purpose;
  /** Which of the two times it is about. */
  readonly when?: 'issuance' | 'now';
  /** One sentence that names what was found. */
  readonly message: string;
}
