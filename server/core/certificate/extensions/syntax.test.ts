import { describe, expect, test } from '@jest/globals';
import {
  bitString,
  boolean,
  concat,
  explicit,
  ia5,
  implicit,
  integer,
  nothing,
  octetString,
  oid,
  printable,
  sequence,
  set,
  tlv,
  utf8,
} from '../../../../test/support/der.js';
import { extensionSyntaxFault } from './syntax.js';

const text = (value: string) => new TextEncoder().encode(value);
const URI = implicit(6, text('http://a.example'));
const NO_NAME = 'A GeneralName is expected.';

/** The message, and the bytes of the element at fault. */
function faultOf(id: string, value: Uint8Array): readonly [message: string, hex: string] | undefined {
  // Offsets count from the first byte of the certificate, so the value stands behind some others.
  const der = concat(Uint8Array.of(1, 2, 3), value);
  const place = { start: 3, end: der.length };
  const fault = extensionSyntaxFault(
    { oid: id, critical: false, at: { path: 'extensions[0]', ...place }, value: place },
    der,
  );
  return fault && [fault.message, hex(der.subarray(fault.start, fault.end))];
}
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** Extension, what is in it, the message, and the element at fault where it is not the whole value. */
type Row = readonly [id: string, value: Uint8Array, message: string, element?: Uint8Array];

const reads = (id: string, ...values: readonly Uint8Array[]) =>
  test.each(values.map((value) => [hex(value), value] as const))('%s', (_, value) => {
    expect(faultOf(id, value)).toBeUndefined();
  });
const refuses = (...rows: readonly Row[]) =>
  test.each(
    rows.map(([id, value, message, element = value]) => ({ id, bytes: hex(value), message, element, value })),
  )('$id $bytes: $message', ({ id, value, message, element }) => {
    expect(faultOf(id, value)).toEqual([message, hex(element)]);
  });

describe('what is no DER', () => {
  refuses(
    ['2.5.29.14', Uint8Array.of(0x04, 0x02, 0x01), '2 bytes of content are announced, but 1 are there.'],
    ['2.5.29.14', concat(octetString(text('a')), nothing()), '2 bytes follow where the value should end.'],
    ['1.2.3', new Uint8Array(), 'The data ends where an element should begin.'],
  );
});

describe('an extension of unknown type is any DER', () => {
  reads('1.2.3', nothing(), sequence(), utf8('x'));
});

describe('qcStatements is left to its own rules', () => {
  reads('1.3.6.1.5.5.7.1.3', nothing(), Uint8Array.of(0x30, 0x09));
});

describe('extensions of one simple type', () => {
  describe.each([
    ['subjectKeyIdentifier', '2.5.29.14', octetString(text('a')), 'An OCTET STRING is expected.'],
    ['nameConstraints', '2.5.29.30', sequence(), 'A SEQUENCE is expected.'],
    ['policyMappings', '2.5.29.33', sequence(), 'A SEQUENCE is expected.'],
    ['policyConstraints', '2.5.29.36', sequence(), 'A SEQUENCE is expected.'],
    ['inhibitAnyPolicy', '2.5.29.54', integer(0), 'An INTEGER is expected.'],
    ['noRevAvail', '2.5.29.56', nothing(), 'NULL is expected.'],
    ['ocsp-nocheck', '1.3.6.1.5.5.7.48.1.5', nothing(), 'NULL is expected.'],
    ['precertificate poison', '1.3.6.1.4.1.11129.2.4.3', nothing(), 'NULL is expected.'],
    ['validity-assured', '0.4.0.194121.2.1', nothing(), 'NULL is expected.'],
  ])('%s', (_, id, right, message) => {
    reads(id, right);
    refuses([id, boolean(true), message]);
  });

  refuses(['2.5.29.56', tlv(0x05, text('a')), 'NULL is expected.']);
});

describe('keyUsage', () => {
  reads(
    '2.5.29.15',
    bitString(Uint8Array.of(0x80), 7),
    bitString(Uint8Array.of(0xff, 0x80), 7),
    bitString(new Uint8Array()),
  );
  const noBits = 'A BIT STRING is expected.';
  refuses(
    ['2.5.29.15', octetString(Uint8Array.of(7, 0x80)), noBits],
    ['2.5.29.15', tlv(0x03), noBits],
    ['2.5.29.15', bitString(Uint8Array.of(0x80), 8), noBits],
    ['2.5.29.15', bitString(new Uint8Array(), 1), noBits],
    ['2.5.29.15', bitString(Uint8Array.of(0x80, 0x40), 6), 'The BIT STRING has more bits than KeyUsage.'],
    ['2.5.29.15', bitString(new Uint8Array(200)), 'The BIT STRING has more bits than KeyUsage.'],
  );
});

describe.each([
  ['subjectAltName', '2.5.29.17'],
  ['issuerAltName', '2.5.29.18'],
])('%s', (_, id) => {
  reads(
    id,
    sequence(
      explicit(0, oid('1.2.3'), explicit(0, utf8('x'))),
      implicit(1, text('a@a.example')),
      implicit(2, text('a.example')),
      explicit(3, sequence()),
      explicit(4, sequence()),
      explicit(5, explicit(1, utf8('x'))),
      URI,
      implicit(7, Uint8Array.of(127, 0, 0, 1)),
      implicit(8, Uint8Array.of(0x2a)),
    ),
    sequence(implicit(2, Uint8Array.of(0xe9))),
  );
  refuses(
    [id, URI, 'A SEQUENCE OF GeneralName is expected.'],
    [id, sequence(), 'The SEQUENCE OF GeneralName is empty.'],
    [id, sequence(URI, implicit(9, text('x'))), NO_NAME, implicit(9, text('x'))],
    [id, sequence(implicit(0, text('x'))), NO_NAME, implicit(0, text('x'))],
    [id, sequence(explicit(2, ia5('x'))), NO_NAME, explicit(2, ia5('x'))],
    [id, sequence(ia5('x')), NO_NAME, ia5('x')],
    [
      id,
      sequence(implicit(6, Uint8Array.of(0x61, 0x80))),
      'The name is no IA5String.',
      implicit(6, Uint8Array.of(0x61, 0x80)),
    ],
    [
      id,
      sequence(implicit(1, Uint8Array.of(0xff))),
      'The name is no IA5String.',
      implicit(1, Uint8Array.of(0xff)),
    ],
  );
});

describe('basicConstraints', () => {
  reads(
    '2.5.29.19',
    sequence(),
    sequence(boolean(true)),
    sequence(integer(3)),
    sequence(boolean(true), integer(3)),
  );
  const misplaced = 'BasicConstraints has no such element at this place.';
  refuses(
    ['2.5.29.19', boolean(true), 'BasicConstraints is a SEQUENCE.'],
    ['2.5.29.19', sequence(integer(3), boolean(true)), misplaced, boolean(true)],
    ['2.5.29.19', sequence(boolean(true), boolean(false)), misplaced, boolean(false)],
    ['2.5.29.19', sequence(utf8('x')), misplaced, utf8('x')],
    ['2.5.29.19', sequence(boolean(true), integer(3), nothing()), misplaced, nothing()],
  );
});

describe('authorityKeyIdentifier', () => {
  reads(
    '2.5.29.35',
    sequence(),
    sequence(implicit(0, text('a'))),
    sequence(implicit(0, text('a')), explicit(1, URI), implicit(2, text('b'))),
    sequence(explicit(1, URI), implicit(2, text('b'))),
  );
  const misplaced = 'AuthorityKeyIdentifier has no such element at this place.';
  refuses(
    ['2.5.29.35', octetString(text('a')), 'AuthorityKeyIdentifier is a SEQUENCE.'],
    ['2.5.29.35', sequence(octetString(text('a'))), misplaced, octetString(text('a'))],
    [
      '2.5.29.35',
      sequence(implicit(2, text('b')), implicit(0, text('a'))),
      misplaced,
      implicit(0, text('a')),
    ],
    ['2.5.29.35', sequence(explicit(1)), 'The SEQUENCE OF GeneralName is empty.', explicit(1)],
    ['2.5.29.35', sequence(explicit(1, nothing())), NO_NAME, nothing()],
  );
});

describe.each([
  ['cRLDistributionPoints', '2.5.29.31'],
  ['freshestCRL', '2.5.29.46'],
])('%s', (_, id) => {
  const fullName = explicit(0, explicit(0, URI));
  reads(
    id,
    sequence(sequence(fullName)),
    sequence(sequence(explicit(0, explicit(1, oid('2.5.4.3'))))),
    sequence(sequence(fullName, implicit(1, Uint8Array.of(1, 6)), explicit(2, URI)), sequence(fullName)),
  );
  const oneOf = 'A DistributionPointName is one of fullName and nameRelativeToCRLIssuer.';
  refuses(
    [id, nothing(), 'A SEQUENCE OF DistributionPoint is expected.'],
    [id, sequence(), 'The SEQUENCE OF DistributionPoint is empty.'],
    [id, sequence(URI), 'DistributionPoint is a SEQUENCE.', URI],
    [id, sequence(sequence(URI)), 'DistributionPoint has no such element at this place.', URI],
    [id, sequence(sequence(explicit(0))), oneOf, explicit(0)],
    [
      id,
      sequence(sequence(explicit(0, explicit(0, URI), explicit(0, URI)))),
      oneOf,
      explicit(0, explicit(0, URI), explicit(0, URI)),
    ],
    [id, sequence(sequence(explicit(0, URI))), 'A SEQUENCE OF GeneralName is expected.', URI],
    [id, sequence(sequence(explicit(2, nothing()))), NO_NAME, nothing()],
  );
});

describe('certificatePolicies', () => {
  const policy = oid('1.2.3');
  const qualifier = sequence(oid('1.3.6.1.5.5.7.2.1'), ia5('http://a.example'));
  // That there is none at all has a rule of its own.
  reads(
    '2.5.29.32',
    sequence(),
    sequence(sequence(policy), sequence(policy, sequence(qualifier, qualifier))),
  );
  const information = 'A PolicyInformation is a SEQUENCE of identifier and qualifiers.';
  refuses(
    ['2.5.29.32', set(), 'A SEQUENCE OF PolicyInformation is expected.'],
    ['2.5.29.32', sequence(policy), information, policy],
    ['2.5.29.32', sequence(sequence()), information, sequence()],
    [
      '2.5.29.32',
      sequence(sequence(policy, sequence(qualifier), nothing())),
      information,
      sequence(policy, sequence(qualifier), nothing()),
    ],
    ['2.5.29.32', sequence(sequence(utf8('x'))), 'An OBJECT IDENTIFIER is expected.', utf8('x')],
    [
      '2.5.29.32',
      sequence(sequence(policy, sequence())),
      'The SEQUENCE OF PolicyQualifierInfo is empty.',
      sequence(),
    ],
    [
      '2.5.29.32',
      sequence(sequence(policy, sequence(sequence(policy)))),
      'A PolicyQualifierInfo is a SEQUENCE of identifier and qualifier.',
      sequence(policy),
    ],
    [
      '2.5.29.32',
      sequence(sequence(policy, sequence(set(policy, policy)))),
      'A PolicyQualifierInfo is a SEQUENCE of identifier and qualifier.',
      set(policy, policy),
    ],
    [
      '2.5.29.32',
      sequence(sequence(policy, sequence(sequence(utf8('x'), utf8('x'))))),
      'An OBJECT IDENTIFIER is expected.',
      utf8('x'),
    ],
  );
});

describe('extKeyUsage', () => {
  reads('2.5.29.37', sequence(oid('1.2.3'), oid('1.2.4')));
  refuses(
    ['2.5.29.37', oid('1.2.3'), 'A SEQUENCE OF KeyPurposeId is expected.'],
    ['2.5.29.37', sequence(), 'The SEQUENCE OF KeyPurposeId is empty.'],
    ['2.5.29.37', sequence(oid('1.2.3'), utf8('x')), 'An OBJECT IDENTIFIER is expected.', utf8('x')],
    ...[
      tlv(0x06),
      tlv(0x06, Uint8Array.of(0x80, 0x01)),
      tlv(0x06, Uint8Array.of(0x2a, 0x80, 0x01)),
      tlv(0x06, Uint8Array.of(0x2a, 0x83)),
      tlv(0x06, new Uint8Array(101).fill(1)),
    ].map((id): Row => ['2.5.29.37', sequence(id), 'An OBJECT IDENTIFIER is expected.', id]),
  );
  reads(
    '2.5.29.37',
    sequence(tlv(0x06, new Uint8Array(100).fill(1))),
    sequence(tlv(0x06, Uint8Array.of(0x2a, 0x83, 0x80, 0x01))),
  );
});

describe.each([
  ['authorityInfoAccess', '1.3.6.1.5.5.7.1.1'],
  ['subjectInfoAccess', '1.3.6.1.5.5.7.1.11'],
])('%s', (_, id) => {
  const method = oid('1.3.6.1.5.5.7.48.1');
  reads(id, sequence(sequence(method, URI), sequence(method, URI)));
  const description = 'An AccessDescription is a SEQUENCE of method and location.';
  refuses(
    [id, nothing(), 'A SEQUENCE OF AccessDescription is expected.'],
    [id, sequence(), 'The SEQUENCE OF AccessDescription is empty.'],
    [id, sequence(sequence(method)), description, sequence(method)],
    [id, sequence(set(method, URI)), description, set(method, URI)],
    [id, sequence(sequence(method, URI, URI)), description, sequence(method, URI, URI)],
    [id, sequence(sequence(URI, URI)), 'An OBJECT IDENTIFIER is expected.', URI],
    [id, sequence(sequence(method, nothing())), NO_NAME, nothing()],
  );
});

describe('tlsFeature', () => {
  reads('1.3.6.1.5.5.7.1.24', sequence(integer(5)));
  refuses(
    ['1.3.6.1.5.5.7.1.24', integer(5), 'A SEQUENCE OF INTEGER is expected.'],
    ['1.3.6.1.5.5.7.1.24', sequence(), 'The SEQUENCE OF INTEGER is empty.'],
    ['1.3.6.1.5.5.7.1.24', sequence(nothing()), 'An INTEGER is expected.', nothing()],
  );
});

describe('cabfOrganizationIdentifier', () => {
  const [scheme, country, state, reference] = [
    printable('NTR'),
    printable('LT'),
    implicit(0, text('VL')),
    utf8('1'),
  ];
  const id = '2.23.140.3.1';
  reads(id, sequence(scheme, country, reference), sequence(scheme, country, state, reference));
  const message =
    'CABFOrganizationIdentifier is a SEQUENCE of scheme, country, state or province and reference.';
  refuses(
    [id, set(scheme, country, reference), message],
    [id, sequence(scheme, country), message],
    [id, sequence(scheme, country, state), message],
    [id, sequence(utf8('NTR'), country, reference), message],
    [id, sequence(scheme, utf8('LT'), reference), message],
    [id, sequence(scheme, country, printable('1')), message],
    [id, sequence(scheme, country, reference, state), message],
  );
});

describe('signedCertificateTimestampList', () => {
  const id = '1.3.6.1.4.1.11129.2.4.2';
  const list = (...octets: number[]) => octetString(Uint8Array.from(octets));
  reads(id, list(0, 3, 0, 1, 7), list(0, 7, 0, 1, 7, 0, 2, 7, 7));
  const otherLength = 'The list of timestamps has another length.';
  const noLength = 'A timestamp in the list has no length.';
  refuses(
    [id, sequence(), 'An OCTET STRING is expected.'],
    [id, list(0, 0), 'The list of timestamps is empty.'],
    [id, list(), otherLength],
    [id, list(3), otherLength],
    [id, list(0, 4, 0, 1, 7), otherLength],
    [id, list(0, 2, 0, 1, 7), otherLength],
    [id, list(1, 3, 0, 1, 7), otherLength],
    [id, list(0, 2, 0, 0), noLength],
    [id, list(0, 1, 0), noLength],
    [id, list(0, 4, 0, 1, 7, 7), noLength],
    [id, list(0, 3, 0, 2, 7), noLength],
  );
});
