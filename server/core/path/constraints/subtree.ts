/** One subtree of name constraints for names of one form. */
export interface Subtree<Name> {
  /** Everything the name stands for lies in the subtree; asked of permitted ones. */
  contains(name: Name): boolean;
  /** Something the name stands for lies in the subtree; asked of excluded ones. Differs for wildcards only. */
  touches(name: Name): boolean;
}

export const subtree = <Name>(within: (name: Name) => boolean): Subtree<Name> => ({
  contains: within,
  touches: within,
});
