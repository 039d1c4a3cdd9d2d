/** A two-letter country at the end names the branch, not the institution: `BE_NBB!0713629988!ES`. */
const COUNTRY = /^[A-Z]{2}$/;

/**
 * The national part of an EntityCode: `IE_CBI!C58301` → `C58301`, `PSD_PI!PT_BP!8703` → `8703`,
 * `LT_LT_BL_277289060` → `277289060`, `BE_NBB!0713629988!ES` → `0713629988`. The code itself where it has no parts.
 */
export function entityCodeTail(code: string): string {
  if (!code.includes('!')) return code.slice(code.lastIndexOf('_') + 1);
  const parts = code.split('!');
  const last = parts.at(-1)!;
  return COUNTRY.test(last) && parts.length > 2 ? parts.at(-2)! : last;
}
