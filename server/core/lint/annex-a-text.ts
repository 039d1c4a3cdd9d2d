import type { Text } from '../asn1/text.js';
import type { Violation } from './lint.js';

const MOST_CHARACTERS = 256;

/** How a character string departs from UTF8String (SIZE(1..256)) of TS 119 495 Annex A; an empty one is not judged. */
export function annexATextViolations(field: string, text: Text): readonly Violation[] {
  const violations: Violation[] = [];
  if (text.type !== 'UTF8String') {
    violations.push({
      message: `${field} has the type ${text.type}; Annex A demands UTF8String.`,
      at: text.at,
    });
  } else if (text.malformed) {
    violations.push({ message: `${field} is a UTF8String whose octets are no UTF-8.`, at: text.at });
  }
  const characters = charactersIn(text.value);
  if (characters > MOST_CHARACTERS) {
    violations.push({
      message: `${field} has ${characters} characters; Annex A allows ${MOST_CHARACTERS}.`,
      at: text.at,
    });
  }
  return violations;
}

/** SIZE counts characters, `length` counts UTF-16 code units, of which a character has one or two. */
function charactersIn(value: string): number {
  if (value.length <= MOST_CHARACTERS) return value.length;
  let characters = 0;
  for (const character of value) if (character !== '') characters++;
  return characters;
}
