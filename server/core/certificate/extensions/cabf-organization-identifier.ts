import type { Place } from '../../asn1/decoded.js';
import type { Text } from '../../asn1/text.js';

/** Extension 2.23.140.3.1 (EV Guidelines §9.8.2). */
export interface CabfOrganizationIdentifier {
  readonly at: Place;
  readonly scheme: Text;
  readonly country: Text;
  readonly stateOrProvince: Text | undefined;
  readonly reference: Text;
}
