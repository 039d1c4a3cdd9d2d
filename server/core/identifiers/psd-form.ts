import { findAuthority, isSandboxNca } from './nca-ids.js';

/** How a PSD organizationIdentifier is miswritten. */
export type PsdDeviation =
  /** `GR-BOG-800000005`, where the NCA is a known one. */
  | 'prefix-missing'
  /** `PSDPSDLT-BL-1`, `PSDLT-BL-PSDLT-BL-1`. */
  | 'prefix-doubled'
  /** `psd` or the country in lower case. */
  | 'prefix-lower-case'
  /** `PSDFIN-FINFSA-2858394-9`. */
  | 'country-three-letters'
  /** Underscore or a dash other than hyphen-minus. */
  | 'separator'
  | 'authority-lower-case';

/** What a miswritten value means to say. For display and advice only: nothing may be matched or allowed by it. */
export interface PsdForm {
  readonly country: string;
  readonly authority: string;
  readonly reference: string;
  /** Empty when the value is written as TS 119 495 GEN-5.2.1-3 wants it. */
  readonly deviations: readonly PsdDeviation[];
}

/** Hyphen-minus, underscore and the Unicode dashes that look like them. */
const SEPARATOR = '[-_\\u2010-\\u2015\\u2212\\ufe58\\ufe63\\uff0d]';
const FORM = new RegExp(`^((?:PSD){0,2})([A-Z]{2,3})(${SEPARATOR})([A-Z]{2,8})(${SEPARATOR})(.+)$`, 'is');
const PREFIX_AGAIN = new RegExp(`^PSD[A-Z]{2,3}${SEPARATOR}(?:[A-Z]{2,8}${SEPARATOR})?(.+)$`, 'is');

/** Whether the value begins as an identifier of the type PSD, in whatever case. */
export const claimsPsd = (value: string): boolean => value.slice(0, 3).toUpperCase() === 'PSD';

/**
 * Reads a PSD organizationIdentifier tolerantly and says what is wrong with it; `undefined` when it is none or when
 * country, NCA and number cannot be told apart. Linear in the length of the value.
 */
export function readPsdForm(value: string): PsdForm | undefined {
  const parts = FORM.exec(value);
  if (parts === null) return undefined;
  const [, prefix = '', country = '', first, authority = '', second, rest = ''] = parts;
  if (prefix === '' && !isKnownNca(country, authority)) return undefined;
  const again = PREFIX_AGAIN.exec(rest);
  const reference = again?.[1] ?? rest;
  if (reference.trim() === '') return undefined;

  const deviations: PsdDeviation[] = [];
  if (prefix === '') deviations.push('prefix-missing');
  if (prefix.length > 3 || again !== null) deviations.push('prefix-doubled');
  if (isNotUpperCase(prefix + country)) deviations.push('prefix-lower-case');
  if (country.length === 3) deviations.push('country-three-letters');
  if (first !== '-' || second !== '-') deviations.push('separator');
  if (isNotUpperCase(authority)) deviations.push('authority-lower-case');
  return { country, authority, reference, deviations };
}

const isNotUpperCase = (letters: string): boolean => letters !== letters.toUpperCase();

function isKnownNca(country: string, authority: string): boolean {
  const ncaId = `${country}-${authority}`.toUpperCase();
  return findAuthority(ncaId) !== undefined || isSandboxNca(ncaId);
}
