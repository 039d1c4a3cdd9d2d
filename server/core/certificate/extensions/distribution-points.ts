import type { Place } from '../../asn1/decoded.js';
import { contextConstructed, contextPrimitive, type DerNode, readDer, Tag } from '../../asn1/der.js';
import { type Certificate, ExtensionOid } from '../certificate.js';
import { type GeneralName, readGeneralName } from './general-name.js';

/** CRLReason (RFC 5280 §5.3.1) by its number; 7 is not used. */
export const REVOCATION_REASONS = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const;
export type RevocationReason = NonNullable<(typeof REVOCATION_REASONS)[number]>;

/** ReasonFlags (RFC 5280 §4.2.1.13) in bit order; bit 0 is unused. */
const REASON_FLAGS = [
  undefined,
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
] as const;
export type ReasonFlag = NonNullable<(typeof REASON_FLAGS)[number]>;
export const ALL_REASONS: readonly ReasonFlag[] = REASON_FLAGS.filter((flag) => flag !== undefined);

/** DistributionPointName: one of the two is there. */
export interface DistributionPointName {
  readonly fullName: readonly GeneralName[];
  /** The RelativeDistinguishedName in [1]; its attributes are the element's children. */
  readonly nameRelativeToCrlIssuer: DerNode | undefined;
}

/** One DistributionPoint of cRLDistributionPoints or freshestCRL (RFC 5280 §4.2.1.13). */
export interface DistributionPoint {
  readonly at: Place;
  readonly name: DistributionPointName | undefined;
  /** `undefined` says all reasons. */
  readonly reasons: readonly ReasonFlag[] | undefined;
  /** Empty when the issuer of the certificate also issues its CRL. */
  readonly crlIssuer: readonly GeneralName[];
}

const FRESHEST_CRL = '2.5.29.46';

/**
 * The distribution points of a certificate with every field; `undefined` without the extension or when it is none.
 * A name that is no GeneralName is left out: it can match nothing.
 */
export function distributionPointsOf(
  { der, extensions }: Pick<Certificate, 'der' | 'extensions'>,
  kind: 'complete' | 'freshest' = 'complete',
): readonly DistributionPoint[] | undefined {
  const oid = kind === 'complete' ? ExtensionOid.crlDistributionPoints : FRESHEST_CRL;
  const extension = extensions.find((candidate) => candidate.oid === oid);
  if (extension === undefined) return undefined;
  const node = readDer(der, extension.value.start, extension.value.end);
  return node.ok ? readDistributionPointList(node.value, extension.at.path) : undefined;
}

/** CRLDistributionPoints: SEQUENCE OF DistributionPoint; `undefined` when a point has another structure. */
export function readDistributionPointList(
  node: DerNode,
  path: string,
): readonly DistributionPoint[] | undefined {
  if (node.identifier !== Tag.SEQUENCE) return undefined;
  const points: DistributionPoint[] = [];
  for (const [i, item] of node.children.entries()) {
    const point = readDistributionPoint(item, `${path}[${i}]`);
    if (point === undefined) return undefined;
    points.push(point);
  }
  return points;
}

function readDistributionPoint(node: DerNode, path: string): DistributionPoint | undefined {
  if (node.identifier !== Tag.SEQUENCE) return undefined;
  let name: DistributionPointName | undefined;
  let reasons: readonly ReasonFlag[] | undefined;
  let crlIssuer: readonly GeneralName[] = [];
  for (const field of node.children) {
    if (field.identifier === contextConstructed(0)) {
      name = readDistributionPointName(field, path);
      if (name === undefined) return undefined;
    } else if (field.identifier === contextPrimitive(1)) {
      reasons = readReasonFlags(field);
      if (reasons === undefined) return undefined;
    } else if (field.identifier === contextConstructed(2)) {
      crlIssuer = generalNames(field, `${path}.cRLIssuer`);
    } else return undefined;
  }
  return { at: { path, start: node.start, end: node.end }, name, reasons, crlIssuer };
}

/** `[0] DistributionPointName`, a CHOICE and therefore explicitly tagged; `undefined` when it holds anything else. */
export function readDistributionPointName(node: DerNode, path: string): DistributionPointName | undefined {
  const [choice] = node.children;
  if (choice === undefined || node.children.length !== 1) return undefined;
  if (choice.identifier === contextConstructed(0))
    return { fullName: generalNames(choice, `${path}.fullName`), nameRelativeToCrlIssuer: undefined };
  if (choice.identifier === contextConstructed(1)) return { fullName: [], nameRelativeToCrlIssuer: choice };
  return undefined;
}

/** The content of an IMPLICIT ReasonFlags; bits without a name are left out. `undefined` when it is no BIT STRING. */
export function readReasonFlags({ bytes, content, end }: DerNode): readonly ReasonFlag[] | undefined {
  if (end - content < 1 || bytes[content]! > 7) return undefined;
  return REASON_FLAGS.filter((flag, bit) => {
    const octet = content + 1 + (bit >> 3);
    return flag !== undefined && octet < end && ((bytes[octet]! >> (7 - (bit & 7))) & 1) === 1;
  }) as readonly ReasonFlag[];
}

const generalNames = (node: DerNode, path: string): readonly GeneralName[] =>
  node.children.flatMap((item, i) => readGeneralName(item, `${path}[${i}]`) ?? []);
