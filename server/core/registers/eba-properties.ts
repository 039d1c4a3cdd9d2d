/** Limits far above what the register holds; beyond them an entity is refused. */
export const EBA_LIMITS = {
  /** Characters of one value; descriptions of excluded activities are the longest. */
  textLength: 20_000,
  keyLength: 200,
  /** Property objects, or countries, of one entity. */
  objects: 1_000,
  /** Values of one property, or services in one country. */
  values: 1_000,
} as const;

/** Why an entity cannot be read at all. */
export interface EntityProblem {
  readonly code: 'not-an-object' | 'missing' | 'wrong-type' | 'unknown-type' | 'too-long' | 'too-many';
  /** The key at fault: `CA_OwnerID`, `Properties.ENT_NAM`, `Services.LT`; empty for the entity itself. */
  readonly key: string;
  /** What was expected there, as one sentence. */
  readonly message: string;
}

/** Something unusual in an entity that was read nevertheless. */
export interface EntityRemark {
  readonly code:
    | 'unknown-key'
    | 'unknown-property'
    | 'unknown-service'
    | 'unknown-country'
    | 'unknown-authority'
    | 'unknown-code'
    | 'repeated-key'
    | 'unreadable-value'
    | 'dates-missing'
    | 'date-malformed'
    | 'dates-out-of-order';
  readonly key: string;
  readonly message: string;
}

export interface Refused {
  readonly ok: false;
  readonly problem: EntityProblem;
}
export type Read<T> = { readonly ok: true; readonly value: T } | Refused;

export const refused = (code: EntityProblem['code'], key: string, message: string): Refused => ({
  ok: false,
  problem: { code, key, message },
});

/** Keys with their texts, in the order of the file. */
export type Values = ReadonlyMap<string, readonly string[]>;

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads `Properties` or `Services`: a list of objects of one key each, whose value is a text or a list of texts. Empty
 * objects are padding. Numbers and truth values are kept as text; anything else leaves an empty text and a remark, so
 * that it cannot be mistaken for being absent.
 */
export function readKeyedValues(list: unknown, at: string, remarks: EntityRemark[]): Read<Values> {
  if (list === undefined || list === null) return { ok: true, value: new Map() };
  if (!Array.isArray(list)) return refused('wrong-type', at, `${at} is expected to be a list of objects.`);
  if (list.length > EBA_LIMITS.objects)
    return refused('too-many', at, `${at} has more than ${EBA_LIMITS.objects} objects.`);
  const values = new Map<string, readonly string[]>();
  let keys = 0;
  for (const object of list as readonly unknown[]) {
    if (!isObject(object))
      return refused('wrong-type', at, `${at} is expected to hold objects of one key each.`);
    for (const key in object) {
      if (++keys > EBA_LIMITS.objects)
        return refused('too-many', at, `${at} has more than ${EBA_LIMITS.objects} keys.`);
      if (key.length > EBA_LIMITS.keyLength)
        return refused('too-long', at, `${at} has a key of more than ${EBA_LIMITS.keyLength} characters.`);
      const place = `${at}.${key}`;
      const texts = readTexts(object[key], place, remarks);
      if (!texts.ok) return texts;
      const before = values.get(key);
      if (before !== undefined)
        remarks.push({ code: 'repeated-key', key: place, message: `${place} stands there more than once.` });
      values.set(key, before === undefined ? texts.value : [...before, ...texts.value]);
    }
  }
  return { ok: true, value: values };
}

function readTexts(value: unknown, at: string, remarks: EntityRemark[]): Read<readonly string[]> {
  if (value === null) return { ok: true, value: [] };
  const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (parts.length > EBA_LIMITS.values)
    return refused('too-many', at, `${at} has more than ${EBA_LIMITS.values} values.`);
  const texts: string[] = [];
  for (const part of parts) {
    if (part === null) continue;
    const text = typeof part === 'number' || typeof part === 'boolean' ? String(part) : part;
    if (typeof text !== 'string') {
      const message = `${at} is expected to be a text or a list of texts.`;
      remarks.push({ code: 'unreadable-value', key: at, message });
      texts.push('');
    } else if (text.length > EBA_LIMITS.textLength) {
      return refused('too-long', at, `${at} has more than ${EBA_LIMITS.textLength} characters.`);
    } else texts.push(text);
  }
  return { ok: true, value: texts };
}
