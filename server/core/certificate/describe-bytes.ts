import { contextPrimitive, type DerNode, readDer, Tag } from '../asn1/der.js';
import { hex } from '../asn1/hex.js';
import { readSmallInteger } from '../asn1/integer.js';
import { readOid } from '../asn1/oid.js';
import { readText } from '../asn1/text.js';
import { readTime } from '../asn1/time.js';
import type { Certificate } from './certificate.js';
import { OBJECT_NAMES } from './object-names.js';

/** One element of the encoding as a person reads it, in the order of the bytes. */
export interface ByteElement {
  /** 0 for the certificate itself. */
  readonly depth: number;
  /** First octet of the tag, first octet of the content, first octet after it. */
  readonly start: number;
  readonly content: number;
  readonly end: number;
  /** `SEQUENCE`, `UTF8String`, `[0]` … */
  readonly tag: string;
  /** The field's name in the standard, e.g. `validity.notBefore`; empty where the standard names none. */
  readonly name: string;
  /** The value in one line, shortened; empty for constructed elements. */
  readonly value: string;
  /** DER that lies inside an OCTET STRING or BIT STRING. */
  readonly encapsulated: boolean;
}

/** More than anybody scrolls through; a certificate has a few hundred. */
const MAX_VALUE_LENGTH = 120;

/**
 * The whole encoding as a flat list, parents before children. Extension values and the RSA public key are opened where
 * they hold DER, because the bytes that matter in a QWAC lie in there. Every offset counts from the first byte.
 */
export function describeBytes(certificate: Certificate): ByteElement[] {
  const names = fieldNames(certificate);
  const elements: ByteElement[] = [];
  const visit = (node: DerNode, depth: number, encapsulated: boolean): void => {
    const inner = encapsulatedIn(node, names.has(node.start));
    elements.push({
      depth,
      start: node.start,
      content: node.content,
      end: node.end,
      tag: tagName(node),
      name: names.get(node.start)?.find(({ end }) => end === node.end)?.name ?? '',
      value: node.children.length > 0 || inner !== undefined ? '' : valueOf(node),
      encapsulated,
    });
    for (const child of node.children) visit(child, depth + 1, false);
    if (inner !== undefined) visit(inner, depth + 1, true);
  };
  visit(certificate.tree, 0, false);
  return elements;
}

/** DER inside an OCTET STRING (extnValue) or the BIT STRING of an RSA key; what merely looks like DER is left alone. */
function encapsulatedIn(node: DerNode, named: boolean): DerNode | undefined {
  if (node.identifier === Tag.OCTET_STRING && node.end - node.content > 1) {
    const inner = readDer(node.bytes, node.content, node.end);
    return inner.ok && plausible(inner.value) ? inner.value : undefined;
  }
  if (node.identifier === Tag.BIT_STRING && !named && node.bytes[node.content] === 0) {
    const inner = readDer(node.bytes, node.content + 1, node.end);
    return inner.ok && inner.value.identifier === Tag.SEQUENCE ? inner.value : undefined;
  }
  return undefined;
}

const plausible = ({ identifier }: DerNode): boolean => identifier === Tag.SEQUENCE || identifier < 0x20;

const TAG_NAMES = new Map<number, string>([
  [Tag.BOOLEAN, 'BOOLEAN'],
  [Tag.INTEGER, 'INTEGER'],
  [Tag.BIT_STRING, 'BIT STRING'],
  [Tag.OCTET_STRING, 'OCTET STRING'],
  [Tag.NULL, 'NULL'],
  [Tag.OBJECT_IDENTIFIER, 'OBJECT IDENTIFIER'],
  [Tag.ENUMERATED, 'ENUMERATED'],
  [Tag.UTF8_STRING, 'UTF8String'],
  [Tag.NUMERIC_STRING, 'NumericString'],
  [Tag.PRINTABLE_STRING, 'PrintableString'],
  [Tag.TELETEX_STRING, 'TeletexString'],
  [Tag.IA5_STRING, 'IA5String'],
  [Tag.UTC_TIME, 'UTCTime'],
  [Tag.GENERALIZED_TIME, 'GeneralizedTime'],
  [Tag.VISIBLE_STRING, 'VisibleString'],
  [Tag.UNIVERSAL_STRING, 'UniversalString'],
  [Tag.BMP_STRING, 'BMPString'],
  [Tag.SEQUENCE, 'SEQUENCE'],
  [Tag.SET, 'SET'],
]);

function tagName({ identifier, tagNumber }: DerNode): string {
  const known = TAG_NAMES.get(identifier);
  if (known !== undefined) return known;
  const prefix = ['UNIVERSAL ', 'APPLICATION ', '', 'PRIVATE '][identifier >> 6]!;
  return `[${prefix}${tagNumber}]`;
}

function valueOf(node: DerNode): string {
  const oid = readOid(node);
  if (oid !== undefined) {
    const name = OBJECT_NAMES.get(oid);
    return name === undefined ? oid : `${oid} ${name}`;
  }
  const text = readText(node, '');
  if (text !== undefined) return shortened(text.value);
  const time = readTime(node);
  if (time !== undefined) return time.instant?.toISOString().replace('.000', '') ?? shortened(time.text);
  if (node.identifier === Tag.BOOLEAN) return node.bytes[node.content] === 0 ? 'FALSE' : 'TRUE';
  const small = readSmallInteger(node);
  if (small !== undefined) return String(small);
  const content = node.bytes.subarray(node.content, Math.min(node.end, node.content + MAX_VALUE_LENGTH));
  // IMPLICIT strings ([1] email, [2] DNS, [6] URI) are read as text when they are plain ASCII.
  if ((node.identifier & 0xe0) === contextPrimitive(0) && content.length > 0 && isGraphic(content)) {
    return shortened(String.fromCharCode(...content));
  }
  return shortened(hex(content));
}

const isGraphic = (bytes: Uint8Array): boolean => bytes.every((octet) => octet >= 0x20 && octet < 0x7f);

const shortened = (text: string): string =>
  text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;

interface NamedRange {
  readonly name: string;
  readonly end: number;
}

/**
 * Names of the fields by their first octet. The decoder gave every value its place, so the names are collected from the
 * decoded certificate and no second table of the syntax is kept.
 */
function fieldNames(certificate: Certificate): Map<number, NamedRange[]> {
  const names = new Map<number, NamedRange[]>();
  const add = ({ path, start, end }: { path: string; start: number; end: number }): void => {
    const known = names.get(start);
    if (known === undefined) names.set(start, [{ name: path, end }]);
    else if (!known.some((range) => range.end === end)) known.push({ name: path, end });
  };
  collect(certificate, add);
  add({ path: 'Certificate', start: certificate.tree.start, end: certificate.tree.end });
  const [tbs, , signature] = certificate.tree.children;
  if (tbs) add({ path: 'tbsCertificate', start: tbs.start, end: tbs.end });
  if (signature) add({ path: 'signatureValue', start: signature.start, end: signature.end });
  return names;
}

/** Walks the decoded value for every `Place` in it; the tree of elements and the raw bytes are not part of that. */
function collect(value: unknown, add: (place: { path: string; start: number; end: number }) => void): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || value instanceof Date)
    return;
  if ('children' in value && 'identifier' in value) return;
  if ('path' in value && 'start' in value && 'end' in value) {
    add(value as { path: string; start: number; end: number });
    return;
  }
  for (const member of Object.values(value)) collect(member, add);
}
