import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nodeListCryptography } from '../../server/adapters/trust-lists/node-list-cryptography.js';
import { Qualifier } from '../../server/core/trust-lists/names.js';
import { readSignedList, readUnverifiedList } from '../../server/core/trust-lists/read-signed-list.js';
import { TRUST_LIST_PROBLEM_CODES } from '../../server/core/trust-lists/trust-list-problem.js';
import type { TrustedList } from '../../server/core/trust-lists/trusted-list.js';
import { CertificateAuthority } from '../support/certificate-authority.js';
import {
  english,
  forPurpose,
  identity,
  nationalList,
  provider,
  qualifications,
  service,
  serviceState,
  signedList,
} from '../support/trusted-list-author.js';

/** fast-check prints the seed of a failure; `QWARDEN_FUZZ_RUNS=20000` makes the full hunt. */
const numRuns = Number(process.env['QWARDEN_FUZZ_RUNS'] ?? 2000);

const operator = CertificateAuthority.root({ commonName: 'Scheme operator' });
const LIST = nationalList({}, [
  provider({
    names: english('Žemaitijos „Pasitikėjimas“'),
    services: [
      service({
        identity: identity(operator.der),
        extensions: [
          forPurpose('web'),
          qualifications([Qualifier.forWeb], {
            assert: 'all',
            criteria: [{ kind: 'policy-set', policies: ['0.4.0.194112.1.4'] }],
          }),
        ],
        history: [serviceState({ since: '2017-01-01T00:00:00Z' })],
      }),
    ],
  }),
]);
const SIGNED = await signedList(LIST, operator);

/** Pieces of which attacks are made. */
const PIECES = [
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
  '<!-- -->',
  '<![CDATA[x]]>',
  '<?x y?>',
  '&lt;',
  '&e;',
  '<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>',
  ' Id="list"',
  ' xmlns="urn:other"',
  '</SchemeInformation>',
  '<TrustServiceProviderList>',
  '\u0000',
  '\ufeff',
  ' ',
].map((text) => new TextEncoder().encode(text));

type Mutation = (bytes: Uint8Array) => Uint8Array;
const anywhere = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const at = (bytes: Uint8Array, where: number): number => Math.floor(where * bytes.length);

/** Changed octets, cut, doubled and swapped stretches, and what attackers insert. */
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(anywhere, fc.nat(255)).map(
    ([where, octet]): Mutation =>
      (bytes) =>
        bytes.length === 0 ? bytes : bytes.with(at(bytes, where), octet),
  ),
  anywhere.map(
    (where): Mutation =>
      (bytes) =>
        bytes.subarray(0, Math.max(1, at(bytes, where))),
  ),
  fc.tuple(anywhere, fc.nat(2000)).map(([where, length]): Mutation => (bytes) => {
    const from = at(bytes, where);
    return Uint8Array.of(...bytes.subarray(0, from), ...bytes.subarray(from + length));
  }),
  fc.tuple(anywhere, anywhere, fc.nat(2000)).map(([from, to, length]): Mutation => (bytes) => {
    const piece = bytes.slice(at(bytes, from), at(bytes, from) + length);
    return Uint8Array.of(...bytes.subarray(0, at(bytes, to)), ...piece, ...bytes.subarray(at(bytes, to)));
  }),
  fc.tuple(anywhere, fc.constantFrom(...PIECES)).map(
    ([where, piece]): Mutation =>
      (bytes) =>
        Uint8Array.of(...bytes.subarray(0, at(bytes, where)), ...piece, ...bytes.subarray(at(bytes, where))),
  ),
);

const CODES: readonly string[] = TRUST_LIST_PROBLEM_CODES;

describe('mutated lists', () => {
  test('are read to a value or refused with a typed problem, and none says otherwise than what was signed', () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        const mutant = mutations.reduce((bytes, mutate) => mutate(bytes), SIGNED);
        const verified = readSignedList(mutant, nodeListCryptography);
        // What still verifies, for example with a comment more, must say the very same.
        if (verified.ok) expect(verified.value.signed.list).toEqual(LIST);
        else expect(CODES).toContain(verified.problem.code);
        const unverified = readUnverifiedList(mutant);
        if (unverified.ok) expect(serialisable(unverified.value)).toBe(true);
        else expect(CODES).toContain(unverified.problem.code);
      }),
      { numRuns },
    );
  }, 600_000);
});

const serialisable = (list: TrustedList): boolean =>
  JSON.stringify(JSON.parse(JSON.stringify(list))) === JSON.stringify(list);
