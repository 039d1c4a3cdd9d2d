import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeCrlBytes } from '../../server/core/revocation/judge-crl.js';
import { judgeOcspBytes } from '../../server/core/revocation/judge-ocsp.js';
import { DEFAULT_FRESHNESS } from '../../server/core/revocation/judgement.js';
import { readCertificateList } from '../../server/core/revocation/read-certificate-list.js';
import { readOcspResponse } from '../../server/core/revocation/read-ocsp-response.js';
import { hasCorpus } from '../corpus/corpus.js';
import { pemBlock, revocationExpectations, suiteFile } from '../corpus/revocation.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import { extension } from '../support/mint.js';
import { generalizedTime } from '../support/der.js';
import {
  basicResponse,
  decodedCertificate,
  revocationList,
  serialOf,
} from '../support/revocation-messages.js';
import { testVerifier } from '../support/signature-verifier.js';

/** 200,000 mutants of each kind make a full hunt (`QWARDEN_FUZZ_RUNS=200000`); a tenth is made by default. */
const numRuns = Number(process.env['QWARDEN_FUZZ_RUNS'] ?? 20_000);
const seed = Number(process.env['QWARDEN_FUZZ_SEED'] ?? Date.now() & 0x7fffffff);
afterAll(() => console.log(`Mutated revocation data: seed ${seed}, ${numRuns} of each kind.`));

const AT = new Date('2026-06-01T12:00:00Z');
const authority = CertificateAuthority.root();
const issuer = decodedCertificate(authority.der);
const certificate = decodedCertificate(authority.issue().der);
const revoked = {
  status: 'revoked',
  revokedAt: new Date('2026-05-01T00:00:00Z'),
  reason: 'superseded',
} as const;
const question = {
  certificate,
  issuer,
  at: AT,
  freshness: DEFAULT_FRESHNESS,
  refuseAlgorithm: () => undefined,
};

/** Both speak of a revoked certificate: whatever a mutation does, nobody may read `good`. */
const response = basicResponse({
  signer: authority,
  producedAt: AT,
  nonce: new Uint8Array(32).fill(1),
  answers: [
    { certificate, issuer, status: revoked, thisUpdate: AT, nextUpdate: new Date('2026-06-02T00:00:00Z') },
  ],
  certificates: [authority.der],
});
const list = revocationList({
  signer: authority,
  thisUpdate: AT,
  nextUpdate: new Date('2026-06-02T00:00:00Z'),
  entries: [
    { serial: 1n, revokedAt: AT },
    {
      serial: serialOf(certificate),
      revokedAt: revoked.revokedAt,
      reason: 'superseded',
      extensions: [extension('2.5.29.24', generalizedTime('20260401000000Z'))],
    },
  ],
});

const suite = (kind: 'ocsp' | 'crl', label: string): readonly Uint8Array[] =>
  hasCorpus
    ? Object.keys(revocationExpectations()[kind].cases).flatMap(
        (name) => pemBlock(suiteFile(`${kind}_unittest`, name), label) ?? [],
      )
    : [];

type Mutation = (der: Uint8Array) => Uint8Array;
const anywhere = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (der: Uint8Array, where: number): number => Math.floor(where * der.length);

/** Flipped octets, lies about lengths, changed tags, cut and repeated bytes. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(anywhere, fc.nat(255)).map(
    ([where, octet]): Mutation =>
      (der) =>
        der.with(at(der, where), octet),
  ),
  fc.tuple(anywhere, fc.constantFrom(0x00, 0x7f, 0x80, 0x81, 0x82, 0x84, 0x88, 0xff)).map(
    ([where, length]): Mutation =>
      (der) =>
        der.with(Math.min(at(der, where) + 1, der.length - 1), length),
  ),
  fc.tuple(anywhere, fc.constantFrom(0x02, 0x04, 0x06, 0x0a, 0x17, 0x18, 0x30, 0x80, 0x82, 0xa0, 0xa1)).map(
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
    const [source, target] = [at(der, from), at(der, to)];
    mutant.set(der.subarray(source, source + Math.min(length, der.length - target)), target);
    return mutant;
  }),
);
const mutantsOf = (seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([der, mutations]) =>
      mutations.reduce((mutant, mutate) => (mutant.length > 0 ? mutate(mutant) : mutant), der),
    );

describe('mutated revocation data', () => {
  test.each([
    ['OCSP responses', mutantsOf([response, ...suite('ocsp', 'OCSP RESPONSE')]), readOcspResponse],
    ['CRLs', mutantsOf([list, ...suite('crl', 'CRL')]), readCertificateList],
  ] as const)(
    '%s are read, or refused with a byte, and nothing throws',
    (_what, mutants, read) => {
      fc.assert(
        fc.property(mutants, (der) => {
          const result = read(der);
          if (result.ok) return;
          if (result.problem.message === '' || !(result.problem.offset <= der.length))
            throw new Error(JSON.stringify(result.problem));
        }),
        { numRuns, seed },
      );
    },
    600_000,
  );

  test('a revoked certificate never becomes good', () => {
    const judged = { ocsp: 0, crl: 0 };
    fc.assert(
      fc.property(mutantsOf([response]), mutantsOf([list]), (ocsp, crl) => {
        const byOcsp = judgeOcspBytes(ocsp, question, testVerifier).verdict;
        const byCrl = judgeCrlBytes(crl, [], question, testVerifier).verdict;
        if (byOcsp.status === 'revoked') judged.ocsp++;
        if (byCrl.status === 'revoked') judged.crl++;
        if (byOcsp.status === 'good' || byCrl.status === 'good') throw new Error('A mutant was believed.');
      }),
      { numRuns: Math.ceil(numRuns / 4), seed },
    );
    // Some mutations hit bytes that nobody signs, or change nothing: the hunt reached the judges.
    expect(judged.ocsp + judged.crl).toBeGreaterThan(0);
  }, 600_000);
});
