import { describe, expect, test } from '@jest/globals';
import forge from 'node-forge';
import { testPkcs12Reader } from '../../../test/support/pkcs12-reader.js';

describe('a PKCS#12 file from outside', () => {
  const keys = forge.pki.rsa.generateKeyPair({ bits: 2_048 });
  const file = (count: number): Uint8Array => {
    const options = { algorithm: 'aes256', count } as const;
    const structure = forge.pkcs12.toPkcs12Asn1(keys.privateKey, null as never, 'secret', options);
    return new Uint8Array(Buffer.from(forge.asn1.toDer(structure).getBytes(), 'binary'));
  };

  test('is opened in a thread', async () => {
    expect(await testPkcs12Reader().read(file(10), 'secret')).toMatchObject({ ok: true, certificates: [] });
    expect(await testPkcs12Reader().read(file(10), 'else')).toEqual({
      ok: false,
      problem: 'wrong-passphrase',
    });
  });

  test('that demands more work than anybody should wait for is given up', async () => {
    expect(await testPkcs12Reader(2_000).read(demanding(file(10)), 'secret')).toEqual({
      ok: false,
      problem: 'unsupported',
    });
  });

  /** The same file with 2³⁰ iterations for its MAC (RFC 7292 §4, MacData). */
  function demanding(bytes: Uint8Array): Uint8Array {
    const structure = forge.asn1.fromDer(Buffer.from(bytes).toString('binary'), true);
    const [, , mac] = structure.value as forge.asn1.Asn1[];
    const count = (mac?.value as forge.asn1.Asn1[])[2];
    if (count) count.value = forge.asn1.integerToDer(2 ** 30).getBytes();
    return new Uint8Array(Buffer.from(forge.asn1.toDer(structure).getBytes(), 'binary'));
  }
});
