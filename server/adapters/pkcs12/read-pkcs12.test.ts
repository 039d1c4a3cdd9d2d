import { describe, expect, test } from '@jest/globals';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { hasOpenssl } from '../../../test/support/openssl.js';
import { readPkcs12 } from './read-pkcs12.js';

const KEYS = { rsa: 'rsa:2048', ec: 'ec -pkeyopt ec_paramgen_curve:P-256', ed25519: 'ed25519' } as const;

/** A file as OpenSSL writes it, with a passphrase in the environment of the command only. */
function made(key: keyof typeof KEYS, options: string, passphrase = 'open ąžuolas'): Uint8Array {
  const cwd = mkdtempSync(join(tmpdir(), 'qwarden-pkcs12-'));
  const run = (command: string): void =>
    void execFileSync('sh', ['-c', command], { cwd, stdio: 'pipe', env: { ...process.env, P: passphrase } });
  try {
    run(`openssl req -x509 -newkey ${KEYS[key]} -nodes -keyout k.pem -out c.pem -subj /CN=own -days 2`);
    run('openssl req -x509 -newkey rsa:2048 -nodes -keyout o.pem -out ca.pem -subj /CN=above -days 2');
    run(
      `openssl pkcs12 -export -in c.pem -inkey k.pem -certfile ca.pem -passout env:P -out all.p12 ${options}`,
    );
    return new Uint8Array(readFileSync(join(cwd, 'all.p12')));
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

(hasOpenssl ? describe : describe.skip)('a PKCS#12 file of OpenSSL', () => {
  test.each([
    ['rsa', ''],
    ['ec', ''],
    ['ed25519', ''],
    ['rsa', '-legacy'],
    ['ec', '-legacy'],
    ['rsa', '-keypbe NONE -certpbe NONE'],
    ['rsa', '-macalg sha512 -iter 20000'],
  ] as const)('opens: %s %s', (kind, options) => {
    const reading = readPkcs12(made(kind, options), 'open ąžuolas');
    expect(reading).toMatchObject({ ok: true });
    if (!reading.ok) return;
    const key = createPrivateKey(reading.keyPem);
    const certificates = reading.certificates.map((pem) => new X509Certificate(pem));
    expect(certificates.map(({ subject }) => subject).sort()).toEqual(['CN=above', 'CN=own']);
    expect(certificates.find(({ subject }) => subject === 'CN=own')?.checkPrivateKey(key)).toBe(true);
  });

  test('stays shut for another passphrase, or none', () => {
    const file = made('rsa', '');
    expect(readPkcs12(file, 'open')).toEqual({ ok: false, problem: 'wrong-passphrase' });
    expect(readPkcs12(file, '')).toEqual({ ok: false, problem: 'wrong-passphrase' });
  });

  test('may have no key', () => {
    expect(readPkcs12(made('rsa', '-nokeys'), 'open ąžuolas')).toEqual({ ok: false, problem: 'no-key' });
  });

  test('may be cut off or changed anywhere: it is refused, nothing is thrown, nothing of a key comes out', () => {
    const file = made('rsa', '-iter 1');
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = file.slice();
        changed[at]! ^= by;
        const reading = readPkcs12(changed, 'open ąžuolas');
        if (!reading.ok) expect(Object.keys(reading)).toEqual(['ok', 'problem']);
        expect(readPkcs12(file.slice(0, at), 'open ąžuolas').ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is no PKCS#12', () => {
  test('is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(readPkcs12(bytes, '')).toMatchObject({ ok: false });
      }),
    );
    expect(readPkcs12(new Uint8Array(300_000), '')).toEqual({ ok: false, problem: 'too-large' });
  });
});
