import { readPsdForm } from './psd-form.js';

const OTHER_TYPES = /^(?:VAT|NTR|LEI|EOR|EXC)([A-Z]{3})-/;

/** `DEU` of `VATDEU-123456789`, `FIN` of `PSDFIN-FINFSA-2858394-9`; `undefined` without such a code. */
export function threeLetterCountryOf(value: string): string | undefined {
  const form = readPsdForm(value);
  if (form === undefined) return OTHER_TYPES.exec(value)?.[1];
  return form.deviations.includes('country-three-letters') ? form.country : undefined;
}
