import type { Severity } from '../lint/lint.js';

/** One thing found wrong or worth knowing in a certificate. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** What the rule itself says, where an administrator decided otherwise; absent where nobody did. */
  readonly adjustedFrom?: Severity;
  readonly message: string;
  /** `TS 119 495 REG-5.2.2-5`. */
  readonly citation: string;
  /** Path of the value at fault; null when something is absent. */
  readonly at: string | null;
  /** Its bytes in the DER, `end` exclusive; null when something is absent. */
  readonly range: { readonly start: number; readonly end: number } | null;
  /** What to ask of the QTSP, as it can be forwarded; null when nobody has to reissue. */
  readonly ask: string | null;
}
