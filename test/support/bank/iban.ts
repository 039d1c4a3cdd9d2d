/** ISO 13616: remainder of the rearranged number by 97, letters as 10 to 35; 1 for a valid IBAN. */
export function ibanRemainder(iban: string): number {
  let remainder = 0;
  for (const character of `${iban.slice(4)}${iban.slice(0, 4)}`)
    for (const digit of String(Number.parseInt(character, 36)))
      remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder;
}

/** `LT` and the rest of the number give an IBAN with its check digits. */
export const ibanOf = (country: string, number: string): string =>
  `${country}${String(98 - ibanRemainder(`${country}00${number}`)).padStart(2, '0')}${number}`;

/** Lengths of the countries that the sandbox's payments know (IBAN registry); others by the general form. */
const LENGTHS: Readonly<Record<string, number>> = {
  ...{
    LT: 20,
    LV: 21,
    EE: 20,
    DE: 22,
    FR: 27,
    FI: 18,
    NL: 18,
    ES: 24,
    IT: 27,
    AT: 20,
    BE: 16,
    IE: 22,
    PL: 28,
  },
  ...{
    PT: 25,
    SE: 24,
    GB: 22,
    GE: 22,
    RO: 24,
    BG: 22,
    CZ: 24,
    SK: 24,
    SI: 19,
    HR: 21,
    LU: 20,
    MT: 31,
    CY: 28,
  },
};

export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false;
  const length = LENGTHS[text.slice(0, 2)];
  return (length === undefined || text.length === length) && ibanRemainder(text) === 1;
}
