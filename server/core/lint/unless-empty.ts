/** The list, or `undefined` when nothing is in it: a rule about its members does not apply then. */
export const unlessEmpty = <T>(values: readonly T[]): readonly T[] | undefined =>
  values.length === 0 ? undefined : values;
