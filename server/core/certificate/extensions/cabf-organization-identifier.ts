import type { Place } from '../../asn1/decoded.js';
import { contextPrimitive, type DerNode, Tag } from '../../asn1/der.js';
import { readImplicitText, readText, type Text } from '../../asn1/text.js';

/** Extension 2.23.140.3.1 (EV Guidelines §9.8.2). */
export interface CabfOrganizationIdentifier {
  readonly at: Place;
  readonly scheme: Text;
  readonly country: Text;
  readonly stateOrProvince: Text | undefined;
  readonly reference: Text;
}

/** `undefined` when scheme, country or reference are missing or no text. */
export function readCabfOrganizationIdentifier(
  node: DerNode,
  path: string,
): CabfOrganizationIdentifier | undefined {
  if (node.identifier !== Tag.SEQUENCE) return undefined;
  const [scheme, country, third, fourth] = node.children;
  const hasState = third?.identifier === contextPrimitive(0);
  const parts = {
    scheme: readText(scheme, `${path}.registrationScheme`),
    country: readText(country, `${path}.registrationCountry`),
    stateOrProvince: hasState
      ? readImplicitText(third, 'PrintableString', `${path}.registrationStateOrProvince`)
      : undefined,
    reference: readText(hasState ? fourth : third, `${path}.registrationReference`),
  };
  if (!parts.scheme || !parts.country || !parts.reference) return undefined;
  return {
    at: { path, start: node.start, end: node.end },
    scheme: parts.scheme,
    country: parts.country,
    stateOrProvince: parts.stateOrProvince,
    reference: parts.reference,
  };
}
