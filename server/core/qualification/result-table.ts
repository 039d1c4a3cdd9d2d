import { Qualifier } from '../trust-lists/names.js';
import type { CertificateTraits } from './certificate-traits.js';
import type { Purpose, PurposeResult } from './qualification.js';

/** The qualifier that says of a certificate that it is for a purpose. */
export const QUALIFIER_OF: Readonly<Record<Purpose, string>> = {
  signature: Qualifier.forSignatures,
  seal: Qualifier.forSeals,
  web: Qualifier.forWeb,
};

/**
 * What a granted service's certificate is for one purpose, by the qualifiers that identify it and by itself
 * (TS 119 615 §4.4.4, tables 1 to 3). Qualifiers that contradict each other have been sorted out before.
 */
export function resultOf(
  purpose: Purpose,
  qualifiers: ReadonlySet<string>,
  { compliant, types }: Pick<CertificateTraits, 'compliant' | 'types'>,
): PurposeResult {
  if (qualifiers.has(Qualifier.notQualified)) return 'not-qualified';
  const listedAsQualified = qualifiers.has(Qualifier.qualified);
  if (qualifiers.has(QUALIFIER_OF[purpose])) {
    return listedAsQualified || compliant ? 'qualified' : 'not-qualified';
  }
  if (!compliant && !listedAsQualified) return 'not-qualified';
  if (types.length === 0) return resultWithoutType(purpose, compliant);
  if (!types.includes(purpose)) return 'not-qualified';
  return types.every((type) => type === purpose) ? 'qualified' : 'indeterminate';
}

/**
 * EN 319 412-5 §4.2.3: a qualified certificate without QcType is for signatures. Where only the list calls it qualified,
 * that does not exclude that it is for something else.
 */
function resultWithoutType(purpose: Purpose, compliant: boolean): PurposeResult {
  if (purpose === 'signature') return 'qualified';
  return compliant ? 'not-qualified' : 'indeterminate';
}
