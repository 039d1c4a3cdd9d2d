import { describe, expect, test } from '@jest/globals';
import {
  concat,
  explicit,
  implicit,
  integer,
  nothing,
  oid,
  sequence,
  set,
  tlv,
  utf8,
} from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import {
  extension,
  mint,
  PSP_AI,
  PSP_PI,
  psd2Statement,
  qcCompliance,
  qcStatement,
  QWAC_STATEMENTS,
} from '../../../test/support/mint.js';
import type { Certificate } from './certificate.js';
import { readingFinding } from './reading-finding.js';
import { readAgain } from './second-reading.js';

/** What the readers would differ in if ours had read `changes` instead of what stands there. */
const differences = (changes: Partial<Certificate>, minted = certificateOf()) => {
  const reading = readAgain({ ...minted, ...changes });
  return reading.status === 'disagrees' ? reading.differences : reading.status;
};

const text = (value: string) => new TextEncoder().encode(value);
const EMAIL = implicit(1, text('a@b.example'));
const URI = implicit(6, text('https://a.example'));
const IP = implicit(7, Uint8Array.of(192, 0, 2, 1));
const DIRECTORY = explicit(4, sequence(set(sequence(oid('2.5.4.3'), utf8('x')))));
const OTHER = explicit(0, oid('1.2.3'), explicit(0, utf8('x')));
const alternativeNames = (...names: Uint8Array[]) => ({
  dnsNames: null,
  extensions: [extension('2.5.29.17', sequence(...names))],
});

describe('reading a certificate again with pkijs', () => {
  test.each([
    ['a boring QWAC', {}],
    [
      'one with several roles',
      { qcStatements: [...QWAC_STATEMENTS.slice(0, 3), psd2Statement({ roles: [PSP_PI, PSP_AI] })] },
    ],
    ['one without statements', { qcStatements: null }],
    [
      'one without any extension',
      { qcStatements: null, policies: null, extendedKeyUsage: null, keyUsage: null, dnsNames: null },
    ],
    ['a bare statement', { qcStatementsValue: psd2Statement() }],
    ['several PSD2 statements', { qcStatements: [psd2Statement(), psd2Statement({ roles: [PSP_PI] })] }],
    ['a PSD2 statement without roles', { qcStatements: [psd2Statement({ roles: [] })] }],
    ['a PSD2 statement with more than text', { qcStatements: [psd2Statement({ more: [integer(5)] })] }],
    ['a PSD2 statement without content', { qcStatements: [psd2Statement(), qcStatement('0.4.0.19495.2')] }],
    ['qcStatements that are no list', { qcStatementsValue: utf8('x') }],
    [
      'the first of two qcStatements',
      { extensions: [extension('1.3.6.1.5.5.7.1.3', sequence(qcCompliance()))] },
    ],
    ['the serial number 0', { serialNumber: 0 }],
    ['a serial number behind a zero octet', { serialNumber: 0x80 }],
    ['a serial number with zeros inside', { serialNumber: 0x1001 }],
    ['an attribute that is no text', { subject: [['2.5.4.3', integer(5)] as const] }],
    ['alternative names of several kinds', alternativeNames(EMAIL, URI, IP, DIRECTORY, OTHER)],
    ['the first of two subjectAltNames', { extensions: [extension('2.5.29.17', sequence(EMAIL))] }],
    [
      'alternative names that are no list',
      { dnsNames: null, extensions: [extension('2.5.29.17', utf8('x'))] },
    ],
  ])('agrees about %s', (_, minted) => {
    expect(readAgain(certificateOf(minted))).toEqual({ status: 'agrees' });
  });

  const another = certificateOf({
    serialNumber: 2,
    notBefore: '250101000000Z',
    notAfter: '280101000000Z',
    subject: [['2.5.4.3', 'other']],
    issuer: [['2.5.4.3', 'issuer']],
    dnsNames: ['other.example'],
    qcStatements: [qcCompliance(), psd2Statement({ roles: [PSP_PI] })],
  });
  test.each([
    ['serial number', { serialNumber: another.serialNumber }, ['serial number: 2 against 1234abcd']],
    ['issuer', { issuer: another.issuer }, [expect.stringMatching(/^issuer: 2\.5\.4\.3=issuer against /)]],
    ['subject', { subject: another.subject }, [expect.stringMatching(/^subject: 2\.5\.4\.3=other against /)]],
    [
      'notBefore',
      { notBefore: another.notBefore },
      ['notBefore: 2025-01-01T00:00:00.000Z against 2026-01-31T00:00:00.000Z'],
    ],
    [
      'notAfter',
      { notAfter: another.notAfter },
      ['notAfter: 2028-01-01T00:00:00.000Z against 2027-01-31T23:59:59.000Z'],
    ],
    [
      'subjectAltName',
      { subjectAltName: another.subjectAltName },
      ['subjectAltName: dns:other.example against dns:psd2.bandymas-test.eu'],
    ],
    [
      'subjectAltName of another kind',
      { subjectAltName: certificateOf(alternativeNames(EMAIL, URI, IP)).subjectAltName },
      ['subjectAltName: email:a@b.example, uri:https://a.example, ip against dns:psd2.bandymas-test.eu'],
    ],
    [
      'qcStatements that only pkijs sees',
      { qcStatements: undefined },
      [
        'qcStatements: nothing against 0.4.0.1862.1.1 0.4.0.1862.1.6 0.4.0.1862.1.5 0.4.0.19495.2',
        'roles: nothing against 0.4.0.19495.1.3 | PSP_AI | Bank of Lithuania | LT-BL',
      ],
    ],
    [
      'subjectAltName that only pkijs sees',
      { subjectAltName: undefined },
      ['subjectAltName: nothing against dns:psd2.bandymas-test.eu'],
    ],
    [
      'extensions',
      { extensions: [] },
      [expect.stringMatching(/^extensions: nothing against 2\.5\.29\.15! /)],
    ],
    [
      'key',
      {
        publicKey: {
          ...another.publicKey,
          algorithmIdentifier: { ...another.publicKey.algorithmIdentifier, oid: '1.2.3' },
        },
      },
      [expect.stringMatching(/^key: 1\.2\.3 /)],
    ],
    [
      'qcStatements and roles',
      { qcStatements: another.qcStatements },
      [
        'qcStatements: 0.4.0.1862.1.1 0.4.0.19495.2 against 0.4.0.1862.1.1 0.4.0.1862.1.6 0.4.0.1862.1.5 0.4.0.19495.2',
        'roles: 0.4.0.19495.1.2 | PSP_PI | Bank of Lithuania | LT-BL against 0.4.0.19495.1.3 | PSP_AI | Bank of Lithuania | LT-BL',
      ],
    ],
  ])('sees another %s', (_, changes, expected) => {
    expect(differences(changes)).toEqual(expected);
  });

  test('disagrees when pkijs refuses the certificate', () => {
    const stray = mint({ extensions: [nothing()] });
    expect(differences({}, certificateOf(stray))).toEqual([
      expect.stringMatching(/^the second reader refuses it \(/),
    ]);
  });

  test('disagrees when pkijs cannot read the qcStatements', () => {
    const broken = certificateOf({
      qcStatements: null,
      extensions: [extension('1.3.6.1.5.5.7.1.3', Uint8Array.of(0x30, 0x05))],
    });
    expect(differences({}, broken)).toEqual([
      'qcStatements: nothing against unreadable (qcStatements is no ASN.1)',
      'roles: nothing against unreadable (qcStatements is no ASN.1)',
    ]);
  });

  test('disagrees about a statement that only pkijs finds', () => {
    expect(differences({}, certificateOf({ qcStatements: [qcCompliance(), sequence()] }))).toEqual([
      'qcStatements: 0.4.0.1862.1.1 against 0.4.0.1862.1.1 ?',
    ]);
  });

  test('disagrees about bytes that hide behind a value', () => {
    const hidden = extension(
      '2.5.29.17',
      concat(sequence(tlv(0x82, new TextEncoder().encode('a.example'))), utf8('x')),
    );
    expect(readAgain(certificateOf({ dnsNames: null, extensions: [hidden] })).status).toBe('agrees');
    const text = certificateOf({ qcStatements: [sequence(oid('1.2.3'), utf8('x'))] });
    expect(readAgain(text)).toEqual({ status: 'agrees' });
  });

  test('a reading of 200 characters is shown whole', () => {
    const subject = certificateOf({ subject: [['2.5.4.3', 'n'.repeat(192)]] }).subject;
    expect(differences({ subject })).toEqual([expect.stringMatching(/^subject: 2\.5\.4\.3=n{192} against /)]);
  });

  test('long readings are cut', () => {
    const name = 'n'.repeat(500);
    const [difference] = differences(
      {},
      { ...certificateOf(), subject: certificateOf({ subject: [['2.5.4.3', name]] }).subject },
    ) as string[];
    expect(difference).toBe(
      `subject: 2.5.4.3=${'n'.repeat(192)}… against 2.5.4.6=LT, 2.5.4.10=UAB Bandymas, 2.5.4.97=PSDLT-BL-LB000458, 2.5.4.3=psd2.bandymas-test.eu`,
    );
  });
});

describe('the finding of the second reading', () => {
  test('is none when both agree', () => {
    expect(readingFinding({ status: 'agrees' })).toBeUndefined();
  });
  test('says that it is pending', () => {
    expect(readingFinding({ status: 'pending' })).toEqual({
      code: 'der.readers-disagree',
      severity: 'info',
      message:
        'The second reading of this certificate has not been made yet; until then no role counts as usable.',
      citation: 'ITU-T X.690 §8',
      at: null,
      range: null,
      ask: null,
    });
  });
  test('shows both readings when they disagree', () => {
    expect(
      readingFinding({ status: 'disagrees', differences: ['a: 1 against 2', 'b: 3 against 4'] }),
    ).toEqual({
      code: 'der.readers-disagree',
      severity: 'error',
      message:
        'Two independent readers see different things in this certificate: a: 1 against 2; b: 3 against 4.',
      citation: 'ITU-T X.690 §8',
      at: null,
      range: null,
      ask: 'Please reissue the certificate in canonical DER (ITU-T X.690), so that every reader sees the same.',
    });
  });
});
