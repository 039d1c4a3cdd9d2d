const LONGEST = 80;

/** A value in quotes for a message: control characters are escaped, and what would drown the sentence is cut off. */
export function quote(value: string): string {
  return JSON.stringify(value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);
}
