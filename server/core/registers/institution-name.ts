/** Legal forms that one source writes and another leaves out, as they read without dots and blanks. */
const LEGAL_FORMS = new Set(
  `AB AG AS ASA AD APS BV BVBA DAC DD DOO EAD EEIG GMBH KFT KG LDA LIMITED LLC LTD LP NV NYRT OOD OU OY OYJ PLC PTY
  SA SARL SAS SASU SCA SCRL SE SGPS SIA SL SLU SNC SPA SPZOO SRL SRO UAB ZRT`.split(/\s+/),
);

/** Longer names are compared by their beginning. */
const MAX_LENGTH = 400;

/**
 * A name as names are compared: without letter case, diacritics, punctuation, order of words and legal form. Two
 * institutions may share it, so it supports a match and never makes one. Null when nothing is left.
 */
export function comparableInstitution(name: string): string | null {
  const start = name.slice(0, MAX_LENGTH);
  let comparable = KNOWN.get(start);
  if (comparable !== undefined) return comparable;
  comparable = compute(start);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  KNOWN.set(start, comparable);
  return comparable;
}

/** The same few hundred holders are asked about again and again, and Unicode is slow. Bounded: at most a megabyte. */
const KNOWN = new Map<string, string | null>();
const MOST_KNOWN = 1_000;

function compute(start: string): string | null {
  // Dots go without a trace, so that `S.p.A.` reads as `SpA`. Most names are plain, for which this is much faster.
  const letters = PLAIN.test(start)
    ? start.toUpperCase().replace(PLAIN_DROPPED, '')
    : start.normalize('NFKD').toUpperCase().replace(DROPPED, '');
  const words = (letters.match(WORDS) ?? []) as string[];
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  const kept = telling.length > 0 ? telling : words;
  return kept.length === 0 ? null : kept.sort().join(' ');
}

const DROPPED = /[.'’`\p{M}]+/gu;
const WORDS = /[\p{L}\p{N}]+/gu;
const PLAIN = /^[\x20-\x7e]*$/;
const PLAIN_DROPPED = /[.'`]+/g;

/** Whether a name is one of several. */
export function isAmongNames(name: string, names: readonly string[]): boolean {
  return names.includes(name) || isAmongComparable(comparableInstitution(name), names);
}

/** The same for a name that was made comparable already. */
export function isAmongComparable(wanted: string | null, names: readonly string[]): boolean {
  return wanted !== null && names.some((one) => comparableInstitution(one) === wanted);
}
