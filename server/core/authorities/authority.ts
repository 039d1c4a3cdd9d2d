/** The tabs of Paysera's "Getting Started" page. It prints no rows in the last two; they follow from their names. */
export const AUTHORITY_GROUPS = ['main', 'nordic', 'baltic', 'other'] as const;
export type AuthorityGroup = (typeof AUTHORITY_GROUPS)[number];

/** How sure whoever collected an address was that it is the right one. Nobody here has opened it. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const AUTHORITY_STATUSES = [
  'current',
  'legacy',
  'national-scheme',
  'industry-convention',
  /** The European Banking Authority, whose register has the entries of all authorities of the EEA. */
  'central-register',
] as const;
export type AuthorityStatus = (typeof AUTHORITY_STATUSES)[number];

export const LINK_KINDS = ['register', 'download', 'documentation', 'other'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** What can be edited of a link. */
export interface LinkFacts {
  readonly kind: LinkKind;
  readonly name: string;
  readonly url: string;
  /** Where the address comes from. */
  readonly source: string;
}

export interface ShippedLink extends LinkFacts {
  /** Unique within the authority; never given to another link. */
  readonly key: string;
  readonly confidence: Confidence;
}

/** What can be edited of an authority. The identifiers cannot: certificates are judged by them. */
export interface AuthorityFacts {
  readonly nameEn: string;
  readonly nameLocal: string | null;
  readonly shortName: string | null;
  /** Identifiers that stand on no list and are written nevertheless. */
  readonly aliases: readonly string[];
  readonly ebaOwnerId: string | null;
  readonly numberHint: string | null;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly contactNote: string | null;
  readonly note: string | null;
}

/** An authority as the product ships it. */
export interface ShippedAuthority {
  /** The NCA id; the country where there is none. */
  readonly id: string;
  readonly ncaId: string | null;
  /** ISO 3166-1 alpha-2; `EU` for the EBA. */
  readonly country: string;
  readonly countryName: string;
  readonly group: AuthorityGroup;
  readonly status: AuthorityStatus;
  readonly eea: boolean;
  readonly formerIds: readonly string[];
  /** Whether the owner id was seen in the EBA's file. */
  readonly ebaOwnerIdSeen: boolean;
  readonly numberPattern: string | null;
  readonly examples: readonly string[];
  /** Where the identifiers come from. */
  readonly sources: readonly string[];
  readonly facts: AuthorityFacts;
  readonly links: readonly ShippedLink[];
}
