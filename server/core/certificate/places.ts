import type { Place } from '../asn1/decoded.js';
import type { Certificate } from './certificate.js';

/**
 * Every place that the decoded value names, once, in the order of the bytes, the outer before the inner. So choosing
 * a field can show its bytes, and choosing bytes can name the field.
 */
export function placesOf(certificate: Certificate): readonly Place[] {
  const places = new Map<string, Place>();
  collect(certificate, places);
  return [...places.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

function collect(value: unknown, places: Map<string, Place>): void {
  if (typeof value !== 'object' || value === null) return;
  // The bytes and the ASN.1 tree are the ground on which places stand, not fields.
  if (value instanceof Uint8Array || value instanceof Date || 'tagNumber' in value) return;
  if (isPlace(value)) {
    const { path, start, end } = value;
    if (path !== '') places.set(`${start}-${end} ${path}`, { path, start, end });
    return;
  }
  for (const part of Object.values(value)) collect(part, places);
}

const isPlace = (value: object): value is Place => 'path' in value && 'start' in value && 'end' in value;
