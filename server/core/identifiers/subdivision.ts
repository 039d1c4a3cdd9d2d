import type { OrganizationIdentifier } from './organization-identifier.js';

const SUBDIVISION = /^.{3}[A-Z]{2}\+([A-Z0-9]{1,3})-/;

/** The state or province that keeps the register (ISO 3166-2, EV Guidelines §9.2.8): `NTRUS+CA-27380834` → `CA`. */
export const subdivisionOf = ({ value, country }: OrganizationIdentifier): string | undefined =>
  country === undefined ? undefined : SUBDIVISION.exec(value)?.[1];
