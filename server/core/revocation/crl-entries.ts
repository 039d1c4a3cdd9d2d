import { type Decoded, decoded, undecodable } from '../asn1/decoded.js';
import { contextConstructed, readDer, Tag } from '../asn1/der.js';
import { readOid } from '../asn1/oid.js';
import { REVOCATION_REASONS } from '../certificate/extensions/distribution-points.js';
import { readGeneralName } from '../certificate/extensions/general-name.js';
import { canonicalGeneralName } from './canonical-name.js';
import { DerCursor } from './der-cursor.js';
import { RevocationOid } from './identifiers.js';
import { isSerial } from './serial-number.js';
import { strictTime } from './strict-time.js';
import type { CertificateList, RevokedEntry } from './certificate-list.js';

/** What one walk over revokedCertificates learns. */
export interface EntryFacts {
  readonly count: number;
  readonly unknownCritical: string | undefined;
  /** Some entry names its certificate's issuer, as only indirect lists do. */
  readonly namesIssuers: boolean;
}

/** Checks every entry: serial number, date, extensions, nothing behind them. Linear, without allocating per entry. */
export function checkEntries(
  der: Uint8Array,
  start: number,
  end: number,
  version: 1 | 2,
): Decoded<EntryFacts> {
  const walk = new EntryWalk(der, start, end);
  let count = 0;
  let unknownCritical: string | undefined;
  let namesIssuers = false;
  while (walk.next()) {
    count++;
    if (version === 1 && walk.hasExtensions)
      return undecodable(
        'revokedCertificates',
        walk.start,
        'Entries of a version 1 list have no extensions.',
      );
    unknownCritical ??= walk.unknownCritical;
    namesIssuers ||= walk.issuerAt !== undefined;
  }
  if (walk.fault !== '') return undecodable(`revokedCertificates[${count}]`, walk.faultAt, walk.fault);
  return decoded({ count, unknownCritical, namesIssuers });
}

/** A serial number that stands more often than this in one list was written to keep us busy. */
const MAX_MATCHES = 16;

/**
 * The entries for one certificate, by serial number and the canonical directory name of its issuer (RFC 5280 §5.3.3:
 * in an indirect list the issuer holds from the entry that names it until the next one that does).
 */
export function findRevokedEntries(
  crl: CertificateList,
  serial: Uint8Array,
  certificateIssuer: string,
): readonly RevokedEntry[] {
  const found: RevokedEntry[] = [];
  const walk = new EntryWalk(crl.der, crl.entries.start, crl.entries.end);
  let issuerMatches = certificateIssuer === crl.canonicalIssuer;
  while (walk.next() && found.length < MAX_MATCHES) {
    if (walk.issuerAt !== undefined)
      issuerMatches = namesIssuer(crl.der, walk.issuerAt.start, walk.issuerAt.end, certificateIssuer);
    if (!issuerMatches || !isSerial(crl.der, walk.serialContent, walk.serialEnd, serial)) continue;
    found.push({
      revokedAt: new Date(walk.revokedAt),
      reason: walk.reason === undefined ? undefined : REVOCATION_REASONS[walk.reason],
      invalidityDate: walk.invalidityDate === undefined ? undefined : new Date(walk.invalidityDate),
      start: walk.start,
      end: walk.end,
    });
  }
  return found;
}

function namesIssuer(der: Uint8Array, start: number, end: number, issuer: string): boolean {
  const names = readDer(der, start, end);
  if (!names.ok) return false;
  return names.value.children.some((node) => {
    const name = readGeneralName(node, 'certificateIssuer');
    return (
      node.identifier === contextConstructed(4) &&
      name !== undefined &&
      canonicalGeneralName(der, name) === `dn:${issuer}`
    );
  });
}

/** Stands on one entry after the other; the fields are those of the current one. */
class EntryWalk {
  start = 0;
  end = 0;
  serialContent = 0;
  serialEnd = 0;
  revokedAt = 0;
  hasExtensions = false;
  reason: number | undefined;
  invalidityDate: number | undefined;
  issuerAt: { readonly start: number; readonly end: number } | undefined;
  unknownCritical: string | undefined;
  fault = '';
  faultAt = 0;
  private readonly cursor: DerCursor;

  constructor(
    private readonly der: Uint8Array,
    private at: number,
    private readonly limit: number,
  ) {
    this.cursor = new DerCursor(der);
  }

  next(): boolean {
    if (this.at >= this.limit) return false;
    const { cursor } = this;
    if (!this.element(this.at, this.limit, Tag.SEQUENCE)) return false;
    this.start = this.at;
    this.end = cursor.end;
    if (!this.element(cursor.content, this.end, Tag.INTEGER)) return false;
    if (cursor.content === cursor.end) return this.fail(cursor.start, 'A serial number has octets.');
    this.serialContent = cursor.content;
    this.serialEnd = cursor.end;
    if (!cursor.read(cursor.end, this.end)) return this.fail(cursor.start, cursor.fault);
    const revokedAt = strictTime(this.der, cursor.identifier, cursor.content, cursor.end);
    if (revokedAt === undefined)
      return this.fail(cursor.start, 'revocationDate is a UTCTime or GeneralizedTime.');
    this.revokedAt = revokedAt;
    this.hasExtensions = cursor.end < this.end;
    this.reason = this.invalidityDate = this.issuerAt = this.unknownCritical = undefined;
    if (this.hasExtensions && !this.extensions(cursor.end)) return false;
    this.at = this.end;
    return true;
  }

  private extensions(at: number): boolean {
    const { cursor } = this;
    if (!this.element(at, this.end, Tag.SEQUENCE)) return false;
    if (cursor.end !== this.end)
      return this.fail(cursor.end, 'Something follows the extensions of the entry.');
    if (cursor.content === cursor.end) return this.fail(at, 'Extensions hold at least one.');
    for (let next = cursor.content; next < this.end;) {
      if (!this.element(next, this.end, Tag.SEQUENCE)) return false;
      next = cursor.end;
      if (!this.extension(cursor.content, cursor.end)) return false;
    }
    return true;
  }

  private extension(content: number, end: number): boolean {
    const { cursor, der } = this;
    if (!this.element(content, end, Tag.OBJECT_IDENTIFIER)) return false;
    const [idStart, idContent, idEnd] = [cursor.start, cursor.content, cursor.end];
    if (!cursor.read(idEnd, end)) return this.fail(cursor.start, cursor.fault);
    let critical = false;
    if (cursor.identifier === Tag.BOOLEAN && cursor.end - cursor.content === 1) {
      critical = der[cursor.content] !== 0;
      if (!cursor.read(cursor.end, end)) return this.fail(cursor.start, cursor.fault);
    }
    if (cursor.identifier !== Tag.OCTET_STRING || cursor.end !== end)
      return this.fail(cursor.start, 'The value of an extension is an OCTET STRING.');
    const value = cursor.content;

    const last = entryExtension(der, idContent, idEnd);
    if (last === REASON_CODE) {
      if (!this.element(value, end, Tag.ENUMERATED)) return false;
      if (cursor.end !== end || end - cursor.content !== 1)
        return this.fail(value, 'A CRLReason has one octet.');
      this.reason = der[cursor.content];
    } else if (last === INVALIDITY_DATE) {
      if (!this.element(value, end, Tag.GENERALIZED_TIME)) return false;
      this.invalidityDate = strictTime(der, cursor.identifier, cursor.content, cursor.end);
      if (cursor.end !== end || this.invalidityDate === undefined)
        return this.fail(value, 'invalidityDate is a GeneralizedTime.');
    } else if (last === CERTIFICATE_ISSUER) {
      if (!this.element(value, end, Tag.SEQUENCE)) return false;
      if (cursor.end !== end) return this.fail(cursor.end, 'Something follows the certificate issuer.');
      this.issuerAt = { start: value, end };
    } else if (critical) {
      const id = readDer(der, idStart, idEnd);
      this.unknownCritical = (id.ok ? readOid(id.value) : undefined) ?? 'an unreadable identifier';
    }
    return true;
  }

  private element(at: number, limit: number, identifier: number): boolean {
    const { cursor } = this;
    return cursor.readAs(identifier, at, limit) || this.fail(cursor.start, cursor.fault);
  }

  private fail(at: number, message: string): false {
    this.fault = message;
    this.faultAt = at;
    return false;
  }
}

/** The last octets of id-ce-reasonCode, id-ce-invalidityDate and id-ce-certificateIssuer. */
const [REASON_CODE, INVALIDITY_DATE, CERTIFICATE_ISSUER] = [
  RevocationOid.reasonCode,
  RevocationOid.invalidityDate,
  RevocationOid.certificateIssuer,
].map((oid) => Number(oid.split('.').at(-1)));

/** The last arc of an identifier below id-ce (2.5.29); `undefined` for any other. */
function entryExtension(der: Uint8Array, content: number, end: number): number | undefined {
  return end - content === 3 && der[content] === 0x55 && der[content + 1] === 0x1d
    ? der[content + 2]
    : undefined;
}
