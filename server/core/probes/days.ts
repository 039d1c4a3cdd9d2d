const DAY_MS = 86_400_000;

/** Whole days from one instant to another; negative when it has passed. */
export const daysBetween = (from: Date, to: Date): number =>
  Math.floor((to.getTime() - from.getTime()) / DAY_MS);
