import { type Subtree, subtree } from './subtree.js';

/** Names that begin with the same RDNs (RFC 5280 §7.1). */
export const directorySubtree = (
  base: readonly string[] | undefined,
): Subtree<readonly string[]> | undefined =>
  base && subtree((name) => name.length >= base.length && base.every((rdn, i) => name[i] === rdn));
