import { COUNTRY_CODES } from './countries.js';
import { findAuthority, isSandboxNca, NO_AUTHORITY, parseNcaId } from './nca-ids.js';

/**
 * What the value of an nCAId looks like. Each value has one form, so that each mistake is reported once.
 *
 * - `identifier`: as TS 119 495 GEN-5.2.3-2 wants it, with a country of ISO 3166-1 (or of a known sandbox);
 * - `no-country`: as wanted, but the first two letters are no country;
 * - `none`: the value NA;
 * - `whole-number`: an organizationIdentifier, i.e. the authority and more;
 * - `country`, `number`, `name`: only that;
 * - `other`: anything else.
 */
export type NcaIdForm =
  'empty' | 'identifier' | 'no-country' | 'none' | 'whole-number' | 'country' | 'number' | 'name' | 'other';

/** No identifier is longer than 11 characters; what is much longer need not be looked at closely. */
const LONGEST = 300;

export function ncaIdForm(value: string): NcaIdForm {
  if (value.trim() === '') return 'empty';
  if (value === NO_AUTHORITY) return 'none';
  const parts = parseNcaId(value);
  if (parts) return COUNTRY_CODES.has(parts.country) || isSandboxNca(value) ? 'identifier' : 'no-country';
  if (value.length > LONGEST) return 'other';
  if (/^[A-Za-z]{2}$/.test(value)) return 'country';
  if (/^[0-9]+$/.test(value)) return 'number';
  // A variant such as FI-FIN-FSA looks like an authority with a number.
  if (WHOLE_NUMBER.test(value) && !findAuthority(value)) return 'whole-number';
  return /^[\p{L} .]+$/u.test(value) && /[\p{Ll} ]/u.test(value) ? 'name' : 'other';
}

const WHOLE_NUMBER = /^(?:PSD[A-Z]{2}-|(?:VAT|NTR|LEI)[A-Z]{2}-|[A-Z]{2}-[A-Z]{2,8}-)./;

/** The authority's identifier at the beginning of an authorisation string: `GR-BOG` of `PSDGR-BOG-800000005`. */
export const leadingNcaId = (value: string): string | undefined =>
  /^(?:PSD)?([A-Z]{2}-[A-Z]{2,8})(?=-|$)/.exec(value)?.[1];
