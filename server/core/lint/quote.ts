const LONGEST = 80;

/** Characters that nobody sees and that would change the line or the direction of the text around them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A value in quotes for a message: what cannot be seen is escaped, and what would drown the sentence is cut off. */
export function quote(value: string): string {
  const quoted = JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
  return quoted.replace(INVISIBLE, (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`);
}
