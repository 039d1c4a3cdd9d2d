import type { Place } from '../../asn1/decoded.js';
import { contextConstructed, contextPrimitive, type DerNode, Tag } from '../../asn1/der.js';
import { readSmallInteger } from '../../asn1/integer.js';
import { type GeneralName, readGeneralName } from './general-name.js';

/** RFC 5280 §4.2.1.10. */
export interface NameConstraints {
  readonly at: Place;
  readonly permitted: readonly GeneralSubtree[];
  readonly excluded: readonly GeneralSubtree[];
}

export interface GeneralSubtree {
  readonly base: GeneralName;
  /** RFC 5280 wants 0 and no maximum. */
  readonly minimum: number;
  readonly maximum: number | undefined;
}

/**
 * `undefined` unless every subtree could be read and there is at least one: half of a constraint would permit what the
 * other half forbids.
 */
export function readNameConstraints(node: DerNode, path: string): NameConstraints | undefined {
  if (node.identifier !== Tag.SEQUENCE || node.children.length === 0) return undefined;
  const lists = { permitted: [] as GeneralSubtree[], excluded: [] as GeneralSubtree[] };
  let previous = -1;
  for (const child of node.children) {
    const number = child.identifier - contextConstructed(0);
    if (number <= previous || number > 1 || child.children.length === 0) return undefined;
    previous = number;
    const name = number === 0 ? 'permitted' : 'excluded';
    for (const [i, item] of child.children.entries()) {
      const subtree = readSubtree(item, `${path}.${name}Subtrees[${i}]`);
      if (subtree === undefined) return undefined;
      lists[name].push(subtree);
    }
  }
  return { at: { path, start: node.start, end: node.end }, ...lists };
}

function readSubtree(node: DerNode, path: string): GeneralSubtree | undefined {
  if (node.identifier !== Tag.SEQUENCE) return undefined;
  const [first, ...rest] = node.children;
  const base = readGeneralName(first, `${path}.base`);
  if (base === undefined) return undefined;
  let [minimum, maximum]: [number, number | undefined] = [0, undefined];
  let previous = -1;
  for (const field of rest) {
    const number = field.identifier - contextPrimitive(0);
    const value = readSmallInteger({ ...field, identifier: Tag.INTEGER });
    if (number <= previous || number > 1 || value === undefined) return undefined;
    previous = number;
    if (number === 0) minimum = value;
    else maximum = value;
  }
  return { base, minimum, maximum };
}
