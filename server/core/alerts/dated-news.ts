/** What else ends beside certificates and consents. */
export const DATED_TYPES = ['grant', 'waiver', 'secret', 'connection', 'api-token'] as const;
export type DatedType = (typeof DATED_TYPES)[number];

/** Days before the end that are told of these: renewing them takes hours, not weeks. */
export const DATED_THRESHOLDS = [30, 14, 7, 1, 0] as const;

/** Something that ends, as of the instant at which that was told. */
export interface DatedNews {
  readonly dated: DatedType;
  readonly name: string;
  readonly organisationName: string | null;
  /** Path in the console. */
  readonly link: string;
}
