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
  const words = name
    .slice(0, MAX_LENGTH)
    .normalize('NFKD')
    .toUpperCase()
    // Dots go without a trace, so that `S.p.A.` reads as `SpA`.
    .replace(DROPPED, '')
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  const kept = telling.length > 0 ? telling : words;
  return kept.length === 0 ? null : kept.sort().join(' ');
}

const DROPPED = /[.'’`\p{M}]+/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/u;

/** Whether a name is one of several. */
export function isAmongNames(name: string, names: readonly string[]): boolean {
  if (names.includes(name)) return true;
  const wanted = comparableInstitution(name);
  return wanted !== null && names.some((one) => comparableInstitution(one) === wanted);
}
