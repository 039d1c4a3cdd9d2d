import type { Place } from '../asn1/decoded.js';
import type { OrganizationIdentifier } from './organization-identifier.js';

/** Identity type, country, subdivision of the register (`NTRUS+CA-…`), reference. */
const LEGAL_PERSON = /^([A-Z]{3}|[A-Z0-9]{2}:)([A-Z]{2})(?:\+[A-Z0-9]{1,3})?-(.+)$/s;

/** The reference is greedy: authorisation numbers may hold hyphens (`2858394-9`). */
const PSD_REFERENCE = /^([A-Z]{2,8})-(.+)$/s;

/**
 * Reads organizationIdentifier by its structure: EN 319 412-1 LEG-5.1.4-02, and for PSD TS 119 495 GEN-5.2.1-3.
 *
 * Judges no part: unknown identity types and countries come back as written. Corrects nothing either: a value with a
 * three-letter country or with lower-case letters does not have the structure. A PSD value without an NCA keeps its
 * identity type and country only, because a number means nothing without the authority that gave it.
 *
 * Never throws; linear in the length of the value.
 */
export function parseOrganizationIdentifier(value: string, at: Place): OrganizationIdentifier {
  const parts = LEGAL_PERSON.exec(value);
  if (parts === null) return { ...UNSTRUCTURED, value, at };
  const [, scheme, country, rest = ''] = parts;
  if (scheme !== 'PSD') return { value, scheme, country, authority: undefined, reference: rest, at };
  const [, authority, reference] = PSD_REFERENCE.exec(rest) ?? [];
  return { value, scheme, country, authority, reference, at };
}

const UNSTRUCTURED = { scheme: undefined, country: undefined, authority: undefined, reference: undefined };
