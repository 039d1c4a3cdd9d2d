import type { NameAttribute } from '../certificate/name.js';

/** The attributes whose value is nothing or only white space: there, and as good as missing. */
export const blankAmong = (attributes: readonly NameAttribute[]): readonly NameAttribute[] =>
  attributes.filter(({ text }) => text !== undefined && text.value.trim() === '');
