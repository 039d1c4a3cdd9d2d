import { describe, expect, test } from '@jest/globals';
import { runCommands, hasOpenssl } from '../../test/support/openssl.js';
import { readCredential } from './read-credential.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const MAKE =
  'openssl req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -subj /CN=own -days 2 2>/dev/null';

(hasOpenssl ? describe : describe.skip)('certificate and key for a probe', () => {
  const both = new TextDecoder().decode(runCommands({}, [MAKE, 'cat k.pem c.pem > both.pem'], 'both.pem'));
  const export12 = (more: string): Uint8Array =>
    runCommands({ 'both.pem': both }, [`openssl pkcs12 -export -in both.pem -out a.p12 ${more}`], 'a.p12');

  test.each([
    ['today’s encryption', '-passout pass:secret'],
    ['that of old files', '-passout pass:secret -legacy'],
  ])('come out of one PKCS#12 file with %s', async (_, options) => {
    const certificate = export12(options);
    const reading = await readCredential({ certificate, key: undefined, passphrase: 'secret' });
    expect(reading).toMatchObject({ ok: true, credential: { key: { kind: 'pem' } } });
    const wrong = await readCredential({ certificate, key: undefined, passphrase: undefined });
    expect(wrong).toMatchObject({ ok: false, message: expect.stringContaining('--passphrase-file') });
  });

  test('come out of PEM, the key beside or within', async () => {
    const certificate = bytesOf(both);
    for (const key of [undefined, { kind: 'file' as const, bytes: export12('-passout pass:') }])
      expect(await readCredential({ certificate, key, passphrase: undefined })).toMatchObject({ ok: true });
  });

  test('that were not made together are refused', async () => {
    const other = runCommands({}, [MAKE], 'k.pem');
    const key = { kind: 'file' as const, bytes: other };
    expect(await readCredential({ certificate: bytesOf(both), key, passphrase: undefined })).toEqual({
      ok: false,
      message: 'The key does not belong to the certificate: they were not made together.',
    });
  });
});
