const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;
/** RFC 4518 §2.2: mapped to nothing. */
const NOTHING =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u06dd\u070f\u1806\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2063\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc]/g;

/**
 * String preparation of RFC 4518 for caseIgnoreMatch, as RFC 5280 §7.1 asks: mapping, case folding, normalisation form
 * KC, and every run of white space as one space with none at the ends. Upper case first, so that ß is ss.
 */
export function preparedValue(value: string): string {
  if (PLAIN.test(value)) return value.toLowerCase();
  return value
    .replace(NOTHING, '')
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .trim()
    .replace(/\s+/g, ' ');
}
