import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  bitString,
  concat,
  explicit,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  set,
  tlv,
  utcTime,
  utf8,
} from '../../../test/support/der.js';
import { mint } from '../../../test/support/mint.js';
import { certificatesInFile, MAX_CERTIFICATE_BYTES } from './certificates-in-file.js';

const der = mint();
const other = mint({ serialNumber: 2 });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const base64 = (data: Uint8Array): string => Buffer.from(data).toString('base64');
const pem = (data: Uint8Array, label = 'CERTIFICATE'): string =>
  `-----BEGIN ${label}-----\n${base64(data).replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;
const pkcs7 = (...certificates: Uint8Array[]): Uint8Array =>
  sequence(
    oid('1.2.840.113549.1.7.2'),
    explicit(
      0,
      sequence(integer(1), set(), sequence(oid('1.2.840.113549.1.7.1')), explicit(0, ...certificates), set()),
    ),
  );

/** `der` and `other` by name, refusals by code and message. */
const found = (input: Uint8Array) =>
  certificatesInFile(input).map((item) => {
    if ('error' in item) return [item.index, item.error.code, item.error.message];
    const name =
      Buffer.compare(item.der, der) === 0
        ? 'der'
        : Buffer.compare(item.der, other) === 0
          ? 'other'
          : 'unknown';
    return [item.index, name];
  });

describe('finding certificates', () => {
  test.each([
    ['DER', der],
    ['PEM', bytes(pem(der))],
    ['PEM with Windows line ends', bytes(pem(der).replaceAll('\n', '\r\n'))],
    ['PEM of an old tool', bytes(pem(der, 'X509 CERTIFICATE'))],
    ['PEM with text around', bytes(`Bag Attributes\n  localKeyID: 01\n${pem(der)}\nbye`)],
    ['PEM that is numbered', bytes(pem(der, 'CA CERTIFICATE 12'))],
    ['PEM of OpenSSL with trust', bytes(pem(der, 'TRUSTED CERTIFICATE'))],
    ['PEM behind ÿ', concat(Uint8Array.of(0xff, 0x0a), bytes(pem(der)))],
    ['PEM behind þ', concat(Uint8Array.of(0xfe, 0x0a), bytes(pem(der)))],
    ['PEM behind ÿÿ', concat(Uint8Array.of(0xff, 0xff), bytes(pem(der)))],
    ['PEM behind þþ', concat(Uint8Array.of(0xfe, 0xfe), bytes(pem(der)))],
    ['PEM in UTF-16', Buffer.from(`\ufeff${pem(der)}`, 'utf16le')],
    ['PEM in UTF-16, big endian', Buffer.from(`\ufeff${pem(der)}`, 'utf16le').swap16()],
    ['base64 of DER', bytes(base64(der))],
    ['base64 of DER in lines', bytes(`  ${base64(der).replace(/.{76}/g, '$&\r\n')}\n`)],
    ['PKCS#7', pkcs7(der)],
    ['PKCS#7 in PEM', bytes(pem(pkcs7(der), 'PKCS7'))],
    ['PKCS#7 by its long label', bytes(pem(pkcs7(der), 'PKCS #7 SIGNED DATA'))],
    ['PKCS#7 as CMS', bytes(pem(pkcs7(der), 'CMS'))],
    ['PKCS#7 in base64', bytes(base64(pkcs7(der)))],
  ])('%s', (_, input) => {
    expect(found(input)).toEqual([[0, 'der']]);
  });

  test('several in one file, counted from 0', () => {
    expect(found(bytes(pem(der) + pem(other)))).toEqual([
      [0, 'der'],
      [1, 'other'],
    ]);
    expect(found(pkcs7(der, other))).toEqual([
      [0, 'der'],
      [1, 'other'],
    ]);
  });

  test('other PEM blocks beside a certificate are text around it', () => {
    expect(found(bytes(pem(der, 'X509 CRL') + pem(other) + pem(der, 'TBS CERTIFICATE')))).toEqual([
      [0, 'other'],
    ]);
  });

  test.each([0x00, 0x08, 0x0e, 0x1f, 0x7f, 0x80])('text has no octet %i', (octet) => {
    expect(found(concat(bytes('0abc'), Uint8Array.of(octet)))).toEqual([[0, 'unknown']]);
    expect(found(concat(bytes('0'.repeat(63)), Uint8Array.of(octet)))).toEqual([[0, 'unknown']]);
  });

  test.each(['\t', '\n', '\r', ' ', '~'])('text that begins with 0 may have %j', (character) => {
    expect(found(bytes(`0${character}`))).toEqual([
      [0, 'not-a-certificate', 'This is no certificate in PEM, DER, PKCS#7 or base64.'],
    ]);
  });

  const part = nothing();
  const algorithmIdentifier = sequence(oid('1.2.3'));
  const text = sequence(utf8('x'));
  const bits = bitString(Uint8Array.of(1));
  test.each([
    ['nothing', sequence()],
    ['a number', sequence(integer(0))],
    ['a number and something', sequence(integer(0), part)],
    ['a number, a list and something', sequence(integer(0), sequence(), part)],
    ['a number, something and an OCTET STRING', sequence(integer(0), part, octetString(part))],
    ['two numbers and an OCTET STRING', sequence(integer(0), integer(1), octetString(part))],
    ['eight numbers', sequence(...[1, 2, 3, 4, 5, 6, 7, 8].map(integer))],
    ['a number and eight other things', sequence(integer(0), ...new Array<Uint8Array>(8).fill(part))],
    ['a list without OID and an OCTET STRING', sequence(text, octetString(part))],
    ['a list without OID and a BIT STRING', sequence(text, bits)],
    ['an algorithm alone', sequence(algorithmIdentifier)],
    ['an algorithm and something', sequence(algorithmIdentifier, part)],
    ['an empty frame', sequence(sequence(), algorithmIdentifier, bits)],
    ['a frame of a number', sequence(sequence(integer(0)), algorithmIdentifier, bits)],
    ['a frame of a number and something', sequence(sequence(integer(0), part), algorithmIdentifier, bits)],
    ['a frame of something and a list', sequence(sequence(part, sequence()), algorithmIdentifier, bits)],
    [
      'a frame of five parts',
      sequence(sequence(integer(0), sequence(), part, part, part), algorithmIdentifier, bits),
    ],
    [
      'a frame with a time behind something',
      sequence(sequence(integer(1), part, sequence(), utcTime('260101000000Z')), algorithmIdentifier, bits),
    ],
  ])('a structure of %s is handed on to the decoder', (_, input) => {
    expect(found(bytes(pem(input)))).toEqual([[0, 'unknown']]);
  });

  test('a SET of numbers is no private key', () => {
    expect(found(bytes(pem(set(...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(integer)))))).toEqual([[0, 'unknown']]);
  });

  test('what begins like DER is handed on for the decoder to name the byte', () => {
    const truncated = der.subarray(0, 200);
    expect(certificatesInFile(truncated)).toEqual([{ index: 0, der: truncated }]);
  });
});

describe('refusing', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { privateKey: ecKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const privateKeyText =
    'This is a private key. It was not read, stored or logged. Submit the certificate only, and treat a key that has left its place as compromised.';

  test.each([
    ['PKCS#8 in PEM', bytes(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)],
    ['PKCS#1 in PEM', bytes(privateKey.export({ type: 'pkcs1', format: 'pem' }) as string)],
    ['SEC 1 in PEM', bytes(ecKey.export({ type: 'sec1', format: 'pem' }) as string)],
    [
      'an encrypted one in PEM',
      bytes(
        privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }) as string,
      ),
    ],
    ['PKCS#8 in DER', privateKey.export({ type: 'pkcs8', format: 'der' })],
    ['PKCS#1 in DER', privateKey.export({ type: 'pkcs1', format: 'der' })],
    ['SEC 1 in DER', ecKey.export({ type: 'sec1', format: 'der' })],
    [
      'an encrypted one in DER',
      privateKey.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase: 'x' }),
    ],
    ['PKCS#8 in base64', bytes(base64(privateKey.export({ type: 'pkcs8', format: 'der' })))],
    ['a JWK', bytes(JSON.stringify(ecKey.export({ format: 'jwk' })))],
    ['a JWK with spaces', bytes('{ "kty" : "OKP", "d" : "x" }')],
    [
      'an OpenSSH key',
      bytes('-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n'),
    ],
    [
      'a key under the label of a certificate',
      bytes(pem(privateKey.export({ type: 'pkcs8', format: 'der' }))),
    ],
  ])('a private key: %s', (_, input) => {
    expect(found(input)).toEqual([[0, 'private-key', privateKeyText]]);
  });

  test('a private key beside a certificate is refused and the certificate kept', () => {
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    expect(found(bytes(key + pem(der)))).toEqual([
      [0, 'private-key', privateKeyText],
      [1, 'der'],
    ]);
  });

  test('PKCS#12', () => {
    const pkcs12 = sequence(
      integer(3),
      sequence(oid('1.2.840.113549.1.7.1'), explicit(0, octetString(nothing()))),
    );
    expect(found(pkcs12)).toEqual([
      [
        0,
        'private-key',
        'This is a PKCS#12 file, which usually holds a private key. It was not opened or stored. Submit the certificate only.',
      ],
    ]);
  });

  test('nothing of a refused key is in the answer', () => {
    const secret = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    expect(JSON.stringify(certificatesInFile(bytes(secret)))).not.toContain(secret.split('\n')[2]);
  });

  const algorithm = sequence(oid('1.2.840.113549.1.1.11'), nothing());
  const key = sequence(algorithm, bitString(Uint8Array.of(1)));
  const csr = sequence(
    sequence(integer(0), sequence(), key, explicit(0)),
    algorithm,
    bitString(Uint8Array.of(1)),
  );
  const crl = sequence(
    sequence(integer(1), algorithm, sequence(), utcTime('260101000000Z')),
    algorithm,
    bitString(Uint8Array.of(1)),
  );
  const crlV1 = sequence(
    sequence(algorithm, sequence(), tlv(0x18, bytes('20260101000000Z'))),
    algorithm,
    bitString(Uint8Array.of(1)),
  );
  const CSR =
    'This is a certificate signing request (CSR). Submit the certificate that the QTSP issued for it.';
  const CRL = 'This is a certificate revocation list (CRL), not a certificate.';
  const PUBLIC = 'This is a public key, not a certificate.';

  test.each([
    ['an empty file', bytes(''), 'unreadable', 'The file is empty.'],
    ['white space', bytes(' \r\n\t'), 'unreadable', 'The file holds nothing but white space.'],
    [
      'an HTML page',
      bytes('\n<!DOCTYPE html><html></html>'),
      'not-a-certificate',
      'This is an HTML page, not a certificate. Was it saved from a browser instead of downloaded?',
    ],
    [
      'an HTML page without doctype',
      bytes('<HTML>'),
      'not-a-certificate',
      'This is an HTML page, not a certificate. Was it saved from a browser instead of downloaded?',
    ],
    [
      'XML',
      bytes('<?xml version="1.0"?><a/>'),
      'not-a-certificate',
      'This is an XML document, not a certificate.',
    ],
    [
      'a ZIP archive',
      bytes('PK\u0003\u0004abc'),
      'not-a-certificate',
      'This is a ZIP archive; unpack it, or upload it in the console.',
    ],
    [
      'an SSH key',
      bytes('ssh-rsa AAAA'),
      'not-a-certificate',
      'This is an SSH public key, not a certificate.',
    ],
    [
      'an SSH key on a curve',
      bytes('ecdsa-sha2-nistp256 AAAA'),
      'not-a-certificate',
      'This is an SSH public key, not a certificate.',
    ],
    ...[
      ['a public JWK', '{"kty":"OKP","x":"x"}'],
      ['other JSON', '{"d":1}'],
      ['base64 of no whole number of octets', 'MAAAA'],
    ].map(
      ([title, content]) =>
        [
          title!,
          bytes(content!),
          'not-a-certificate',
          'This is no certificate in PEM, DER, PKCS#7 or base64.',
        ] as const,
    ),
    ...['CERTIFICATES', 'CERTIFICATE X', 'CERTIFICATE 1X', 'MY CERTIFICATE', 'XPKCS7', 'CMSX'].map(
      (label) =>
        [
          `the label ${label}`,
          bytes(pem(der, label)),
          'not-a-certificate',
          `The PEM block is labelled "${label}"; a certificate is labelled "CERTIFICATE".`,
        ] as const,
    ),
    ...[
      ['without content', sequence(oid('1.2.840.113549.1.7.2'))],
      ['with empty content', sequence(oid('1.2.840.113549.1.7.2'), explicit(0))],
      ['with empty data', sequence(oid('1.2.840.113549.1.7.2'), explicit(0, sequence(integer(1))))],
      ['under another tag', sequence(oid('1.2.840.113549.1.7.2'), explicit(1, sequence(explicit(0, der))))],
    ].map(
      ([title, content]) =>
        [
          `PKCS#7 ${title as string}`,
          content as Uint8Array,
          'not-a-certificate',
          'This PKCS#7 file holds no certificate.',
        ] as const,
    ),
    [
      'prose',
      bytes('Dear Sir or Madam'),
      'not-a-certificate',
      'This is no certificate in PEM, DER, PKCS#7 or base64.',
    ],
    [
      'a number',
      bytes('0123456789'),
      'not-a-certificate',
      'This is no certificate in PEM, DER, PKCS#7 or base64.',
    ],
    ['a CSR', csr, 'not-a-certificate', CSR],
    ['a CSR in PEM', bytes(pem(csr, 'CERTIFICATE REQUEST')), 'not-a-certificate', CSR],
    ['a CSR in PEM of an old tool', bytes(pem(csr, 'NEW CERTIFICATE REQUEST')), 'not-a-certificate', CSR],
    ['a CSR labelled as certificate', bytes(pem(csr)), 'not-a-certificate', CSR],
    ['a CRL', crl, 'not-a-certificate', CRL],
    ['a CRL of version 1', crlV1, 'not-a-certificate', CRL],
    ['a CRL in PEM', bytes(pem(crl, 'X509 CRL')), 'not-a-certificate', CRL],
    ['a public key', key, 'not-a-certificate', PUBLIC],
    ['a public key in PEM', bytes(pem(key, 'PUBLIC KEY')), 'not-a-certificate', PUBLIC],
    ['an RSA public key in PEM', bytes(pem(key, 'RSA PUBLIC KEY')), 'not-a-certificate', PUBLIC],
    [
      'a wrong label',
      bytes(pem(der, 'BANANA')),
      'not-a-certificate',
      'The PEM block is labelled "BANANA"; a certificate is labelled "CERTIFICATE".',
    ],
    [
      'an attribute certificate',
      bytes(pem(der, 'ATTRIBUTE CERTIFICATE')),
      'not-a-certificate',
      'The PEM block is labelled "ATTRIBUTE CERTIFICATE"; a certificate is labelled "CERTIFICATE".',
    ],
    ['PKCS#7 without certificates', pkcs7(), 'not-a-certificate', 'This PKCS#7 file holds no certificate.'],
    [
      'PEM that is cut off',
      bytes(pem(der).slice(0, 200)),
      'malformed',
      'The PEM block has no line "-----END CERTIFICATE-----"; the file is cut off.',
    ],
    [
      'PEM with a stray character',
      bytes(pem(der).replace('\nM', '\n*M')),
      'malformed',
      'The PEM block holds characters that are no base64.',
    ],
  ])('%s', (_, input, code, message) => {
    expect(found(input)).toEqual([[0, code, message]]);
  });

  test('a certificate over the limit, in DER, PEM and PKCS#7', () => {
    const large = tlv(0x30, new Uint8Array(MAX_CERTIFICATE_BYTES));
    const message = `A certificate of ${large.length} bytes is too large; the limit is 262144 bytes.`;
    expect(found(large)).toEqual([[0, 'too-large', message]]);
    expect(found(bytes(pem(large) + pem(der)))).toEqual([
      [0, 'too-large', message],
      [1, 'der'],
    ]);
    const broken = large.subarray(0, MAX_CERTIFICATE_BYTES + 1);
    expect(found(broken)).toEqual([
      [0, 'too-large', `A certificate of ${broken.length} bytes is too large; the limit is 262144 bytes.`],
    ]);
    const framed = sequence(octetString(new Uint8Array(MAX_CERTIFICATE_BYTES)));
    expect(found(pkcs7(framed, der))).toEqual([
      [0, 'too-large', `A certificate of ${framed.length} bytes is too large; the limit is 262144 bytes.`],
      [1, 'der'],
    ]);
  });

  test('a certificate at the limit is handed on, also where its frame is broken', () => {
    const whole = sequence(octetString(new Uint8Array(MAX_CERTIFICATE_BYTES - 10)));
    expect([whole.length, found(whole)]).toEqual([MAX_CERTIFICATE_BYTES, [[0, 'unknown']]]);
    expect(found(sequence(whole).subarray(0, MAX_CERTIFICATE_BYTES))).toEqual([[0, 'unknown']]);
  });

  test('a cut block does not swallow the next one', () => {
    const cut = pem(other).split('\n').slice(0, 3).join('\n');
    expect(found(bytes(`${cut}\n${pem(der)}`))).toEqual([
      [0, 'malformed', 'The PEM block has no line "-----END CERTIFICATE-----"; the file is cut off.'],
      [1, 'der'],
    ]);
  });

  test('offsets name the block in the file', () => {
    const input = bytes(`hello\n${pem(der, 'BANANA')}`);
    expect(certificatesInFile(input)).toEqual([{ index: 0, error: expect.objectContaining({ offset: 6 }) }]);
  });

  test('any bytes are answered with at least one entry, and quickly', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        expect(certificatesInFile(noise).length).toBeGreaterThan(0);
        expect(certificatesInFile(concat(Uint8Array.of(0x30), noise)).length).toBeGreaterThan(0);
      }),
    );
  });

  test('a value in DER that is no structure at all is handed on', () => {
    expect(found(utf8('x'))).toEqual([
      [0, 'not-a-certificate', 'This is no certificate in PEM, DER, PKCS#7 or base64.'],
    ]);
  });
});
