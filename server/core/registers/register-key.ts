import { entityCodeTail } from './entity-code.js';
import { matchEntry } from './match-entry.js';
import { numberKey } from './number-ladder.js';
import type { RegisterEntry } from './register-entry.js';
import type { Asked, RegisterQuestion } from './register-question.js';

/**
 * What certificates and entries share when an entry may be about the certificate's holder: the authority, and the number
 * on the last rung of the ladder. Empty where there is nothing to look for.
 */
export function registerKeyOf(asked: Asked): string {
  if (!asked.ok) return '';
  const { authority, number } = asked.question;
  return registerKey(authority, number) ?? '';
}

/** Every key under which certificates may be about this entry: by its number, its code, its parent's code. */
export function keysOfEntry({ authority, number, code, parent }: RegisterEntry): readonly string[] {
  if (authority === null) return [];
  const numbers = [number, entityCodeTail(code), parent === null ? null : entityCodeTail(parent.code)];
  return [...new Set(numbers.flatMap((one) => (one === null ? [] : (registerKey(authority, one) ?? []))))];
}

/** Whether an entry, as it stands alone, is about the holder. */
export const concerns = (entry: RegisterEntry, question: RegisterQuestion, day: string): boolean =>
  matchEntry(question, [entry], day).found.length > 0;

/** Undefined where the number is none. */
export function registerKey(authority: string, number: string): string | undefined {
  const key = numberKey(number);
  return key === null ? undefined : `${authority} ${key}`;
}
