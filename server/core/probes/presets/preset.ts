import type { AccessRole, ApiEdition } from '../../api-editions/edition-names.js';
import type { ProbeStepId } from '../probe-steps.js';

/** Where an expectation was read: on a page of the bank, or only in the standard that it follows. */
export type ExpectationSource = 'page' | 'standard';

/** What a step should meet, in words for people; the judges know it in detail. */
export interface ExpectedAnswer {
  readonly step: ProbeStepId;
  readonly good: string;
  readonly otherwise: string;
  readonly source: ExpectationSource;
}

/** Pages that say different things about what a probe meets, and what is made of it. */
export interface ProbeContradiction {
  /** As in the collection of contradictions: `C4`. */
  readonly id: string;
  readonly topic: string;
  readonly oneSide: string;
  readonly otherSide: string;
  readonly stance: string;
}

/** What is known of an edition besides its addresses, which stand in `core/api-editions`. */
export interface Preset {
  readonly edition: ApiEdition;
  readonly name: string;
  readonly roles: readonly AccessRole[];
  /** The word of the path for a payment that does not exist. */
  readonly paymentProduct: string;
  /** Shown in samples only; the metadata count. Null where no page of the edition shows its own. */
  readonly documentedEndpoints: { readonly authorize: string; readonly token: string } | null;
  readonly certificates: string;
  readonly expected: readonly ExpectedAnswer[];
  readonly contradictions: readonly ProbeContradiction[];
  readonly supportAddress: string;
}
