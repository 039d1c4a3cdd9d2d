export const DATED_TYPES = [
  'certificate',
  'intermediate',
  'trust-service',
  'trust-anchor',
  'trusted-list',
  'crl',
  'consents',
  'grant',
  'approval',
  'review',
  'waiver',
  'adjustment',
  'override',
  'confirmation',
  'secret',
  'server-certificate',
  'client-certificate',
  'api-token',
] as const;
export type DatedType = (typeof DATED_TYPES)[number];

/** Something that ends at an instant that is known. `count` says how many it stands for; without it, one. */
export interface DatedThing {
  readonly type: DatedType;
  readonly id: string;
  readonly name: string;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  /** Whose business it is; null when nobody is named. */
  readonly ownerEmail: string | null;
  readonly endsAt: Date;
  /** Whose working days count where no organisation is named, `LT`. */
  readonly country?: string;
  /** A path of the console. */
  readonly link: string;
  readonly count?: number;
}

/** Soonest first; at one instant by type, then id, so that pages and feeds keep their order. */
export const inOrder = (things: readonly DatedThing[]): readonly DatedThing[] =>
  [...things].sort(
    (a, b) => a.endsAt.getTime() - b.endsAt.getTime() || compare(a.type, b.type) || compare(a.id, b.id),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
