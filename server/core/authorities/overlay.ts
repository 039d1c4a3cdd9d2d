import { canonicalJson, type Json } from '../audit/canonical-json.js';
import type { AuthorityFacts, LinkFacts, ShippedAuthority, ShippedLink } from './authority.js';

/** One decision to say something else than what was shipped. */
export interface Edit {
  readonly value: Json;
  /** What was shipped when it was decided; `null` for a link that was not. */
  readonly shipped: Json;
  readonly at: string;
  readonly by: string;
}

/** By field: a name of `AuthorityFacts`, or `link:` and the key of a link. */
export type Edits = Readonly<Record<string, Edit>>;

/** An edit beside what is shipped today. */
export interface StandingEdit extends Edit {
  readonly field: string;
  readonly shippedNow: Json;
  /** An update has brought another value than the one that was edited, and not the same as the edit. */
  readonly shippedChanged: boolean;
}

export interface Link extends LinkFacts {
  readonly key: string;
  /** Whether it is as shipped, changed here, or not shipped at all. */
  readonly origin: 'shipped' | 'edited' | 'added';
  readonly confidence: ShippedLink['confidence'] | null;
}

export interface EditedAuthority {
  readonly facts: AuthorityFacts;
  readonly links: readonly Link[];
  readonly edits: readonly StandingEdit[];
}

const LINK = 'link:';
export const linkField = (key: string): string => LINK + key;

const same = (a: Json, b: Json): boolean => canonicalJson(a) === canonicalJson(b);

export const linkFacts = ({ kind, name, url, source }: LinkFacts): LinkFacts => ({ kind, name, url, source });

/** Every field that was shipped, as JSON. */
function shippedFields(shipped: ShippedAuthority): Map<string, Json> {
  return new Map<string, Json>([
    ...(Object.entries(shipped.facts) as [string, Json][]),
    ...shipped.links.map((link) => [linkField(link.key), jsonOf(link)] as const),
  ]);
}

const jsonOf = (link: LinkFacts): Json => ({ ...linkFacts(link) });

/** What is shipped, with what was decided here on top. */
export function applyEdits(shipped: ShippedAuthority, edits: Edits): EditedAuthority {
  const fields = shippedFields(shipped);
  const standing = Object.entries(edits).map(([field, edit]) => {
    const shippedNow = fields.get(field) ?? null;
    const shippedChanged = !same(edit.shipped, shippedNow) && !same(edit.value, shippedNow);
    return { field, ...edit, shippedNow, shippedChanged };
  });
  const facts = Object.fromEntries(
    Object.entries(shipped.facts).map(([field, value]) => [field, valueOf(edits, field, value as Json)]),
  ) as unknown as AuthorityFacts;
  const added = Object.keys(edits)
    .filter((field) => field.startsWith(LINK) && !fields.has(field))
    .map((field) => field.slice(LINK.length));
  const links = [...shipped.links.map(({ key }) => key), ...added].flatMap((key): Link[] => {
    const ours = shipped.links.find((link) => link.key === key);
    const value = valueOf(edits, linkField(key), ours === undefined ? null : jsonOf(ours));
    if (value === null) return [];
    const link = value as unknown as LinkFacts;
    const origin = ours === undefined ? 'added' : same(value, jsonOf(ours)) ? 'shipped' : 'edited';
    return [{ ...link, key, origin, confidence: ours?.url === link.url ? ours.confidence : null }];
  });
  return { facts, links, edits: standing };
}

const valueOf = (edits: Edits, field: string, shipped: Json): Json => {
  const edit = edits[field];
  return edit === undefined ? shipped : edit.value;
};

/** What somebody wants a field to say; `null` takes a link away. */
export type Wanted = ReadonlyMap<string, Json>;

export interface Change {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/** The edits after somebody has decided, and what thereby changes. A field that says what is shipped needs no edit. */
export function decide(
  shipped: ShippedAuthority,
  edits: Edits,
  wanted: Wanted,
  { at, by }: { readonly at: Date; readonly by: string },
): { readonly edits: Edits; readonly changes: readonly Change[] } {
  const fields = shippedFields(shipped);
  const next = new Map(Object.entries(edits));
  const changes: Change[] = [];
  for (const [field, after] of wanted) {
    const ofProduct = fields.get(field) ?? null;
    const before = valueOf(edits, field, ofProduct);
    if (same(before, after)) continue;
    changes.push({ field, before, after });
    if (same(after, ofProduct)) next.delete(field);
    else next.set(field, { value: after, shipped: ofProduct, at: at.toISOString(), by });
  }
  return { edits: Object.fromEntries(next), changes };
}

/** The edit stays although the product ships something else by now. */
export function keepEdit(
  shipped: ShippedAuthority,
  edits: Edits,
  field: string,
  { at, by }: { readonly at: Date; readonly by: string },
): Edits | undefined {
  const edit = Object.hasOwn(edits, field) ? edits[field] : undefined;
  if (edit === undefined) return undefined;
  const shippedNow = shippedFields(shipped).get(field) ?? null;
  return { ...edits, [field]: { ...edit, shipped: shippedNow, at: at.toISOString(), by } };
}

/** The field says again what is shipped. */
export function takeShipped(edits: Edits, field: string): Edits | undefined {
  if (!Object.hasOwn(edits, field)) return undefined;
  const { [field]: _taken, ...others } = edits;
  return others;
}
