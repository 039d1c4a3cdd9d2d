import { describe, expect, test } from '@jest/globals';
import {
  attribute,
  extensionRequest,
  implicitSet,
  requestOf,
  WANTED,
} from '../../../test/support/certificate-requests.js';
import {
  bitString,
  boolean,
  concat,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  utf8,
} from '../../../test/support/der.js';
import { extension, mint } from '../../../test/support/mint.js';
import { testVerifier } from '../../../test/support/signature-verifier.js';
import { judgeRequest } from './judge-request.js';
import { LARGEST_REQUEST_FILE, readCertificateRequest } from './read-certificate-request.js';

const AT = new Date('2026-08-18T06:00:00Z');
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const pem = (der: Uint8Array, label = 'CERTIFICATE REQUEST'): Uint8Array =>
  ascii(
    `Some text\n-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`,
  );
const read = (bytes: Uint8Array) => readCertificateRequest(bytes, testVerifier);
const refusalOf = (bytes: Uint8Array) => {
  const answer = read(bytes);
  return answer.ok ? undefined : [answer.error.code, answer.error.message];
};
const requestIn = (bytes: Uint8Array) => {
  const answer = read(bytes);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.request;
};

describe('a request is read', () => {
  test.each([
    ['from DER', requestOf()],
    ['from PEM with text around it', pem(requestOf())],
    ['from what older tools write', pem(requestOf(), 'NEW CERTIFICATE REQUEST')],
    ['from base64 alone', ascii(Buffer.from(requestOf()).toString('base64'))],
  ])('%s', (_, bytes) => {
    const request = requestIn(bytes);
    expect(request.subject.attributes.map(({ name, text }) => `${name}=${text?.value}`)).toEqual([
      'O=UAB Bandymas',
    ]);
    expect([request.version, request.signature, request.problems.length]).toEqual([0, 'invalid', 0]);
  });

  test('with its extensions, from the attribute of Windows too', () => {
    const keyUsage = extension('2.5.29.15', bitString(Uint8Array.of(0x80), 7));
    const windows = attribute('1.3.6.1.4.1.311.2.1.14', sequence(keyUsage));
    for (const one of [extensionRequest(keyUsage), windows])
      expect(requestIn(requestOf({ attributes: [implicitSet(one)] })).keyUsage!.bits).toEqual([
        'digitalSignature',
      ]);
  });

  test('what makes no sense inside is noted', () => {
    const problems = (...attributes: Uint8Array[]) =>
      requestIn(requestOf({ attributes })).problems.map(({ at, message }) => `${at}: ${message}`);
    expect(problems()).toEqual(['attributes: The attributes are missing.']);
    expect(problems(implicitSet(nothing()))).toEqual([
      'attributes[0]: An Attribute is a SEQUENCE of type and SET OF values.',
    ]);
    expect(problems(implicitSet(attribute('1.2.840.113549.1.9.14', nothing())))).toEqual([
      'attributes[0]: The requested extensions are one SEQUENCE OF Extension.',
    ]);
    expect(problems(implicitSet(extensionRequest(), extensionRequest()))).toEqual([
      'attributes[1]: Extensions are requested again; the first attribute counts.',
    ]);
  });
});

describe('what is no request is refused', () => {
  const key = sequence(
    integer(0),
    sequence(oid('1.3.101.112')),
    octetString(octetString(new Uint8Array(32))),
  );
  const KEY =
    'There is a private key in this. It was not read, stored or logged. Submit the request only, and treat a key that has left its place as compromised.';
  test.each([
    ['nothing', new Uint8Array(), 'unreadable', 'The file is empty.'],
    ['a private key', key, 'private-key', KEY],
    [
      'a private key behind the request',
      concat(pem(requestOf()), pem(key, 'PRIVATE KEY')),
      'private-key',
      KEY,
    ],
    ['a certificate', mint(), 'not-a-certificate-request', 'This is a certificate, not a request for one.'],
    [
      'a certificate as PEM',
      pem(mint(), 'CERTIFICATE'),
      'not-a-certificate-request',
      'This is a certificate, not a request for one.',
    ],
    [
      'text',
      ascii('hello'),
      'not-a-certificate-request',
      'This is no certificate signing request (CSR) in PEM, DER or base64.',
    ],
    [
      'another structure',
      sequence(nothing(), nothing()),
      'not-a-certificate-request',
      'A request is a SEQUENCE of CertificationRequestInfo, algorithm and signature.',
    ],
    [
      'two requests',
      concat(pem(requestOf()), pem(requestOf())),
      'malformed',
      'There are several requests; check one at a time.',
    ],
    [
      'a cut block',
      ascii('-----BEGIN CERTIFICATE REQUEST-----\nMIIB'),
      'malformed',
      'The PEM block is cut off: its END line is missing.',
    ],
    [
      'a block of something',
      ascii('-----BEGIN CERTIFICATE REQUEST-----\n!!\n-----END CERTIFICATE REQUEST-----'),
      'malformed',
      'The PEM block holds characters that are no base64.',
    ],
    ['no version', requestOf({ version: nothing() }), 'malformed', 'version: The version is an INTEGER.'],
    ['no subject', requestOf({ subject: nothing() }), 'malformed', 'subject: A Name is a SEQUENCE.'],
    [
      'no key',
      requestOf({ key: nothing() }),
      'malformed',
      'subjectPKInfo: A SubjectPublicKeyInfo is expected.',
    ],
    [
      'no algorithm',
      requestOf({ algorithm: nothing() }),
      'malformed',
      'signatureAlgorithm: An AlgorithmIdentifier is expected.',
    ],
    [
      'no signature',
      requestOf({ signature: nothing() }),
      'malformed',
      'signature: The signature is a BIT STRING.',
    ],
    [
      'too much',
      requestOf({ attributes: [implicitSet(attribute('1.2.3', octetString(new Uint8Array(70_000))))] }),
      'too-large',
      'A request of more than 65536 bytes is too large.',
    ],
    [
      'far too much',
      new Uint8Array(LARGEST_REQUEST_FILE + 1),
      'too-large',
      'A request of more than 65536 bytes is too large.',
    ],
  ])('%s', (_, bytes, code, message) => {
    expect(refusalOf(bytes)).toEqual([code, message]);
  });

  test('bytes behind it name the byte', () => {
    expect(refusalOf(concat(requestOf(), nothing()))![0]).toBe('malformed');
  });
});

describe('by itself a request is judged for', () => {
  const codes = (parts: Parameters<typeof requestOf>[0]) =>
    judgeRequest(requestIn(requestOf(parts)), undefined, AT).map(({ code }) => code);
  test('its signature', () => expect(codes({})).toEqual(['request.signature-invalid']));
  test('unused bits of it', () =>
    expect(codes({ signature: bitString(new Uint8Array(8), 1) })).toContain('request.signature-invalid'));
  test('an algorithm that nobody knows, which proves nothing', () =>
    expect(codes({ algorithm: sequence(oid('1.2.3.4')) })).toEqual([
      'request.algorithm-refused',
      'request.signature-unsupported',
    ]));
  test('SHA-1', () =>
    expect(codes({ algorithm: sequence(oid('1.2.840.113549.1.1.5'), nothing()) })).toContain(
      'request.algorithm-refused',
    ));
  test('its version', () => expect(codes({ version: integer(1) })).toContain('request.version'));
  test('a key on a curve that nobody may use', () => {
    const key = sequence(
      sequence(oid('1.2.840.10045.2.1'), oid('1.3.132.0.10')),
      bitString(new Uint8Array(65)),
    );
    expect(codes({ key })).toContain('request.key-refused');
  });
  test('a wish to be a CA', () => {
    const ca = extension('2.5.29.19', sequence(boolean(true)));
    expect(codes({ attributes: [implicitSet(extensionRequest(ca))] })).toContain('request.ca');
  });
  test('a password that everybody can read', () => {
    const password = attribute('1.2.840.113549.1.9.7', utf8('secret'));
    expect(codes({ attributes: [implicitSet(password)] })).toContain('request.challenge-password');
  });
});

test('a request that holds nothing lacks everything that was wanted', () => {
  const found = judgeRequest(requestIn(requestOf()), WANTED, AT);
  expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    'error request.signature-invalid',
    ...Array(4).fill('error request.subject-differs').toSpliced(2, 0, 'error request.identifier-differs'),
    'error request.kind-differs',
    'error request.psd2-missing',
    'error request.names-differ',
    'warning request.key-other',
    'warning request.compliance-missing',
    'warning request.key-usage-differs',
    'warning request.extended-key-usage-differs',
  ]);
});
