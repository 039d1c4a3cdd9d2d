/**
 * Types of entity as the EBA central register names them, in the order in which a certificate's holder is looked for;
 * `CI` (credit institution) comes only from national sources, because the EBA register holds none.
 */
export const ENTITY_TYPES = [
  'PSD_PI',
  'PSD_EMI',
  'PSD_AISP',
  'PSD_EPI',
  'PSD_EEMI',
  'PSD_ENL',
  'PSD_EXC',
  'PSD_BR',
  'PSD_AG',
  'CI',
] as const;
export type EntityType = (typeof ENTITY_TYPES)[number];

/** One entity as one register describes it in one edition. Plain JSON: it is stored and kept as evidence as it is. */
export interface RegisterEntry {
  /** The register that says so: `eba`, `bafin`, `regafi`, `nbg`, `manual`, … */
  readonly source: string;
  /** The source's own key, verbatim (EBA: EntityCode). Unique only together with source and type. */
  readonly code: string;
  readonly type: EntityType;
  /** The source's name of the authority: `LT_BL`. */
  readonly owner: string;
  /** As certificates write it: `LT-BL`; null when it cannot be told. */
  readonly authority: string | null;
  /** National reference number, verbatim with its blanks and hyphens. */
  readonly number: string | null;
  /** The first is the main one. */
  readonly names: readonly string[];
  readonly commercialNames: readonly string[];
  readonly address: RegisterAddress;
  /** Dates `YYYY-MM-DD` as the source orders them: odd positions authorised or registered, even positions withdrawn. */
  readonly authorisations: readonly string[];
  /** Of entries without dates: what the source says or derives. */
  readonly derivedStatus: 'active' | 'inactive' | null;
  readonly parent: { readonly type: string; readonly code: string } | null;
  /** Host country → service codes (`PS_070`, …), as notified. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly exclusion: { readonly code: string; readonly description: string | null } | null;
  /** Properties that are given no meaning here, kept. */
  readonly other: Readonly<Record<string, readonly string[]>>;
  /** The source's own version stamp of this entity. */
  readonly version: string | null;
}

export interface RegisterAddress {
  readonly lines: readonly string[];
  readonly town: string | null;
  readonly postCode: string | null;
  /** ISO 3166-1 alpha-2, as the source writes it. */
  readonly country: string | null;
}
