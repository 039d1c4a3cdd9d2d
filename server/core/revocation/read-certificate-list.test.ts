import { describe, expect, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import { concat } from '../../../test/support/der.js';
import { listedEntry, revocationList } from '../../../test/support/revocation-messages.js';
import { findRevokedEntries } from './crl-entries.js';
import { CRL_LIMITS, readCertificateList } from './read-certificate-list.js';

const authority = CertificateAuthority.root();
const thisUpdate = new Date('2026-06-01T00:00:00Z');
const revokedAt = new Date('2026-05-01T00:00:00Z');

const fourOctets = (n: number): Uint8Array => Uint8Array.of(0x40 | (n >>> 24), n >>> 16, n >>> 8, n);

/** A list of `count` entries with serial numbers from 0x40000000 on, put together from one template. */
function bigList(count: number): Uint8Array {
  const template = listedEntry({ serial: 0x40000000n, revokedAt, reason: 'superseded' });
  const entries = new Uint8Array(count * template.length);
  for (let i = 0; i < count; i++) {
    entries.set(template, i * template.length);
    entries.set(fourOctets(i), i * template.length + 4);
  }
  // The frame of a list with one entry, with the entries and all lengths around them replaced.
  const small = revocationList({
    signer: authority,
    thisUpdate,
    entries: [{ serial: 0x40000000n, revokedAt, reason: 'superseded' }],
  });
  const crl = readCertificateList(small);
  if (!crl.ok) throw new Error(crl.problem.message);
  const { signed, entries: at } = crl.value;
  const tbsStart = small.length - (small.length - signed.byteOffset + small.byteOffset);
  const listStart = at.start - 2;
  const header = (tag: number, length: number): Uint8Array =>
    Uint8Array.of(tag, 0x84, length >>> 24, length >>> 16, length >>> 8, length);
  const tbsContent = tbsStart + (small[tbsStart + 1]! < 0x80 ? 2 : 2 + (small[tbsStart + 1]! & 0x7f));
  const before = small.subarray(tbsContent, listStart);
  const after = small.subarray(at.end, tbsStart + signed.length);
  const list = concat(header(0x30, entries.length), entries);
  const tbsLength = before.length + list.length + after.length;
  const rest = small.subarray(tbsStart + signed.length);
  return concat(
    header(0x30, 6 + tbsLength + rest.length),
    header(0x30, tbsLength),
    before,
    list,
    after,
    rest,
  );
}

describe('a list of half a million entries', () => {
  const der = bigList(500_000);
  const read = readCertificateList(der);
  if (!read.ok) throw new Error(read.problem.message);
  const crl = read.value;

  test('is read with every entry counted', () => {
    expect(der.length).toBeGreaterThan(15_000_000);
    expect(crl.entries.count).toBe(500_000);
    expect(crl.canonicalIssuer).toBeDefined();
  });

  test.each([0, 1, 250_000, 499_999])('has entry %d', (n) => {
    expect(findRevokedEntries(crl, fourOctets(n), crl.canonicalIssuer!)).toEqual([
      expect.objectContaining({ revokedAt, reason: 'superseded' }),
    ]);
  });

  test('does not have what is not in it, nor anything of another issuer', () => {
    expect(findRevokedEntries(crl, fourOctets(500_000), crl.canonicalIssuer!)).toHaveLength(0);
    expect(findRevokedEntries(crl, fourOctets(1), 'somebody')).toHaveLength(0);
  });

  test('is refused for one broken entry in its midst', () => {
    const broken = Uint8Array.from(der);
    broken[crl.entries.start + 250_000 * ((crl.entries.end - crl.entries.start) / 500_000)] = 0x31;
    expect(readCertificateList(broken)).toMatchObject({
      ok: false,
      problem: { at: 'revokedCertificates[250000]' },
    });
  });
});

describe('a list that is no list', () => {
  test('is refused by its size before anything is read', () => {
    const read = readCertificateList(new Uint8Array(CRL_LIMITS.maxBytes + 1));
    expect(read).toMatchObject({ ok: false, problem: { at: 'CertificateList', offset: 0 } });
  });

  test.each([
    ['empty', new Uint8Array()],
    ['HTML', new TextEncoder().encode('<html>')],
    ['a certificate', authority.der],
  ])('%s is refused with a byte', (_what, der) => {
    const read = readCertificateList(der);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.problem.offset).toBeLessThanOrEqual(der.length);
  });

  test('cut off anywhere is refused', () => {
    const der = revocationList({ signer: authority, thisUpdate, entries: [{ serial: 5n, revokedAt }] });
    expect(readCertificateList(der).ok).toBe(true);
    const read = Array.from(der, (_octet, length) => readCertificateList(der.subarray(0, length)).ok);
    expect(read.filter((ok) => ok)).toHaveLength(0);
  });
});

test('serial numbers are compared as numbers: padding is nothing, the sign is something', () => {
  const serial = 0xffn;
  const der = revocationList({ signer: authority, thisUpdate, entries: [{ serial, revokedAt }] });
  const crl = readCertificateList(der);
  if (!crl.ok) throw new Error(crl.problem.message);
  const issuer = crl.value.canonicalIssuer!;
  expect(findRevokedEntries(crl.value, Uint8Array.of(0, 0xff), issuer)).toHaveLength(1);
  expect(findRevokedEntries(crl.value, Uint8Array.of(0xff), issuer)).toHaveLength(0);
});
