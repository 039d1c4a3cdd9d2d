import type { Place } from '../../asn1/decoded.js';

/** GeneralName (RFC 5280 §4.2.1.6). */
export interface GeneralName {
  readonly type: 'other' | 'email' | 'dns' | 'x400' | 'dn' | 'edi' | 'uri' | 'ip' | 'rid';
  /** Text of the name; RFC 4514 for `dn`, dotted or colon form for `ip`, lower-case hex for what has no text form. */
  readonly value: string;
  readonly at: Place;
}
