import type { OrganizationIdentifier } from '../identifiers/organization-identifier.js';
import { subdivisionOf } from '../identifiers/subdivision.js';
import { threeLetterCountryOf } from '../identifiers/three-letter-country.js';
import { quote } from './quote.js';

/**
 * What an organizationIdentifier lacks of the structure of EN 319 412-1 LEG-5.1.4-02, as the end of a sentence;
 * `undefined` when it has it, or when only its country is written with three letters.
 */
export function structureFault(identifier: OrganizationIdentifier): string | undefined {
  const { value, scheme } = identifier;
  if (scheme === undefined) {
    return threeLetterCountryOf(value) === undefined
      ? `${quote(value)} is not identity type, country, hyphen-minus and identifier, like VATLT-100001234567.`
      : undefined;
  }
  const subdivision = subdivisionOf(identifier);
  return subdivision === undefined || scheme === 'NTR'
    ? undefined
    : `${quote(value)} names the subdivision ${subdivision}, which only the type NTR can have.`;
}
