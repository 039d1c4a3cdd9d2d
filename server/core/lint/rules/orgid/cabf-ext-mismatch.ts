import type { CabfOrganizationIdentifier } from '../../../certificate/extensions/cabf-organization-identifier.js';
import type { OrganizationIdentifier } from '../../../identifiers/organization-identifier.js';
import { subdivisionOf } from '../../../identifiers/subdivision.js';
import { followsEvGuidelines } from '../../browser-track.js';
import { CABF_EVG } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';
import { quote } from '../../quote.js';

export const orgidCabfExtMismatch = rule({
  id: 'orgid.cabf-ext-mismatch',
  title: 'The extension cabfOrganizationIdentifier says the same as organizationIdentifier.',
  severity: 'error',
  citation: [CABF_EVG('9.2.8'), CABF_EVG('9.8.2')],
  appliesTo: ['qwac'],
  ask: 'Please reissue the certificate with the same registration scheme, country, state and reference in the extension cabfOrganizationIdentifier as in organizationIdentifier (EV Guidelines 9.2.8 and 9.8.2).',

  // What has no structure cannot be compared; `orgid.syntax` and `orgid.psd-syntax` report it.
  subject: (certificate) => {
    const extension = certificate.cabfOrganizationIdentifier;
    const identifiers = certificate.organizationIdentifiers.filter(({ scheme }) => scheme !== undefined);
    return extension !== undefined && identifiers.length > 0 && followsEvGuidelines(certificate)
      ? { extension, identifiers }
      : undefined;
  },

  check: ({ extension, identifiers }) => {
    const differences = identifiers.map((identifier) => differencesOf(extension, identifier));
    return differences.some(({ length }) => length === 0) ? [] : differences.flat();
  },
});

function differencesOf(
  { scheme, country, stateOrProvince, reference, at }: CabfOrganizationIdentifier,
  identifier: OrganizationIdentifier,
): Violation[] {
  const differences: Violation[] = [];
  const differs = (part: string, here: string, there: string, place = at): void => {
    const message = `cabfOrganizationIdentifier has the ${part} ${here}, organizationIdentifier ${there}.`;
    differences.push({ message, at: place });
  };
  if (scheme.value !== identifier.scheme)
    differs('scheme', quote(scheme.value), quote(identifier.scheme!), scheme.at);
  if (country.value !== identifier.country) {
    differs('country', quote(country.value), quote(identifier.country!), country.at);
  }
  const state = subdivisionOf(identifier);
  if (stateOrProvince?.value !== state) {
    differs(
      'state',
      stateOrProvince ? quote(stateOrProvince.value) : 'none',
      state ? quote(state) : 'none',
      stateOrProvince?.at,
    );
  }
  const references = referencesOf(identifier);
  if (!references.includes(reference.value)) {
    differs('reference', quote(reference.value), references.map(quote).join(' or '), reference.at);
  }
  return differences;
}

/** For PSD both readings occur in genuine certificates: NCA and number, and the number alone. */
function referencesOf({ value, authority, reference }: OrganizationIdentifier): readonly string[] {
  const whole = value.slice(value.indexOf('-') + 1);
  return authority === undefined || reference === undefined ? [whole] : [whole, reference];
}
