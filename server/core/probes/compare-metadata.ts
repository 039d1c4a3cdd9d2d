import { canonicalJson, type Json } from '../audit/canonical-json.js';

export interface MemberChange {
  readonly member: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** As JSON, cut; empty where there was none. */
  readonly before: string;
  readonly after: string;
}

const LONGEST = 2_000;

/** What differs between two documents, member by member, by name; the order of members is no difference. */
export function compareMetadata(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): MemberChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((member): MemberChange[] => {
    const [one, other] = [textOf(before, member), textOf(after, member)];
    if (one === other) return [];
    const kind = one === undefined ? 'added' : other === undefined ? 'removed' : 'changed';
    return [{ member, kind, before: (one ?? '').slice(0, LONGEST), after: (other ?? '').slice(0, LONGEST) }];
  });
}

const textOf = (document: Readonly<Record<string, unknown>>, member: string): string | undefined =>
  Object.hasOwn(document, member) ? canonicalJson(document[member] as Json) : undefined;
