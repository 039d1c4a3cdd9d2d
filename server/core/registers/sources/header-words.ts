/** A header or value as they are compared: without case, diacritics, punctuation and doubled blanks. */
export const comparableWords = (text: string): string =>
  text
    .slice(0, 1_000)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    // Georgian has capitals that nobody writes words with.
    .replace(/[\u1c90-\u1cbf]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x1c90 + 0x10d0))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** `Tätigkeiten` read as if each byte of UTF-8 were a letter of windows-1252; nobody writes such letters in a row. */
const MOJIBAKE =
  /[\u00c2-\u00c5\u00d0\u00d1\u0413\u0414][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/;
/** What stands for bytes that are no text, and control characters that no table has. */
const NO_TEXT = /[\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f\u0080-\u009f]/;

/** Where a text shows that it was read in another encoding than it was written in; -1 where it does not. */
export function wrongEncodingAt(text: string): number {
  const noText = text.search(NO_TEXT);
  return noText === -1 ? text.search(MOJIBAKE) : noText;
}
