import { type Decoded, decoded, undecodable } from '../asn1/decoded.js';
import { contextConstructed, type DerNode, readDer, Tag } from '../asn1/der.js';
import { readAlgorithm } from '../certificate/algorithm.js';
import type { AlgorithmIdentifier } from '../certificate/certificate.js';
import { readAuthorityKeyIdentifier } from '../certificate/extensions/lists.js';
import { type Name, readName } from '../certificate/name.js';
import { canonicalName } from './canonical-name.js';
import type { CertificateList, IssuingDistributionPoint } from './certificate-list.js';
import { checkEntries, type EntryFacts } from './crl-entries.js';
import { DerCursor } from './der-cursor.js';
import { RevocationOid } from './identifiers.js';
import { readIssuingDistributionPoint } from './issuing-distribution-point.js';
import { extensionValue, readExtensions, type RevocationExtension } from './read-extensions.js';
import { sameBytes } from './serial-number.js';
import { strictTime } from './strict-time.js';

/** A list of half a million entries has about 20 MiB. */
export const CRL_LIMITS = { maxBytes: 50 * 1024 * 1024 } as const;

/**
 * Reads a CertificateList (RFC 5280 §5.1) strictly, in one pass and without a tree of its entries; every entry is
 * checked. Verifies nothing and judges nothing. Never throws.
 */
export function readCertificateList(der: Uint8Array): Decoded<CertificateList> {
  if (der.length > CRL_LIMITS.maxBytes)
    return undecodable(
      'CertificateList',
      0,
      `The list has ${der.length} bytes; the limit is ${CRL_LIMITS.maxBytes}.`,
    );
  return new CrlReader(der).read();
}

/** Known to us, so that they may be critical. */
const KNOWN = new Set<string>([
  RevocationOid.issuerAltName,
  RevocationOid.crlNumber,
  RevocationOid.deltaCrlIndicator,
  RevocationOid.issuingDistributionPoint,
  RevocationOid.authorityKeyIdentifier,
  RevocationOid.freshestCrl,
  RevocationOid.expiredCertsOnCrl,
  RevocationOid.authorityInfoAccess,
]);

const NO_ENTRIES: EntryFacts = { count: 0, unknownCritical: undefined, namesIssuers: false };

class CrlReader {
  private readonly cursor: DerCursor;

  constructor(private readonly der: Uint8Array) {
    this.cursor = new DerCursor(der);
  }

  read(): Decoded<CertificateList> {
    const { der, cursor } = this;
    if (!cursor.readAs(Tag.SEQUENCE, 0, der.length)) return this.broken('CertificateList');
    const whole = cursor.end;
    if (whole !== der.length)
      return undecodable('CertificateList', whole, 'Bytes follow where the list should end.');
    if (!cursor.readAs(Tag.SEQUENCE, cursor.content, whole)) return this.broken('tbsCertList');
    const tbs = { start: cursor.start, content: cursor.content, end: cursor.end };
    const algorithm = this.algorithm(tbs.end, whole);
    if (algorithm === undefined)
      return undecodable('signatureAlgorithm', tbs.end, 'An AlgorithmIdentifier is expected.');
    if (
      !cursor.readAs(Tag.BIT_STRING, algorithm.at.end, whole) ||
      cursor.end !== whole ||
      der[cursor.content] !== 0
    ) {
      return undecodable(
        'signatureValue',
        algorithm.at.end,
        'The signature is a BIT STRING and the last field.',
      );
    }
    const signature = der.subarray(cursor.content + 1, cursor.end);
    const list = this.tbs(tbs.content, tbs.end, algorithm);
    if (!list.ok) return list;
    return decoded({
      der,
      signed: der.subarray(tbs.start, tbs.end),
      signatureAlgorithm: algorithm,
      signature,
      ...list.value,
    });
  }

  private tbs(
    content: number,
    end: number,
    outer: AlgorithmIdentifier,
  ): Decoded<Omit<CertificateList, 'der' | 'signed' | 'signatureAlgorithm' | 'signature'>> {
    const { der, cursor } = this;
    let at = content;
    let version: 1 | 2 = 1;
    if (cursor.readAs(Tag.INTEGER, at, end)) {
      // Version 1 is told by leaving the field out (§5.1.2.1).
      if (cursor.end - cursor.content !== 1 || der[cursor.content] !== 1)
        return undecodable('version', at, 'The version is absent or v2.');
      version = 2;
      at = cursor.end;
    }
    const inner = this.algorithm(at, end);
    if (
      inner === undefined ||
      !sameBytes(der.subarray(inner.at.start, inner.at.end), der.subarray(outer.at.start, outer.at.end))
    ) {
      return undecodable('signature', at, 'The algorithm equals the one beside the signature (§5.1.1.2).');
    }
    const issuer = this.issuer(inner.at.end, end);
    if (!issuer.ok) return issuer;
    at = issuer.value.name.at.end;

    const thisUpdate = this.time(at, end);
    if (thisUpdate === undefined) return undecodable('thisUpdate', at, 'thisUpdate is a time.');
    const nextUpdate = this.time(cursor.end, end);
    if (nextUpdate !== undefined && nextUpdate < thisUpdate)
      return undecodable('nextUpdate', cursor.start, 'nextUpdate lies before thisUpdate.');
    at = nextUpdate === undefined ? cursor.start : cursor.end;

    let entries = { start: at, end: at };
    let facts = NO_ENTRIES;
    if (cursor.readAs(Tag.SEQUENCE, at, end)) {
      entries = { start: cursor.content, end: cursor.end };
      if (entries.start === entries.end)
        return undecodable('revokedCertificates', at, 'Without entries the field is absent (§5.1.2.6).');
      const checked = checkEntries(der, entries.start, entries.end, version);
      if (!checked.ok) return checked;
      facts = checked.value;
      at = entries.end;
    }
    const extensions = this.extensions(at, end, version);
    if (!extensions.ok) return extensions;
    const known = this.knownExtensions(extensions.value);
    if (!known.ok) return known;
    if (facts.namesIssuers && known.value.issuingDistributionPoint?.indirectCrl !== true)
      return undecodable('certificateIssuer', entries.start, 'Only an indirect list names issuers (§5.3.3).');
    return decoded({
      version,
      issuer: issuer.value.name,
      canonicalIssuer: issuer.value.canonical,
      thisUpdate,
      nextUpdate,
      entries: { ...entries, count: facts.count },
      extensions: extensions.value,
      ...known.value,
      unknownCritical:
        extensions.value.find(({ critical, oid }) => critical && !KNOWN.has(oid))?.oid ??
        facts.unknownCritical,
    });
  }

  private algorithm(at: number, limit: number): AlgorithmIdentifier | undefined {
    const node = this.tree(at, limit);
    return readAlgorithm(node, 'signatureAlgorithm');
  }

  private issuer(at: number, limit: number): Decoded<{ name: Name; canonical: string | undefined }> {
    const node = this.tree(at, limit);
    const name = readName(node, 'issuer', () => undefined);
    if (node === undefined || name === undefined || name.attributes.length === 0)
      return undecodable('issuer', at, 'The issuer is a Name that is not empty (§5.1.2.3).');
    return decoded({ name, canonical: canonicalName(node) });
  }

  /** The time at `at`; `undefined` when something else stands there, which the cursor then points at. */
  private time(at: number, limit: number): Date | undefined {
    const { cursor } = this;
    if (at >= limit || !cursor.read(at, limit)) {
      cursor.start = at;
      return undefined;
    }
    const instant = strictTime(this.der, cursor.identifier, cursor.content, cursor.end);
    return instant === undefined ? undefined : new Date(instant);
  }

  private extensions(at: number, end: number, version: 1 | 2): Decoded<readonly RevocationExtension[]> {
    if (at === end) return decoded([]);
    const node = this.tree(at, end);
    if (node?.identifier !== contextConstructed(0) || node.end !== end || node.children.length !== 1)
      return undecodable('crlExtensions', at, 'Only crlExtensions may stand here.');
    if (version === 1) return undecodable('crlExtensions', at, 'A version 1 list has no extensions.');
    return readExtensions(node.children[0], 'crlExtensions');
  }

  private knownExtensions(
    extensions: readonly RevocationExtension[],
  ): Decoded<
    Pick<
      CertificateList,
      'number' | 'deltaBase' | 'issuingDistributionPoint' | 'authorityKeyIdentifier' | 'expiredCertsOnCrl'
    >
  > {
    const { der } = this;
    const value = (oid: string): DerNode | undefined => extensionValue(der, extensions, oid);
    const unreadable = extensions.find(({ oid }) => KNOWN.has(oid) && value(oid) === undefined);
    if (unreadable !== undefined)
      return undecodable('crlExtensions', unreadable.start, `The extension ${unreadable.oid} is not DER.`);

    const numbers: (bigint | undefined)[] = [];
    for (const oid of [RevocationOid.crlNumber, RevocationOid.deltaCrlIndicator]) {
      const node = value(oid);
      const number = node === undefined ? undefined : crlNumber(node);
      if (node !== undefined && number === undefined)
        return undecodable(
          'crlExtensions',
          node.start,
          'A CRL number is an INTEGER of at most 20 octets (§5.2.3).',
        );
      numbers.push(number);
    }
    let issuingDistributionPoint: IssuingDistributionPoint | undefined;
    const idp = value(RevocationOid.issuingDistributionPoint);
    if (idp !== undefined) {
      const read = readIssuingDistributionPoint(idp);
      if (!read.ok) return read;
      issuingDistributionPoint = read.value;
    }
    const keyIdentifier = value(RevocationOid.authorityKeyIdentifier);
    const kept = value(RevocationOid.expiredCertsOnCrl);
    const keptSince = kept && strictTime(der, kept.identifier, kept.content, kept.end);
    return decoded({
      number: numbers[0],
      deltaBase: numbers[1],
      issuingDistributionPoint,
      authorityKeyIdentifier: keyIdentifier && readAuthorityKeyIdentifier(keyIdentifier),
      expiredCertsOnCrl: keptSince === undefined ? undefined : new Date(keptSince),
    });
  }

  /** A small element as a tree. */
  private tree(at: number, limit: number): DerNode | undefined {
    if (!this.cursor.read(at, limit)) return undefined;
    const node = readDer(this.der, at, this.cursor.end);
    return node.ok ? node.value : undefined;
  }

  private broken(field: string): Decoded<never> {
    const { fault, start } = this.cursor;
    return undecodable(field, start, fault);
  }
}

function crlNumber({ identifier, bytes, content, end }: DerNode): bigint | undefined {
  const length = end - content;
  if (identifier !== Tag.INTEGER || length === 0 || length > 20 || bytes[content]! >= 0x80) return undefined;
  let value = 0n;
  for (let i = content; i < end; i++) value = (value << 8n) | BigInt(bytes[i]!);
  return value;
}
