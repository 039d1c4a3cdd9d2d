import { afterAll, describe, expect, test } from '@jest/globals';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import { inspectCertificate } from '../../server/core/certificate/inspect.js';
import { readAgain } from '../../server/core/certificate/second-reading.js';
import { daysLeft } from '../../server/core/certificate/status.js';
import { nodeCrypto } from '../../server/platform/node-crypto.js';
import { startWorld } from '../../test/support/world/start-world.js';
import { mintCertificates } from './certificates.js';

const NOW = new Date('2026-11-22T10:00:00Z');
const world = await startWorld({ now: () => NOW });
afterAll(() => world.stop());
const minted = mintCertificates(world, NOW).certificates.map((demo) => {
  const der = Uint8Array.from(Buffer.from(demo.pem.replaceAll(/-----.*-----|\s/g, ''), 'base64'));
  const certificate = decodeCertificate(der);
  if (!certificate.ok) throw new Error(`${demo.file}: ${certificate.problem.message}`);
  const reading = readAgain(certificate.value);
  return { ...demo, reading, ...inspectCertificate(certificate.value, nodeCrypto, reading) };
});
const errorsOf = (file: string) =>
  minted
    .filter((demo) => demo.file === file)
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

describe('the certificates of the demo', () => {
  test('each file is named once', () => {
    expect(new Set(minted.map(({ file }) => file)).size).toBe(minted.length);
  });

  test('both readers agree on all of them', () => {
    expect(minted.filter(({ reading }) => reading.status !== 'agrees').map(({ file }) => file)).toEqual([]);
  });

  test('every band of the first page has some', () => {
    const days = minted.map(({ notAfter }) => daysLeft(new Date(notAfter), NOW));
    for (const [from, to] of [
      [-365, -1],
      [0, 6],
      [7, 29],
      [30, 89],
      [90, 400],
    ] as const)
      expect(days.filter((left) => left >= from && left <= to).length).toBeGreaterThan(1);
    expect(minted.filter(({ notBefore }) => new Date(notBefore) > NOW)).toHaveLength(2);
  });

  test('only what is meant to be broken has errors', () => {
    const broken = new Set(minted.map(({ file }) => file).filter((file) => errorsOf(file).length > 0));
    expect([...broken].sort()).toEqual([
      'imaginary-payments-qwac-bare-statement.pem',
      'izdoma-qwac-other-authority.pem',
      'make-believe-qwac-roles-swapped.pem',
      'muinasjutt-qwac-identifier-underscore.pem',
      'musterbank-qwac-disclosure.pem',
      'naidispank-qwac-without-type.pem',
      'paiements-fictifs-qwac-roles-flat.pem',
      'pavyzdys-qwac-identifier-doubled.pem',
    ]);
  });

  test.each([
    ['make-believe-qwac-roles-swapped.pem', 'psd2.role-oid-name-mismatch'],
    ['paiements-fictifs-qwac-roles-flat.pem', 'psd2.roles-flat'],
    ['imaginary-payments-qwac-bare-statement.pem', 'qcs.unwrapped'],
    ['pavyzdys-qwac-identifier-doubled.pem', 'orgid.psd-double-prefix'],
  ])('%s shows %s', (file, code) => {
    expect(errorsOf(file)).toContain(code);
  });

  test('what replaces another names a file that is there', () => {
    const files = minted.map(({ file }) => file);
    for (const { replaces } of minted) if (replaces !== undefined) expect(files).toContain(replaces);
  });
});
