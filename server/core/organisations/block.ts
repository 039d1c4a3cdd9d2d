/** A stay on the stop-list. */
export interface Block {
  readonly from: Date | null;
  /** Null: until somebody unblocks. */
  readonly until: Date | null;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The end itself is no longer blocked. */
export const isBlocked = ({ from, until }: Block, at: Date): boolean =>
  from !== null && from <= at && (until === null || until > at);

/** Whoever blocks needs nobody; what would still hold tomorrow is ended by two. */
export const needsSecondPerson = (block: Block, at: Date): boolean =>
  isBlocked(block, at) && (block.until === null || block.until.getTime() - at.getTime() > DAY_MS);

/** A block replaced by an earlier end would be unblocking by one person. */
export const isShorter = (present: Block, until: Date | null, at: Date): boolean =>
  isBlocked(present, at) && until !== null && (present.until === null || until < present.until);

/**
 * What becomes of the wish to unblock: done, kept until a second person agrees, or refused. `askedById` is who asked for
 * it before, empty for nobody.
 */
export function judgeUnblock(
  block: Block & { readonly askedById: string },
  actorId: string,
  at: Date,
): 'unblock' | 'ask' | 'organisation-not-blocked' | 'second-person-needed' {
  if (!isBlocked(block, at)) return 'organisation-not-blocked';
  if (!needsSecondPerson(block, at)) return 'unblock';
  if (block.askedById === '') return 'ask';
  return block.askedById === actorId ? 'second-person-needed' : 'unblock';
}
