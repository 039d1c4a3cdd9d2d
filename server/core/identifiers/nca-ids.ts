import { COMPETENT_AUTHORITIES, type CompetentAuthority } from './competent-authorities.js';

/** What stands in nCAName and nCAId where no authority is competent (TS 119 495 GEN-5.2.3-1A and -5). */
export const NO_AUTHORITY = 'NA';

/** Country code and abbreviation of an NCA identifier (TS 119 495 GEN-5.2.3-2). */
export interface NcaId {
  readonly country: string;
  readonly authority: string;
}

const NCA_ID = /^([A-Z]{2})-([A-Z]{2,8})$/;

/** Reads `LT-BL`; `undefined` when the value does not have exactly that form. Whether it exists is another question. */
export function parseNcaId(value: string): NcaId | undefined {
  const match = NCA_ID.exec(value);
  return match ? { country: match[1]!, authority: match[2]! } : undefined;
}

/** An authority and what the identifier that led to it is: its own, one it once had, or one it never had. */
export interface FoundAuthority {
  readonly authority: CompetentAuthority;
  readonly as: 'current' | 'former' | 'variant';
}

const AUTHORITIES = new Map<string, FoundAuthority>(
  COMPETENT_AUTHORITIES.flatMap((authority) => [
    ...authority.variants.map((id) => [id, { authority, as: 'variant' }] as const),
    ...authority.formerIds.map((id) => [id, { authority, as: 'former' }] as const),
    [authority.ncaId, { authority, as: 'current' }] as const,
  ]),
);

/** The authority with exactly this identifier. Sandboxes and identifiers in another case or form have none. */
export const findAuthority = (ncaId: string): FoundAuthority | undefined => AUTHORITIES.get(ncaId);

const BY_COUNTRY = new Map(COMPETENT_AUTHORITIES.map((authority) => [authority.country, authority]));

/** The authority of a country; each of those we know has one. */
export const authorityOfCountry = (country: string): CompetentAuthority | undefined =>
  BY_COUNTRY.get(country);

/** Identifiers that sandboxes and directories for testing write; no register knows them. */
export const SANDBOX_NCAS: readonly { readonly ncaId: string; readonly origin: string }[] = [
  { ncaId: 'GB-OB', origin: 'UK Open Banking directory' },
  { ncaId: 'GB-TEST', origin: 'UK Open Banking test directory' },
  { ncaId: 'GB-FFA', origin: 'ForgeRock sandbox' },
  { ncaId: 'FR-AAAAA', origin: 'ForgeRock sandbox' },
  { ncaId: 'DE-FAKENCA', origin: 'adorsys sandbox' },
  { ncaId: 'NL-XWG', origin: 'ING sandbox' },
  { ncaId: 'NL-SBX', origin: 'ING sandbox' },
  { ncaId: 'EU-NCA', origin: 'test tools' },
];

const SANDBOXES = new Set(SANDBOX_NCAS.map(({ ncaId }) => ncaId));

export const isSandboxNca = (ncaId: string): boolean => SANDBOXES.has(ncaId);
