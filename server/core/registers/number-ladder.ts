import { readAuthorisationNumber } from '../identifiers/authorisation-number.js';

/**
 * The steps by which two spellings of one number are brought together, each on top of the one before: as written but for
 * NFC, letter case and the institution's prefix (`EMI:`); without white space; without hyphens, dots and slashes;
 * without leading zeros; letters and digits only.
 */
export const NUMBER_RUNGS = [
  'verbatim',
  'without-spaces',
  'without-punctuation',
  'without-leading-zeros',
  'alphanumerics',
] as const;
export type NumberRung = (typeof NUMBER_RUNGS)[number];

/** Longer references are nobody's authorisation number. */
export const MAX_NUMBER_LENGTH = 256;

/** Only these differ where two spellings of one number differ; leading zeros may make another number. */
export const isSpellingOnly = (rung: NumberRung): boolean =>
  rung === 'verbatim' || rung === 'without-spaces' || rung === 'without-punctuation';

/** A number as it is compared on each rung. */
export type NumberKeys = Readonly<Record<NumberRung, string>>;

/** Undefined for what is no number at all: empty, too long, or without a letter or digit. */
export function numberKeys(number: string): NumberKeys | undefined {
  if (number.length > MAX_NUMBER_LENGTH) return undefined;
  const verbatim = readAuthorisationNumber(number.normalize('NFC').toUpperCase()).number;
  const withoutSpaces = verbatim.replace(SPACES, '');
  const withoutPunctuation = withoutSpaces.replace(PUNCTUATION, '');
  const withoutLeadingZeros = withoutZeros(withoutPunctuation);
  const alphanumerics = withoutZeros(withoutLeadingZeros.replace(OTHERS, ''));
  if (alphanumerics === '') return undefined;
  return {
    verbatim,
    'without-spaces': withoutSpaces,
    'without-punctuation': withoutPunctuation,
    'without-leading-zeros': withoutLeadingZeros,
    alphanumerics,
  };
}

/**
 * What storage indexes: two numbers meet on some rung exactly when this key of theirs is the same. Null where there is
 * no number, which meets nothing.
 */
export const numberKey = (number: string): string | null => numberKeys(number)?.alphanumerics ?? null;

/** The first rung on which two numbers are the same; undefined when they are different numbers. */
export function rungOf(one: NumberKeys, other: NumberKeys): NumberRung | undefined {
  if (one.alphanumerics !== other.alphanumerics) return undefined;
  return NUMBER_RUNGS.find((rung) => one[rung] === other[rung]);
}

/** The same for two numbers as they are written. */
export function meetingRung(one: string, other: string): NumberRung | undefined {
  const [first, second] = [numberKeys(one), numberKeys(other)];
  return first && second && rungOf(first, second);
}

const SPACES = /\s+/gu;
const PUNCTUATION = /[-./\u2010-\u2015\u2212]+/gu;
const OTHERS = /[^\p{L}\p{N}]+/gu;

/** A number of zeros only keeps one. */
function withoutZeros(text: string): string {
  let start = 0;
  while (start < text.length - 1 && text[start] === '0') start++;
  return text.slice(start);
}
