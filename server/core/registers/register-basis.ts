import type { EntityType, RegisterEntry } from './register-entry.js';

/**
 * Whose word it is. `national`: the authority's own register, which decides. `manual`: entered by people here, with their
 * evidence. `union`: the EBA's central register, which has no legal significance. `external`: a checking service.
 */
export const REGISTER_STANDINGS = ['national', 'manual', 'union', 'external'] as const;
export type RegisterStanding = (typeof REGISTER_STANDINGS)[number];

/** What a standing means for whoever relies on an answer. */
export const LEGAL_WEIGHT: Readonly<Record<RegisterStanding, string>> = {
  national: "The register of the national competent authority: the authority's own word.",
  manual: 'Entered here by people from the evidence that is attached; as good as that evidence.',
  union:
    'The central register of the EBA: information without legal significance, for which the national authorities are responsible.',
  external: "An external checking service: that service's reading of registers.",
};

/** Which edition of a register an answer rests on. */
export interface EditionIdentity {
  readonly id: string;
  /** As the source counts it. */
  readonly version: string;
  /** Lower-case hex, of the file as it was received. */
  readonly sha256: string;
  /** ISO text in UTC: when the source published it, or when it arrived where the source does not say. */
  readonly publishedAt: string;
}

/** One register that was asked, with everything of it that may concern the question. */
export interface AskedRegister {
  readonly source: string;
  /** As people call it: `EBA central register`. */
  readonly name: string;
  readonly standing: RegisterStanding;
  /** NCA ids whose institutions it holds; null: those of every authority of the EEA. */
  readonly authorities: readonly string[] | null;
  /** Types of entity that it holds. */
  readonly holds: readonly EntityType[];
  /** Whether its entries tell services, and host countries. */
  readonly tellsServices: boolean;
  readonly tellsPassports: boolean;
  /** Days after which an edition is stale; null: never. */
  readonly freshForDays: number | null;
  /** In force at the instant in question; null when there was none. */
  readonly edition: EditionIdentity | null;
  /** What the edition says of its own worth, in its words. */
  readonly disclaimer?: string | null;
  /** Entries that share number, code, parent or name with the question, and parents of those. */
  readonly candidates: readonly RegisterEntry[];
}

/** What people decided about a number that registers know under another: reviewed by a second person. */
export interface MatchOverride {
  readonly id: string;
  /** NCA id and number of the certificate; the number is compared on the ladder's first three rungs. */
  readonly authority: string;
  readonly number: string;
  /** The entry that is meant. */
  readonly source: string;
  readonly code: string;
  /** Null: of whatever type. */
  readonly type: EntityType | null;
  readonly reason: string;
}

/**
 * Everything that an answer of the registers rests on beside the question, as plain JSON: kept with the verdict, it gives
 * the same answer again in ten years.
 */
export interface RegisterBasis {
  readonly registers: readonly AskedRegister[];
  readonly overrides: readonly MatchOverride[];
  /** Country in which the roles are to be used; null: where the holder is authorised. */
  readonly host: string | null;
}
