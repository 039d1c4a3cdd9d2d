import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  bitString,
  boolean,
  concat,
  explicit,
  generalizedTime,
  implicit,
  integer,
  nothing,
  octetString,
  oid,
  printable,
  sequence,
  set,
  tlv,
  utcTime,
  utf8,
} from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import { extension, mint, subjectWith, SUBJECT } from '../../../test/support/mint.js';
import { decodeCertificate } from './decode-certificate.js';
import { nameText } from './name.js';

const ALGORITHM = sequence(oid('1.2.840.113549.1.1.11'), nothing());
const KEY = sequence(sequence(oid('1.3.101.112')), bitString(new Uint8Array(32)));
const VALIDITY = sequence(utcTime('260101000000Z'), utcTime('270101000000Z'));

/** A certificate of given parts; those left out are the plainest possible. */
const build = ({
  version = [explicit(0, integer(2))],
  serialNumber = integer(1),
  signature = ALGORITHM,
  issuer = sequence(),
  validity = VALIDITY,
  subject = sequence(),
  key = KEY,
  rest = [] as Uint8Array[],
  algorithm = ALGORITHM,
  signatureValue = bitString(new Uint8Array(4)),
} = {}): Uint8Array =>
  sequence(
    sequence(...version, serialNumber, signature, issuer, validity, subject, key, ...rest),
    algorithm,
    signatureValue,
  );

const withExtensions = (...extensions: Uint8Array[]): Uint8Array =>
  build({ rest: [explicit(3, sequence(...extensions))] });
const problemOf = (der: Uint8Array) => {
  const decoded = decodeCertificate(der);
  return decoded.ok ? undefined : [decoded.problem.at, decoded.problem.message];
};
const notes = (der: Uint8Array) => certificateOf(der).problems.map(({ at, message }) => [at, message]);

describe('decoding a certificate', () => {
  test('reads the frame', () => {
    const certificate = certificateOf();
    expect(certificate).toMatchObject({
      version: 3,
      serialNumber: { hex: '1234abcd', at: { path: 'serialNumber' } },
      signature: { oid: '1.2.840.113549.1.1.11', name: 'sha256WithRSAEncryption', at: { path: 'signature' } },
      signatureAlgorithm: { name: 'sha256WithRSAEncryption', at: { path: 'signatureAlgorithm' } },
      notBefore: {
        instant: new Date('2026-01-31T00:00:00Z'),
        type: 'UTCTime',
        text: '260131000000Z',
        at: { path: 'validity.notBefore' },
      },
      notAfter: { instant: new Date('2027-01-31T23:59:59Z'), at: { path: 'validity.notAfter' } },
      publicKey: { algorithm: 'rsa', bits: 2048, curve: undefined, at: { path: 'subjectPublicKeyInfo' } },
      keyUsage: { bits: ['digitalSignature'] },
      problems: [],
    });
    expect(nameText(certificate.subject, certificate.der)).toBe(
      'CN=psd2.bandymas-test.eu,organizationIdentifier=PSDLT-BL-LB000458,O=UAB Bandymas,C=LT',
    );
    expect(certificate.extendedKeyUsage!.items.map(({ oid: dotted }) => dotted)).toEqual([
      '1.3.6.1.5.5.7.3.1',
      '1.3.6.1.5.5.7.3.2',
    ]);
    expect(certificate.certificatePolicies!.items.map(({ oid: dotted }) => dotted)).toEqual([
      '0.4.0.194112.1.6',
      '0.4.0.19495.3.1',
    ]);
    expect(certificate.subjectAltName!.items.map(({ type, value }) => `${type}:${value}`)).toEqual([
      'dns:psd2.bandymas-test.eu',
    ]);
    expect(certificate.organizationIdentifiers).toMatchObject([
      { value: 'PSDLT-BL-LB000458', scheme: 'PSD', country: 'LT', authority: 'BL', reference: 'LB000458' },
    ]);
  });

  test('every place is a range of the DER', () => {
    const certificate = certificateOf();
    const { der, serialNumber, notAfter } = certificate;
    expect(der.subarray(serialNumber.at.start, serialNumber.at.end)).toEqual(integer(0x1234abcd));
    expect(der.subarray(notAfter.at.start, notAfter.at.end)).toEqual(utcTime('270131235959Z'));
    expect(certificate.keyUsage!.at.path).toBe('keyUsage');
    expect(der.subarray(certificate.keyUsage!.at.start, certificate.keyUsage!.at.end)).toEqual(
      bitString(Uint8Array.of(0x80), 7),
    );
  });

  test.each([
    [[], 1],
    [[explicit(0, integer(0))], 1],
    [[explicit(0, integer(1))], 2],
    [[explicit(0, integer(2))], 3],
    [[explicit(0, integer(3))], 4],
  ])('reads the version (%#)', (version, expected) => {
    expect(certificateOf(build({ version })).version).toBe(expected);
  });

  test('a certificate without extensions has none', () => {
    const certificate = certificateOf(build());
    expect(certificate.extensions).toEqual([]);
    expect(certificate.qcStatements).toBeUndefined();
    expect(certificate.basicConstraints).toBeUndefined();
    expect(certificate.organizationIdentifiers).toEqual([]);
  });

  test('passes over unique identifiers before the extensions', () => {
    const rest = [
      implicit(1, Uint8Array.of(0, 1)),
      implicit(2, Uint8Array.of(0, 1)),
      explicit(3, sequence(extension('2.5.29.14', octetString(Uint8Array.of(0xab))))),
    ];
    expect(certificateOf(build({ rest })).subjectKeyIdentifier).toBe('ab');
  });

  test.each([
    ['nothing', new Uint8Array(), 'Certificate', 'The data ends where an element should begin.'],
    [
      'another structure',
      utf8('x'),
      'Certificate',
      'A certificate is a SEQUENCE of TBSCertificate, algorithm and signature.',
    ],
    [
      'an empty SEQUENCE',
      sequence(),
      'Certificate',
      'A certificate is a SEQUENCE of TBSCertificate, algorithm and signature.',
    ],
    [
      'two parts',
      sequence(sequence(), ALGORITHM),
      'Certificate',
      'A certificate is a SEQUENCE of TBSCertificate, algorithm and signature.',
    ],
    [
      'four parts',
      sequence(sequence(), ALGORITHM, bitString(new Uint8Array(1)), nothing()),
      'Certificate',
      'A certificate is a SEQUENCE of TBSCertificate, algorithm and signature.',
    ],
    [
      'a SET',
      tlv(0x31, sequence(), ALGORITHM, bitString(new Uint8Array(1))),
      'Certificate',
      'A certificate is a SEQUENCE of TBSCertificate, algorithm and signature.',
    ],
    [
      'a TBSCertificate that is no SEQUENCE',
      sequence(utf8('x'), ALGORITHM, bitString(new Uint8Array(1))),
      'Certificate',
      'A certificate is a SEQUENCE of TBSCertificate, algorithm and signature.',
    ],
    [
      'an outer algorithm that is none',
      build({ algorithm: utf8('x') }),
      'signatureAlgorithm',
      'An AlgorithmIdentifier is expected.',
    ],
    [
      'an outer algorithm without OID',
      build({ algorithm: sequence(nothing()) }),
      'signatureAlgorithm',
      'An AlgorithmIdentifier is expected.',
    ],
    [
      'a signature that is no BIT STRING',
      build({ signatureValue: octetString(new Uint8Array(4)) }),
      'signatureValue',
      'The signature is a BIT STRING.',
    ],
    [
      'a version that is no INTEGER',
      build({ version: [explicit(0, utf8('2'))] }),
      'version',
      'The version is no INTEGER.',
    ],
    [
      'a negative version',
      build({ version: [explicit(0, integer(-1))] }),
      'version',
      'The version is no INTEGER.',
    ],
    [
      'a serial number that is none',
      build({ serialNumber: nothing() }),
      'serialNumber',
      'The serial number is an INTEGER.',
    ],
    [
      'an inner algorithm that is none',
      build({ signature: nothing() }),
      'signature',
      'An AlgorithmIdentifier is expected.',
    ],
    ['an issuer that is no Name', build({ issuer: set() }), 'issuer', 'A Name is a SEQUENCE.'],
    ['a subject that is no Name', build({ subject: set() }), 'subject', 'A Name is a SEQUENCE.'],
    [
      'no dates',
      build({ validity: sequence() }),
      'validity.notBefore',
      'A UTCTime or GeneralizedTime is expected.',
    ],
    [
      'one date',
      build({ validity: sequence(utcTime('260101000000Z')) }),
      'validity.notAfter',
      'A UTCTime or GeneralizedTime is expected.',
    ],
    [
      'a malformed notBefore',
      build({ validity: sequence(utcTime('261301000000Z'), utcTime('270101000000Z')) }),
      'validity.notBefore',
      'UTCTime "261301000000Z" is no date of the calendar.',
    ],
    [
      'a malformed notAfter',
      build({ validity: sequence(utcTime('260101000000Z'), generalizedTime('2026')) }),
      'validity.notAfter',
      'GeneralizedTime "2026" is no date of the calendar.',
    ],
    [
      'a key that is none',
      build({ key: nothing() }),
      'subjectPublicKeyInfo',
      'A SubjectPublicKeyInfo is expected.',
    ],
    [
      'a key without bits',
      build({ key: sequence(ALGORITHM) }),
      'subjectPublicKeyInfo',
      'A SubjectPublicKeyInfo is expected.',
    ],
    [
      'a key in an OCTET STRING',
      build({ key: sequence(ALGORITHM, octetString(new Uint8Array(2))) }),
      'subjectPublicKeyInfo',
      'A SubjectPublicKeyInfo is expected.',
    ],
    [
      'an empty TBSCertificate',
      sequence(sequence(), ALGORITHM, bitString(new Uint8Array(1))),
      'serialNumber',
      'The serial number is an INTEGER.',
    ],
    [
      'extensions that are no SEQUENCE',
      build({ rest: [explicit(3, nothing())] }),
      'extensions',
      'extensions is one SEQUENCE OF Extension.',
    ],
    [
      'an empty wrapper of extensions',
      build({ rest: [explicit(3)] }),
      'extensions',
      'extensions is one SEQUENCE OF Extension.',
    ],
    [
      'two lists of extensions',
      build({ rest: [explicit(3, sequence(), sequence())] }),
      'extensions',
      'extensions is one SEQUENCE OF Extension.',
    ],
  ])('refuses %s', (_, der, at, message) => {
    expect(problemOf(der)).toEqual([at, message]);
  });

  test.each([
    [1, 'serialNumber'],
    [2, 'signature'],
    [3, 'issuer'],
    [4, 'validity.notBefore'],
    [5, 'subject'],
    [6, 'subjectPublicKeyInfo'],
  ])('of a TBSCertificate that ends after %i fields it names the next one', (fields, at) => {
    const whole = [explicit(0, integer(2)), integer(1), ALGORITHM, sequence(), VALIDITY, sequence(), KEY];
    const der = sequence(sequence(...whole.slice(0, fields)), ALGORITHM, bitString(new Uint8Array(1)));
    expect(decodeCertificate(der)).toMatchObject({ ok: false, problem: { at, offset: 2 } });
  });

  test.each([
    ['serialNumber', { serialNumber: nothing() }, 5],
    ['signature', { signature: nothing() }, 8],
    ['issuer', { issuer: set() }, 23],
    ['validity.notBefore', { validity: sequence(nothing()) }, 27],
    ['subject', { subject: set() }, 57],
    ['subjectPublicKeyInfo', { key: nothing() }, 59],
  ])('points at a wrong %s', (at, parts, afterVersion) => {
    const der = build(parts);
    const decoded = decodeCertificate(der);
    const start = der.indexOf(0xa0);
    expect(!decoded.ok && [decoded.problem.at, decoded.problem.offset - start]).toEqual([at, afterVersion]);
  });

  test('what is no certificate at all is so from its first byte', () => {
    expect(decodeCertificate(utf8('x'))).toMatchObject({ ok: false, problem: { offset: 0 } });
  });

  test('names stand under their own paths', () => {
    const { issuer, subject } = certificateOf();
    expect([issuer.at.path, subject.at.path]).toEqual(['issuer', 'subject']);
  });

  test('names the byte where the frame broke', () => {
    const der = mint();
    const truncated = decodeCertificate(der.subarray(0, 500));
    expect(truncated).toMatchObject({ ok: false, problem: { at: 'Certificate', offset: 4 } });
    const trailing = decodeCertificate(concat(der, Uint8Array.of(0)));
    expect(trailing).toMatchObject({
      ok: false,
      problem: { offset: der.length, message: '1 bytes follow where the value should end.' },
    });
  });

  test('dates run to the year 9999', () => {
    const validity = sequence(utcTime('260101000000Z'), generalizedTime('99991231235959Z'));
    expect(certificateOf(build({ validity })).notAfter.instant.toISOString()).toBe(
      '9999-12-31T23:59:59.000Z',
    );
  });
});

describe('what makes no sense is noted and left out', () => {
  test.each([
    [
      'an extension without value',
      sequence(oid('2.5.29.15')),
      'An Extension is a SEQUENCE of OBJECT IDENTIFIER, critical and OCTET STRING.',
    ],
    [
      'an extension without OID',
      sequence(octetString(nothing())),
      'An Extension is a SEQUENCE of OBJECT IDENTIFIER, critical and OCTET STRING.',
    ],
    [
      'an extension that is no SEQUENCE',
      nothing(),
      'An Extension is a SEQUENCE of OBJECT IDENTIFIER, critical and OCTET STRING.',
    ],
    [
      'an extension in a SET',
      set(oid('2.5.29.15'), octetString(nothing())),
      'An Extension is a SEQUENCE of OBJECT IDENTIFIER, critical and OCTET STRING.',
    ],
    [
      'a value that is no DER',
      extension('2.5.29.15', Uint8Array.of(0x03)),
      'The extension keyUsage is not DER: The data ends where a length should stand.',
    ],
    [
      'a value of another structure',
      extension('2.5.29.15', utf8('x')),
      'The extension keyUsage has another structure.',
    ],
    [
      'an empty BIT STRING',
      extension('2.5.29.15', tlv(0x03)),
      'The extension keyUsage has another structure.',
    ],
    [
      'basicConstraints of another structure',
      extension('2.5.29.19', utf8('x')),
      'The extension basicConstraints has another structure.',
    ],
    [
      'extKeyUsage of another structure',
      extension('2.5.29.37', utf8('x')),
      'The extension extKeyUsage has another structure.',
    ],
    [
      'certificatePolicies of another structure',
      extension('2.5.29.32', utf8('x')),
      'The extension certificatePolicies has another structure.',
    ],
    [
      'subjectAltName of another structure',
      extension('2.5.29.17', utf8('x')),
      'The extension subjectAltName has another structure.',
    ],
    [
      'authorityInfoAccess of another structure',
      extension('1.3.6.1.5.5.7.1.1', utf8('x')),
      'The extension authorityInfoAccess has another structure.',
    ],
    [
      'cRLDistributionPoints of another structure',
      extension('2.5.29.31', utf8('x')),
      'The extension cRLDistributionPoints has another structure.',
    ],
    [
      'authorityKeyIdentifier without keyIdentifier',
      extension('2.5.29.35', sequence()),
      'The extension authorityKeyIdentifier has another structure.',
    ],
    [
      'subjectKeyIdentifier of another structure',
      extension('2.5.29.14', utf8('x')),
      'The extension subjectKeyIdentifier has another structure.',
    ],
    [
      'cabfOrganizationIdentifier of another structure',
      extension('2.23.140.3.1', utf8('x')),
      'The extension cabfOrganizationIdentifier has another structure.',
    ],
    [
      'authorityKeyIdentifier with a serial number only',
      extension('2.5.29.35', sequence(implicit(2, Uint8Array.of(1)))),
      'The extension authorityKeyIdentifier has another structure.',
    ],
    [
      'cabfOrganizationIdentifier in a SET',
      extension('2.23.140.3.1', set(printable('PSD'), printable('LT'), utf8('1'))),
      'The extension cabfOrganizationIdentifier has another structure.',
    ],
    [
      'cabfOrganizationIdentifier with a number for a scheme',
      extension('2.23.140.3.1', sequence(integer(1), printable('LT'), utf8('1'))),
      'The extension cabfOrganizationIdentifier has another structure.',
    ],
    [
      'cabfOrganizationIdentifier with a number for a country',
      extension('2.23.140.3.1', sequence(printable('PSD'), integer(1), utf8('1'))),
      'The extension cabfOrganizationIdentifier has another structure.',
    ],
    [
      'cabfOrganizationIdentifier without reference',
      extension('2.23.140.3.1', sequence(printable('PSD'), printable('LT'))),
      'The extension cabfOrganizationIdentifier has another structure.',
    ],
  ])('%s', (_, broken, message) => {
    const der = withExtensions(broken);
    expect(notes(der)).toEqual([['extensions[0]', message]]);
  });

  test('bytes behind a value are noted, and the value is read', () => {
    const der = withExtensions(extension('2.5.29.15', concat(bitString(Uint8Array.of(0x80), 7), nothing())));
    expect(certificateOf(der).keyUsage!.bits).toEqual(['digitalSignature']);
    expect(notes(der)).toEqual([['extensions[0]', 'Bytes follow the value of the extension keyUsage.']]);
  });

  test('of a repeated extension the first counts', () => {
    const der = withExtensions(
      extension('2.5.29.14', octetString(Uint8Array.of(1))),
      extension('2.5.29.14', octetString(Uint8Array.of(2))),
    );
    expect(certificateOf(der).subjectKeyIdentifier).toBe('01');
    expect(notes(der)).toEqual([
      ['extensions[1]', 'The extension 2.5.29.14 appears again; the first one counts.'],
    ]);
  });

  test('of repeated qcStatements the first count', () => {
    const statements = (id: string) => extension('1.3.6.1.5.5.7.1.3', sequence(sequence(oid(id))));
    const { qcStatements } = certificateOf(withExtensions(statements('1.2.3'), statements('1.2.4')));
    expect(qcStatements!.statements.map(({ id }) => id)).toEqual(['1.2.3']);
  });

  test.each([
    [
      'an RDN that is no SET',
      sequence(sequence()),
      [['subject[0]', 'A RelativeDistinguishedName is no SET.']],
    ],
    [
      'an attribute without value',
      sequence(set(sequence(oid(SUBJECT.O)))),
      [['subject[0]', 'An attribute is no SEQUENCE of type and value.']],
    ],
    [
      'an attribute without type',
      sequence(set(sequence(utf8('O'), utf8('x')))),
      [['subject[0]', 'An attribute is no SEQUENCE of type and value.']],
    ],
    [
      'an attribute of three parts',
      sequence(set(sequence(oid(SUBJECT.O), utf8('x'), utf8('y')))),
      [['subject[0]', 'An attribute is no SEQUENCE of type and value.']],
    ],
    [
      'an attribute that is no SEQUENCE',
      sequence(set(set(oid(SUBJECT.O), utf8('x')))),
      [['subject[0]', 'An attribute is no SEQUENCE of type and value.']],
    ],
  ])('%s', (_, subject, expected) => {
    expect(notes(build({ subject }))).toEqual(expected);
  });

  test('an organizationIdentifier that is no text is left out', () => {
    expect(
      certificateOf({ subject: subjectWith(SUBJECT.organizationIdentifier, integer(1))! })
        .organizationIdentifiers,
    ).toEqual([]);
  });

  test('unreadable qcStatements are there, but malformed', () => {
    expect(
      certificateOf(withExtensions(extension('1.3.6.1.5.5.7.1.3', Uint8Array.of(0x30, 0x05), true)))
        .qcStatements,
    ).toMatchObject({
      critical: true,
      bare: false,
      statements: [],
      at: { path: 'qcStatements' },
      malformed: { at: 'qcStatements', message: '5 bytes of content are announced, but 0 are there.' },
    });
  });
});

describe('extensions', () => {
  const read = (id: string, value: Uint8Array, critical = false) =>
    certificateOf(withExtensions(extension(id, value, critical)));

  test('keep their criticality, also where FALSE is written out', () => {
    const explicitFalse = sequence(oid('1.2.3'), boolean(false), octetString(nothing()));
    const der = withExtensions(
      extension('1.2.4', nothing(), true),
      explicitFalse,
      extension('1.2.5', nothing()),
    );
    expect(
      certificateOf(der).extensions.map(({ oid: dotted, critical, at }) => [dotted, critical, at.path]),
    ).toEqual([
      ['1.2.4', true, 'extensions[0]'],
      ['1.2.3', false, 'extensions[1]'],
      ['1.2.5', false, 'extensions[2]'],
    ]);
  });

  test.each([
    [[0x80], ['digitalSignature']],
    [[0xc0], ['digitalSignature', 'nonRepudiation']],
    [[0x06], ['keyCertSign', 'cRLSign']],
    [[0x38], ['keyEncipherment', 'dataEncipherment', 'keyAgreement']],
    [
      [0x01, 0x80],
      ['encipherOnly', 'decipherOnly'],
    ],
    [[0x00, 0x40], []],
    [[], []],
  ])('keyUsage %j', (octets, bits) => {
    expect(read('2.5.29.15', bitString(Uint8Array.from(octets))).keyUsage!.bits).toEqual(bits);
  });

  test.each([
    [sequence(), false, undefined],
    [sequence(boolean(true)), true, undefined],
    [sequence(boolean(true), integer(3)), true, 3],
    [sequence(boolean(false)), false, undefined],
    [sequence(integer(2)), false, 2],
    [sequence(tlv(0x01)), false, undefined],
  ])('basicConstraints (%#)', (value, ca, pathLength) => {
    expect(read('2.5.29.19', value).basicConstraints).toMatchObject({ ca, pathLength });
  });

  const text = (value: string) => new TextEncoder().encode(value);
  test.each([
    ['email', implicit(1, text('a@b.example')), 'a@b.example'],
    ['dns', implicit(2, text('a.example')), 'a.example'],
    ['uri', implicit(6, text('https://a.example')), 'https://a.example'],
    ['ip', implicit(7, Uint8Array.of(192, 0, 2, 1)), '192.0.2.1'],
    ['ip', implicit(7, Uint8Array.of(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)), '2001:db8::1'],
    ['ip', implicit(7, new Uint8Array(16)), '::'],
    ['ip', implicit(7, Uint8Array.of(0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 4, 0, 5)), '1:0:2::3:4:5'],
    ['ip', implicit(7, Uint8Array.of(0, 1, 0, 0, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7)), '1:0:2:3:4:5:6:7'],
    ['ip', implicit(7, Uint8Array.of(1, 2, 3)), '010203'],
    ['rid', implicit(8, Uint8Array.of(0x2a, 3, 4)), '1.2.3.4'],
    ['rid', implicit(8, Uint8Array.of(0x80)), '80'],
    ['other', explicit(0, oid('1.2.3'), explicit(0, utf8('x'))), '06022a03a0030c0178'],
    ['dn', explicit(4, sequence(set(sequence(oid(SUBJECT.CN), utf8('x'))))), 'CN=x'],
    ['dn', explicit(4, utf8('x')), '0c0178'],
    ['x400', explicit(3, utf8('x')), '0c0178'],
    ['edi', explicit(5, utf8('x')), '0c0178'],
  ])('GeneralName %s', (type, der, value) => {
    expect(read('2.5.29.17', sequence(der)).subjectAltName!.items).toMatchObject([
      { type, value, at: { path: 'subjectAltName[0]' } },
    ]);
  });

  test('what is no GeneralName is noted and the others are kept', () => {
    const certificate = read(
      '2.5.29.17',
      sequence(utf8('x'), implicit(9, text('y')), implicit(2, text('a.example')), integer(1)),
    );
    expect(certificate.subjectAltName!.items.map(({ at }) => at.path)).toEqual(['subjectAltName[2]']);
    expect(certificate.problems.map(({ at, message }) => [at, message])).toEqual([
      ['subjectAltName[0]', 'This is no GeneralName.'],
      ['subjectAltName[1]', 'This is no GeneralName.'],
      ['subjectAltName[3]', 'This is no GeneralName.'],
    ]);
  });

  test('a policy or purpose that is no OID is noted and the others are kept', () => {
    const policies = read(
      '2.5.29.32',
      sequence(
        sequence(oid('1.2.3')),
        sequence(utf8('x')),
        oid('1.2.4'),
        sequence(oid('1.2.5'), sequence()),
        set(oid('1.2.6')),
      ),
    );
    expect(policies.certificatePolicies!.items.map(({ oid: dotted, at }) => [dotted, at.path])).toEqual([
      ['1.2.3', 'certificatePolicies[0]'],
      ['1.2.5', 'certificatePolicies[3]'],
    ]);
    expect(policies.problems.map(({ at, message }) => [at, message])).toEqual([
      ['certificatePolicies[1]', 'An OBJECT IDENTIFIER is expected.'],
      ['certificatePolicies[2]', 'An OBJECT IDENTIFIER is expected.'],
      ['certificatePolicies[4]', 'An OBJECT IDENTIFIER is expected.'],
    ]);
    const purposes = read('2.5.29.37', sequence(utf8('x'), oid('1.2.3')));
    expect(purposes.extendedKeyUsage!.items.map(({ at }) => at.path)).toEqual(['extKeyUsage[1]']);
  });

  test('authorityInfoAccess', () => {
    const location = implicit(6, text('http://ocsp.example'));
    const certificate = read(
      '1.3.6.1.5.5.7.1.1',
      sequence(
        sequence(oid('1.3.6.1.5.5.7.48.1'), location),
        sequence(oid('1.2.3')),
        sequence(utf8('x'), location),
      ),
    );
    expect(certificate.authorityInfoAccess!.items).toMatchObject([
      {
        method: '1.3.6.1.5.5.7.48.1',
        location: { type: 'uri', value: 'http://ocsp.example', at: { path: 'authorityInfoAccess[0]' } },
        at: { path: 'authorityInfoAccess[0]' },
      },
    ]);
    expect(certificate.problems.map(({ at, message }) => [at, message])).toEqual([
      ['authorityInfoAccess[1]', 'An AccessDescription is a SEQUENCE of method and GeneralName.'],
      ['authorityInfoAccess[2]', 'An AccessDescription is a SEQUENCE of method and GeneralName.'],
    ]);
  });

  test('cRLDistributionPoints: every full name', () => {
    const point = (...names: Uint8Array[]) => sequence(explicit(0, explicit(0, ...names)));
    const certificate = read(
      '2.5.29.31',
      sequence(
        point(implicit(6, text('http://a')), utf8('x')),
        sequence(explicit(2, explicit(0, implicit(6, text('http://issuer'))))),
        sequence(explicit(0, explicit(1, implicit(6, text('http://relative'))))),
        point(implicit(6, text('http://b'))),
      ),
    );
    expect(certificate.crlDistributionPoints!.items.map(({ value, at }) => [value, at.path])).toEqual([
      ['http://a', 'cRLDistributionPoints[0].fullName[0]'],
      ['http://b', 'cRLDistributionPoints[3].fullName[0]'],
    ]);
    expect(certificate.problems.map(({ at, message }) => [at, message])).toEqual([
      ['cRLDistributionPoints[0].fullName[1]', 'This is no GeneralName.'],
    ]);
  });

  test('lists know their bytes', () => {
    const name = implicit(6, text('http://a'));
    for (const [id, path, value, list] of [
      ['2.5.29.37', 'extKeyUsage', sequence(oid('1.2.3')), 'extendedKeyUsage'],
      ['2.5.29.32', 'certificatePolicies', sequence(sequence(oid('1.2.3'))), 'certificatePolicies'],
      ['2.5.29.17', 'subjectAltName', sequence(name), 'subjectAltName'],
      [
        '1.3.6.1.5.5.7.1.1',
        'authorityInfoAccess',
        sequence(sequence(oid('1.2.3'), name)),
        'authorityInfoAccess',
      ],
      [
        '2.5.29.31',
        'cRLDistributionPoints',
        sequence(sequence(explicit(0, explicit(0, name)))),
        'crlDistributionPoints',
      ],
      ['2.5.29.19', 'basicConstraints', sequence(boolean(true)), 'basicConstraints'],
      [
        '2.23.140.3.1',
        'cabfOrganizationIdentifier',
        sequence(printable('PSD'), printable('LT'), utf8('1')),
        'cabfOrganizationIdentifier',
      ],
    ] as const) {
      const certificate = read(id, value);
      const { at } = certificate[list]!;
      expect([at.path, certificate.der.subarray(at.start, at.end)]).toEqual([path, value]);
    }
  });

  test('key identifiers as hex', () => {
    expect(read('2.5.29.35', sequence(implicit(0, Uint8Array.of(0xab, 0x01)))).authorityKeyIdentifier).toBe(
      'ab01',
    );
    expect(read('2.5.29.14', octetString(Uint8Array.of(0x0c))).subjectKeyIdentifier).toBe('0c');
  });

  test('cabfOrganizationIdentifier with and without a state', () => {
    const plain = read('2.23.140.3.1', sequence(printable('PSD'), printable('LT'), utf8('BL-1')));
    expect(plain.cabfOrganizationIdentifier).toMatchObject({
      scheme: { value: 'PSD', at: { path: 'cabfOrganizationIdentifier.registrationScheme' } },
      country: { value: 'LT', at: { path: 'cabfOrganizationIdentifier.registrationCountry' } },
      stateOrProvince: undefined,
      reference: { value: 'BL-1', at: { path: 'cabfOrganizationIdentifier.registrationReference' } },
    });
    const state = read(
      '2.23.140.3.1',
      sequence(printable('NTR'), printable('US'), implicit(0, text('PA')), utf8('1')),
    );
    expect(state.cabfOrganizationIdentifier).toMatchObject({
      stateOrProvince: {
        value: 'PA',
        type: 'PrintableString',
        at: { path: 'cabfOrganizationIdentifier.registrationStateOrProvince' },
      },
      reference: { value: '1' },
    });
  });
});

describe('hostile input', () => {
  const der = mint();
  test('a mutated certificate is answered with a value or a problem inside its bytes', () => {
    const mutation = fc.array(fc.tuple(fc.nat(der.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(mutation, fc.nat(der.length), (changes, cut) => {
        const mutant = Uint8Array.from(der);
        for (const [at, octet] of changes) mutant[at] = octet;
        for (const input of [mutant, mutant.subarray(0, cut)]) {
          const decoded = decodeCertificate(input);
          const offsets = decoded.ok
            ? decoded.value.problems.map(({ offset }) => offset)
            : [decoded.problem.offset];
          for (const offset of offsets) expect(offset).toBeLessThanOrEqual(input.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
