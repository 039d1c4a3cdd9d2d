import { generateKeyPairSync } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { CertificateAuthority, pemOf } from '../support/certificate-authority.js';
import {
  bitString,
  concat,
  generalizedTime,
  integer,
  nothing,
  oid,
  printable,
  sequence,
  set,
  tlv,
  utcTime,
  utf8,
} from '../support/der.js';
import { mint, SUBJECT } from '../support/mint.js';
import { type FormFile, formOf } from '../support/multipart.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { zipOf } from '../support/zip.js';

jest.setTimeout(120_000);

let t: TestApp;
const ca = CertificateAuthority.root();

beforeAll(async () => {
  t = await startTestApp('2026-11-22T09:00:00Z');
});
afterAll(() => t.stop());

const upload = (...files: FormFile[]) => {
  const { body, headers } = formOf(files);
  return t.as('operator').post('/certificates', body, headers);
};
const count = async (): Promise<number> =>
  Number((await t.as('auditor').get('/certificates?range=[0,0]')).headers['x-total-count']);

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytesOf = (count: number, value: number): Uint8Array => new Uint8Array(count).fill(value);

/** So many SEQUENCEs, one in the other. */
function nested(depth: number): Uint8Array {
  const headers: Uint8Array[] = [];
  let length = 0;
  for (let level = 0; level < depth; level++) {
    const octets = length
      .toString(16)
      .replace(/^(.)(..)*$/, '0$&')
      .match(/../g)!
      .map((octet) => parseInt(octet, 16));
    const header = Uint8Array.of(0x30, ...(length < 0x80 ? octets : [0x80 | octets.length, ...octets]));
    headers.unshift(header);
    length += header.length;
  }
  return concat(...headers);
}

/** The DER of a certificate with some bytes exchanged for others of any length, outer lengths left as they were. */
function exchanged(der: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const at = Buffer.from(der).indexOf(Buffer.from(from));
  if (at < 0) throw new Error('The bytes are not there.');
  return concat(der.subarray(0, at), to, der.subarray(at + from.length));
}

const name = sequence(set(sequence(oid(SUBJECT.CN), utf8('x'))));
const rsa = sequence(oid('1.2.840.113549.1.1.11'), nothing());
const time = utcTime('260101000000Z');
const csr = sequence(
  sequence(integer(0), name, sequence(rsa, bitString(bytesOf(30, 1))), tlv(0xa0)),
  rsa,
  bitString(bytesOf(30, 2)),
);
const crl = sequence(sequence(integer(1), rsa, name, time, time), rsa, bitString(bytesOf(30, 2)));
const label = (der: Uint8Array, text: string): string => pemOf(der, text);

const rsaKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ecKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const encrypted = ecKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
  .toString();

describe('each bad input has its own clear message, and the good file beside it is kept', () => {
  const whole = mint();
  test.each<[string, string | Uint8Array, string, RegExp]>([
    ['an empty file', '', 'unreadable', /empty/],
    ['white space', ' \r\n\t ', 'unreadable', /white space/],
    ['an HTML page', '<!DOCTYPE html><html><body>Sign in</body></html>', 'not-a-certificate', /HTML page/],
    ['an XML document', '<?xml version="1.0"?><a/>', 'not-a-certificate', /XML/],
    ['a text', 'Dear colleague, the certificate follows.', 'not-a-certificate', /no certificate/],
    ['truncated DER', whole.subarray(0, 400), 'malformed', /announced/],
    ['truncated PEM', pemOf(whole).slice(0, 500), 'malformed', /cut off/],
    ['PEM that is no base64', pemOf(whole).replace('MII', '*&%'), 'malformed', /base64/],
    ['a wrong PEM label', label(whole, 'DIPLOMA'), 'not-a-certificate', /labelled "DIPLOMA"/],
    ['a CSR', label(csr, 'CERTIFICATE REQUEST'), 'not-a-certificate', /signing request/],
    ['a CSR in DER', csr, 'not-a-certificate', /signing request/],
    ['a CSR labelled as a certificate', label(csr, 'CERTIFICATE'), 'not-a-certificate', /signing request/],
    ['a CRL', label(crl, 'X509 CRL'), 'not-a-certificate', /revocation list/],
    ['a CRL in DER', crl, 'not-a-certificate', /revocation list/],
    [
      'a private key',
      rsaKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
      'private-key',
      /private key/,
    ],
    [
      'an EC private key',
      ecKey.export({ type: 'sec1', format: 'pem' }).toString(),
      'private-key',
      /private key/,
    ],
    ['an encrypted private key', encrypted, 'private-key', /private key/],
    ['a private key in DER', rsaKey.export({ type: 'pkcs8', format: 'der' }), 'private-key', /private key/],
    ['a private key as JWK', JSON.stringify(ecKey.export({ format: 'jwk' })), 'private-key', /private key/],
    ['300 KiB in one certificate', tlv(0x30, bytesOf(300 * 1024, 0)), 'too-large', /limit is 262144 bytes/],
    ['nesting 10,000 levels deep', nested(10_000), 'malformed', /Nested deeper than 64/],
    [
      'an indefinite length',
      Uint8Array.of(0x30, 0x80, ...whole.subarray(4), 0, 0),
      'malformed',
      /Indefinite length/,
    ],
    [
      'a length that is not minimal',
      concat(Uint8Array.of(0x30, 0x83, 0), whole.subarray(2)),
      'malformed',
      /shortest form/,
    ],
    [
      'a date that is none',
      exchanged(whole, ascii('270131235959Z'), ascii('271331235959Z')),
      'malformed',
      /validity\.notAfter/,
    ],
    [
      'a date without seconds',
      exchanged(whole, ascii('270131235959Z'), ascii('2701312359+00')),
      'malformed',
      /validity\.notAfter/,
    ],
    ['noise', bytesOf(5_000, 0xa5), 'not-a-certificate', /no certificate/],
  ])('%s', async (what, content, code, message) => {
    const good = ca.issue({ organisation: what.slice(0, 60) });
    const started = performance.now();
    const alone = await upload({ name: 'bad', content });
    const together = await upload({ name: 'bad', content }, { name: 'good.pem', content: good.pem });
    expect(performance.now() - started).toBeLessThan(30_000);

    expect(alone.status).toBe(code === 'too-large' ? 413 : 422);
    expect(alone.body).toMatchObject({ code, status: alone.status, detail: expect.stringMatching(message) });
    if (code === 'malformed') expect(alone.body.offset).toEqual(expect.any(Number));
    expect(together.body).toMatchObject([
      { source: 'bad', outcome: 'refused', problem: { code, detail: expect.stringMatching(message) } },
      { source: 'good.pem', outcome: 'created', certificate: { organisation: what.slice(0, 60) } },
    ]);
  });
});

describe('what is odd but a certificate is stored and says what is wrong', () => {
  const withEnd = (end: Uint8Array): Uint8Array => exchangedInside(mint(), utcTime('270131235959Z'), end);

  test.each<[string, Uint8Array, object]>([
    [
      'the year 9999',
      withEnd(generalizedTime('99991231235959Z')),
      { notAfter: '9999-12-31T23:59:59Z', status: 'valid' },
    ],
    [
      'invalid UTF-8 in the name',
      mint({ subject: [[SUBJECT.O, Uint8Array.of(0x0c, 4, 0x41, 0xff, 0xfe, 0x42)]] }),
      { organisation: 'A\ufffd\ufffdB' },
    ],
    [
      'NUL and direction marks in the name',
      mint({ subject: [[SUBJECT.O, 'Bank\u0000\u202eknaB']] }),
      { organisation: 'Bank\ufffd\u202eknaB' },
    ],
    ['an OID with an arc of 1,000 octets', mint({ policies: ['1.2.3'], extensions: [absurdOid(1_000)] }), {}],
    ['an OID with an arc of 200,000 octets', mint({ extensions: [absurdOid(200_000)] }), {}],
    ['a name of 60,000 characters', mint({ subject: [[SUBJECT.O, 'x'.repeat(60_000)]] }), {}],
    [
      'an end before its beginning',
      mint({ notBefore: '270101000000Z', notAfter: '260101000000Z' }),
      { status: 'expired' },
    ],
    ['no subject', mint({ subject: [], dnsNames: null }), { subject: '', organisation: null }],
    ['3,000 names', mint({ dnsNames: Array.from({ length: 3_000 }, (_, i) => `host-${i}.example`) }), {}],
  ])('%s', async (_, der, expected) => {
    const started = performance.now();
    const { status, body } = await upload({ name: 'odd.cer', content: der });
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(status).toBe(201);
    expect(body).toMatchObject(expected);
    for (const path of ['', '/bytes', '/pem'])
      expect((await t.as('auditor').get(`/certificates/${body.id}${path}`)).status).toBe(200);
  });

  test('the list and the export hold all of them', async () => {
    const { status, body } = await t
      .as('auditor')
      .get('/certificates?range=[0,99]&sort=["organisation","ASC"]');
    expect(status).toBe(200);
    expect(body.length).toBe(await count());
    expect((await t.as('auditor').get('/certificates/export?format=csv')).status).toBe(200);
  });
});

/** Exchanges an element of the TBSCertificate's validity and repairs the lengths around it. */
function exchangedInside(der: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const begin = utcTime('260131000000Z');
  const [before, after] = [sequence(begin, from), sequence(begin, to)];
  const at = Buffer.from(der).indexOf(Buffer.from(before));
  // Both outer SEQUENCEs have two length octets.
  const grown = concat(der.subarray(0, at), after, der.subarray(at + before.length));
  const view = new DataView(grown.buffer);
  for (const length of [2, 6]) view.setUint16(length, view.getUint16(length) + after.length - before.length);
  return grown;
}

/** An extension whose OID has one arc of so many octets. */
function absurdOid(octets: number): Uint8Array {
  const arc = concat(Uint8Array.of(0x2b), bytesOf(octets - 1, 0xff), Uint8Array.of(0x7f));
  return sequence(tlv(0x06, arc), tlv(0x04, printable('x')));
}

describe('too much', () => {
  test('100 MB are refused before they have arrived', async () => {
    await t.app.listen(0, '127.0.0.1');
    const port = portOf(t);
    const { cookie } = await t.person('operator');
    const sizes = { 'content-length': String(100 * 1024 * 1024) };
    for (const headers of [
      { 'content-type': 'application/pkix-cert', ...sizes },
      { 'content-type': 'application/pkix-cert' },
      { 'content-type': 'multipart/form-data; boundary=b', ...sizes },
    ]) {
      const { status, sent } = await pour(port, { cookie, ...headers }, 100 * 1024 * 1024);
      expect(status).toBe(413);
      expect(sent).toBeLessThan(80 * 1024 * 1024);
    }
  });

  test('a big body without a permission is not read', async () => {
    const port = portOf(t);
    const { status, sent } = await pour(port, { 'content-type': 'application/zip' }, 100 * 1024 * 1024);
    expect(status).toBe(401);
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  test('a connection whose body nobody read is ended', async () => {
    const socket = connect(portOf(t), '127.0.0.1');
    socket.write('POST /api/v1/certificates HTTP/1.1\r\nHost: x\r\nContent-Type: application/zip\r\n');
    socket.write('Content-Length: 100000\r\n\r\nPK');
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => (text += String(chunk)));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });

  test('a form of 601 files is refused whole', async () => {
    const before = await count();
    const files = Array.from({ length: 601 }, (_, i) => ({
      name: `${i}`,
      content: mint({ serialNumber: 40_000 + i }),
    }));
    const { status, body } = await upload(...files);
    expect(status).toBe(413);
    expect(body.code).toBe('too-large');
    expect(await count()).toBe(before);
  });

  test('a form without a file says so', async () => {
    const { status, body } = await upload();
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'unreadable', detail: 'The form holds no file.' });
  });

  test('a ZIP bomb is stopped, and what came before it and beside it is kept', async () => {
    const [first, beside] = [ca.issue(), ca.issue()];
    const zip = await zipOf([
      { name: 'first.pem', content: first.pem },
      { name: 'bomb.pem', content: Buffer.alloc(50 * 1024 * 1024) },
      { name: 'never.pem', content: ca.issue().pem },
    ]);
    const { body } = await upload({ name: 'bomb.zip', content: zip }, { name: 'b.pem', content: beside.pem });
    expect(body).toMatchObject([
      { source: 'bomb.zip/first.pem', outcome: 'created' },
      {
        source: 'bomb.zip',
        outcome: 'refused',
        problem: { code: 'too-large', detail: expect.stringMatching(/ZIP bomb/) },
      },
      { source: 'b.pem', outcome: 'created' },
    ]);
  });

  test('a ZIP in a ZIP is not opened', async () => {
    const inner = await zipOf([{ name: 'x.pem', content: ca.issue().pem }]);
    const { status, body } = await upload({
      name: 'a.zip',
      content: await zipOf([{ name: 'b.zip', content: inner }]),
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'unreadable', detail: expect.stringMatching(/inside an archive/) });
  });
});

describe('a request that is none', () => {
  test.each<[string, unknown, Record<string, string>, number, string]>([
    ['JSON that is cut off', '{"pem":', { 'content-type': 'application/json' }, 400, 'malformed-request'],
    ['JSON without the field', { certificate: 'x' }, {}, 400, 'invalid-input'],
    ['a pem that is no text', { pem: 7 }, {}, 400, 'invalid-input'],
    ['an unknown type', 'x', { 'content-type': 'text/html' }, 415, 'unsupported-media-type'],
    ['no body at all', undefined, {}, 400, 'invalid-input'],
    ['a form without a boundary', 'x', { 'content-type': 'multipart/form-data' }, 400, 'malformed-request'],
    [
      'a form that is cut off',
      '--b\r\nContent-Dis',
      { 'content-type': 'multipart/form-data; boundary=b' },
      400,
      'malformed-request',
    ],
  ])('%s', async (_, body, headers, status, code) => {
    const answer = await t.as('operator').post('/certificates', body, headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

function portOf({ app }: TestApp): number {
  const address = app.getHttpServer().address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  return address.port;
}

/** Sends zeros until the server has answered or everything is gone. */
function pour(
  port: number,
  headers: Record<string, string>,
  total: number,
): Promise<{ status: number; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let status: number | undefined;
    const block = Buffer.alloc(256 * 1024);
    const outgoing = request(
      { port, host: '127.0.0.1', path: '/api/v1/certificates', method: 'POST', headers },
      (answer) => {
        status = answer.statusCode;
        answer.resume();
        answer.on('end', () => {
          resolve({ status: status ?? 0, sent });
          outgoing.destroy();
        });
      },
    );
    // The server hangs up on what it does not want.
    outgoing.on('error', (error) => status === undefined && reject(error));
    const write = (): void => {
      if (status !== undefined || outgoing.destroyed) return;
      if (sent >= total) return void outgoing.end();
      sent += block.length;
      if (outgoing.write(block)) setImmediate(write);
      else outgoing.once('drain', write);
    };
    write();
  });
}
