/** Deeper than any answer of a bank; a reader that recurses is not led further. */
export const MAX_JSON_DEPTH = 64;

export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly problem: 'not-utf8' | 'not-json' | 'duplicate-keys' | 'too-deep';
      readonly message: string;
      /** With `duplicate-keys`: what a parser makes of it that takes the last one. */
      readonly value?: unknown;
    };

/**
 * JSON text (RFC 8259) out of octets. A name that stands twice in one object is a problem of its own: readers differ in
 * which of the two they take (§4). A byte order mark is passed over (§8.1). Never throws.
 */
export function readJson(bytes: Uint8Array): JsonReading {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, problem: 'not-utf8', message: 'The body is not UTF-8.' };
  }
  if (depthOf(text) > MAX_JSON_DEPTH)
    return {
      ok: false,
      problem: 'too-deep',
      message: `The body nests deeper than ${MAX_JSON_DEPTH} levels.`,
    };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'not-json', message: 'The body is not JSON.' };
  }
  const twice = duplicateKey(text);
  if (twice === undefined) return { ok: true, value };
  const message = `The name ${JSON.stringify(twice.slice(0, 100))} stands twice in one object.`;
  return { ok: false, problem: 'duplicate-keys', message, value };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === ']') depth--;
  }
  return deepest;
}

/** The first name that an object has twice; the text is known to be JSON. */
function duplicateKey(text: string): string | undefined {
  const open: (Set<string> | null)[] = [];
  let last: string | undefined;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (token.startsWith('"')) last = token;
    else if (token === ':' && last !== undefined) {
      const names = open.at(-1);
      // Two spellings of one name are one name: `"a"` and `"\u0061"`.
      const name = JSON.parse(last) as string;
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}

/** An object of JSON, not a list and not null. */
export const isJsonObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
