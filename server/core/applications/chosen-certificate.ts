import type { Certificate } from '../certificate/certificate.js';
import type { Finding } from '../certificate/finding.js';
import type { VerdictDocument } from '../verdict/verdict-document.js';

/** A stored certificate that an application names, with what is known of it. */
export interface ChosenCertificate {
  readonly certificate: Certificate;
  readonly findings: readonly Finding[];
  /** Null: none could be reached. */
  readonly verdict: VerdictDocument | null;
  /** Neither retired nor replaced. */
  readonly inUse: boolean;
}
