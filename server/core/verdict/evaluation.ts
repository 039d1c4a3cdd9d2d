import type { Certificate } from '../certificate/certificate.js';
import type { Inspection } from '../certificate/inspect.js';
import type { CertificationPath } from '../path/find-path.js';
import type { Qualification } from '../qualification/qualify.js';
import type { RevocationOf } from './revocation-of.js';
import type { Verdict } from './verdict.js';
import type { Wanted } from './wanted.js';

/** A verdict with what it was reached by. */
export interface Evaluation {
  readonly verdict: Verdict;
  /** `undefined` when the certificate could not be decoded. */
  readonly certificate: Certificate | undefined;
  readonly inspection: Inspection | undefined;
  readonly path: CertificationPath | undefined;
  /** Where no path holds: the longest chain that does. */
  readonly closest: readonly Certificate[];
  readonly qualification: Qualification | undefined;
  /** The certificate first, then each CA below the anchor. */
  readonly revocation: readonly RevocationOf[];
  /** What might change the verdict and could be fetched. */
  readonly wanted: readonly Wanted[];
}
