import { type Decoded, decoded, undecodable } from '../asn1/decoded.js';
import { type DerNode, Tag } from '../asn1/der.js';
import {
  type DistributionPointName,
  type ReasonFlag,
  readDistributionPointName,
  readReasonFlags,
} from '../certificate/extensions/distribution-points.js';
import type { IssuingDistributionPoint } from './certificate-list.js';

const PATH = 'issuingDistributionPoint';

/**
 * IssuingDistributionPoint (RFC 5280 §5.2.5), strictly: it says what a list does not speak about, and whoever
 * misreads it takes a revoked certificate for a good one.
 */
export function readIssuingDistributionPoint(node: DerNode): Decoded<IssuingDistributionPoint> {
  if (node.identifier !== Tag.SEQUENCE || node.children.length === 0)
    return undecodable(PATH, node.start, 'The extension is a SEQUENCE that is not empty.');
  let name: DistributionPointName | undefined;
  let onlySomeReasons: readonly ReasonFlag[] | undefined;
  const flags = new Map<number, boolean>();
  let previous = -1;
  for (const field of node.children) {
    const { tagNumber } = field;
    const constructed = tagNumber === 0;
    if (
      field.identifier !== ((constructed ? 0xa0 : 0x80) | tagNumber) ||
      tagNumber > 5 ||
      tagNumber <= previous
    )
      return undecodable(PATH, field.start, 'A field is unknown, repeated or out of order.');
    previous = tagNumber;
    if (tagNumber === 0) {
      name = readDistributionPointName(field, PATH);
      if (name === undefined)
        return undecodable(PATH, field.start, 'distributionPoint is fullName or nameRelativeToCRLIssuer.');
    } else if (tagNumber === 3) {
      onlySomeReasons = readReasonFlags(field);
      if (onlySomeReasons === undefined)
        return undecodable(PATH, field.start, 'onlySomeReasons is a BIT STRING.');
    } else {
      if (field.end - field.content !== 1) return undecodable(PATH, field.start, 'A flag has one octet.');
      flags.set(tagNumber, field.bytes[field.content] !== 0);
    }
  }
  const [onlyContainsUserCerts = false, onlyContainsCaCerts = false, onlyContainsAttributeCerts = false] = [
    flags.get(1),
    flags.get(2),
    flags.get(5),
  ];
  if ([onlyContainsUserCerts, onlyContainsCaCerts, onlyContainsAttributeCerts].filter(Boolean).length > 1)
    return undecodable(PATH, node.start, 'At most one of the onlyContains flags may be true.');
  return decoded({
    name,
    onlyContainsUserCerts,
    onlyContainsCaCerts,
    onlyContainsAttributeCerts,
    onlySomeReasons,
    indirectCrl: flags.get(4) ?? false,
  });
}
