import type { Place } from '../asn1/decoded.js';

/**
 * organizationIdentifier read by the structure of EN 319 412-1 §5.1.4: `TTTCC-reference`, or `XX:CC-reference` for
 * national schemes. Parts are `undefined` when the value does not have that structure; the value is always given.
 */
export interface OrganizationIdentifier {
  /** As written. */
  readonly value: string;
  /** `PSD`, `VAT`, `NTR`, `LEI`, … or a national type such as `EI:`. */
  readonly scheme: string | undefined;
  readonly country: string | undefined;
  /** The NCA's abbreviation; only for PSD (`PSDLT-BL-LB000458` → `BL`). */
  readonly authority: string | undefined;
  /** What follows: for PSD the authorisation number, kept verbatim with its hyphens, dots and spaces. */
  readonly reference: string | undefined;
  /** The attribute's value in the certificate. */
  readonly at: Place;
}
