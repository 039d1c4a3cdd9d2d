import { canonicalJson, type Json } from '../audit/canonical-json.js';
import type { Metadata } from './read-metadata.js';

/** One member of two documents. Values are short JSON texts; null where the member is not there. */
export interface MetadataDifference {
  readonly member: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** More members than any document has. */
const MOST_DIFFERENCES = 200;
const LONGEST_VALUE = 500;

/**
 * What changed between two readings of one document, member by member in the order of their names; nested objects by
 * `mtls_endpoint_aliases.token_endpoint`. The order of members, and of texts in lists that are sets, is no difference.
 */
export function compareMetadata(before: Metadata, after: Metadata): readonly MetadataDifference[] {
  const one = flattened(before);
  const other = flattened(after);
  const members = [...new Set([...one.keys(), ...other.keys()])].sort();
  return members
    .map((member) => ({ member, before: one.get(member) ?? null, after: other.get(member) ?? null }))
    .filter(({ before: was, after: is }) => was !== is)
    .map(({ member, before: was, after: is }) => ({
      member: member.slice(0, 200),
      before: cut(was),
      after: cut(is),
    }))
    .slice(0, MOST_DIFFERENCES);
}

/** One member of two editions: a path that names its own edition is not a difference. */
export interface EditionComparison {
  readonly member: string;
  readonly berlin: string | null;
  readonly georgia: string | null;
  /** `by-edition`: the same, but for the edition in the path. */
  readonly relation: 'same' | 'by-edition' | 'different' | 'only-berlin' | 'only-georgia';
}

/** The documents of both editions side by side, field by field, also those that are the same. */
export function compareEditions(berlin: Metadata, georgia: Metadata): readonly EditionComparison[] {
  const one = flattened(berlin);
  const other = flattened(georgia);
  return [...new Set([...one.keys(), ...other.keys()])]
    .sort()
    .slice(0, MOST_DIFFERENCES)
    .map((member) => {
      const a = one.get(member) ?? null;
      const b = other.get(member) ?? null;
      return { member: member.slice(0, 200), berlin: cut(a), georgia: cut(b), relation: relationOf(a, b) };
    });
}

function relationOf(berlin: string | null, georgia: string | null): EditionComparison['relation'] {
  if (berlin === null) return 'only-georgia';
  if (georgia === null) return 'only-berlin';
  if (berlin === georgia) return 'same';
  return withoutEdition(berlin) === withoutEdition(georgia) ? 'by-edition' : 'different';
}

const withoutEdition = (text: string): string => text.replace(/\/(?:berlin|georgia)\/\d+\.\d+/g, '/edition');

/** Members and their values as texts; a list of texts is a set (RFC 8414 §2), objects one level down by their members. */
function flattened(metadata: Metadata): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(metadata)) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      for (const [inner, nested] of Object.entries(value)) texts.set(`${name}.${inner}`, textOf(nested));
    else texts.set(name, textOf(value));
  }
  return texts;
}

function textOf(value: unknown): string {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return canonicalJson([...new Set(value)].sort());
  return canonicalJson(value as Json);
}

const cut = (text: string | null): string | null =>
  text === null || text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`;
