import type { Place } from '../../asn1/decoded.js';
import type { DerNode } from '../../asn1/der.js';
import { readCertificateCount } from './certificate-count.js';

/** RFC 5280 §4.2.1.14. */
export interface InhibitAnyPolicy {
  readonly at: Place;
  /** Certificates that may still follow before anyPolicy stops counting. */
  readonly skipCerts: number;
}

/** `undefined` when it is no count. */
export function readInhibitAnyPolicy(node: DerNode, path: string): InhibitAnyPolicy | undefined {
  const skipCerts = readCertificateCount(node);
  return skipCerts === undefined ? undefined : { at: { path, start: node.start, end: node.end }, skipCerts };
}
