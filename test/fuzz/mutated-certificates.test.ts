import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { certificatesInFile } from '../../server/core/certificate/certificates-in-file.js';
import { decodeCertificate } from '../../server/core/certificate/decode-certificate.js';
import { describeBytes } from '../../server/core/certificate/describe-bytes.js';
import { inspectCertificate } from '../../server/core/certificate/inspect.js';
import { readAgain } from '../../server/core/certificate/second-reading.js';
import { nodeCrypto } from '../../server/platform/node-crypto.js';
import { CORPUS, corpusIndex, hasCorpus } from '../corpus/corpus.js';
import { mint, QSEALC_STATEMENTS } from '../support/mint.js';

/** fast-check prints the seed of a failure; `QWARDEN_FUZZ_RUNS` makes a longer hunt. */
const numRuns = Number(process.env['QWARDEN_FUZZ_RUNS'] ?? 2000);

/** What hunters start from: the certificates with a PSD2 statement, whose decoders guess the most. */
const seeds: readonly Uint8Array[] = hasCorpus
  ? corpusIndex()
      .filter(({ psd2 }) => psd2)
      .flatMap(({ file }) => certificatesInFile(readFileSync(new URL(file, CORPUS))))
      .flatMap((found) => ('der' in found ? [found.der] : []))
  : [mint(), mint({ qcStatements: QSEALC_STATEMENTS })];

type Mutation = (der: Uint8Array) => Uint8Array;

const anywhere = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (der: Uint8Array, where: number): number => Math.floor(where * der.length);

/** Flipped octets, lies about lengths, changed tags, spliced and cut bytes. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(anywhere, fc.nat(255)).map(
    ([where, octet]): Mutation =>
      (der) =>
        der.with(at(der, where), octet),
  ),
  fc.tuple(anywhere, fc.constantFrom(0x00, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xff)).map(
    ([where, length]): Mutation =>
      (der) =>
        der.with(Math.min(at(der, where) + 1, der.length - 1), length),
  ),
  fc.tuple(anywhere, fc.constantFrom(0x02, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x30, 0x31, 0xa0, 0xbf)).map(
    ([where, tag]): Mutation =>
      (der) =>
        der.with(at(der, where), tag),
  ),
  anywhere.map(
    (where): Mutation =>
      (der) =>
        der.subarray(0, at(der, where)),
  ),
  fc.tuple(anywhere, anywhere, fc.nat(40)).map(([from, to, length]): Mutation => (der) => {
    const mutant = Uint8Array.from(der);
    mutant.set(
      der.subarray(at(der, from), at(der, from) + Math.min(length, der.length - at(der, to))),
      at(der, to),
    );
    return mutant;
  }),
);

const mutants = fc
  .tuple(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([der, mutations]) =>
    mutations.reduce((mutant, mutate) => (mutant.length > 0 ? mutate(mutant) : mutant), der),
  );

describe('mutated certificates', () => {
  test('are decoded, linted and described, or refused with a byte, and never throw', () => {
    fc.assert(
      fc.property(mutants, (der) => {
        const certificate = decodeCertificate(der);
        if (!certificate.ok) {
          expect(certificate.problem.message).not.toBe('');
          expect(certificate.problem.offset).toBeLessThanOrEqual(der.length);
          return;
        }
        for (const { range } of inspectCertificate(certificate.value, nodeCrypto, { status: 'agrees' })
          .findings) {
          if (range !== null)
            expect(0 <= range.start && range.start <= range.end && range.end <= der.length).toBe(true);
        }
        expect(describeBytes(certificate.value)[0]).toMatchObject({ start: 0, end: der.length });
      }),
      { numRuns },
    );
  }, 120_000);

  test('are usable only when two readers see the same roles', () => {
    fc.assert(
      fc.property(mutants, (der) => {
        const certificate = decodeCertificate(der);
        if (!certificate.ok) return;
        const reading = readAgain(certificate.value);
        const { usableRoles } = inspectCertificate(certificate.value, nodeCrypto, reading);
        if (reading.status !== 'agrees') expect(usableRoles).toEqual([]);
      }),
      { numRuns: Math.ceil(numRuns / 10) },
    );
  }, 120_000);

  test('found in files of any form never throw', () => {
    fc.assert(
      fc.property(mutants, fc.boolean(), (der, asPem) => {
        const file = asPem
          ? new TextEncoder().encode(
              `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`,
            )
          : der;
        expect(certificatesInFile(file).length).toBeGreaterThan(0);
      }),
      { numRuns },
    );
  }, 120_000);
});
