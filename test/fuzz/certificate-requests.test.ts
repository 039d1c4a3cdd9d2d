import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { judgeRequest } from '../../server/core/certificate-requests/judge-request.js';
import {
  REQUEST_ERROR_CODES,
  readCertificateRequest,
} from '../../server/core/certificate-requests/read-certificate-request.js';
import {
  attribute,
  extensionRequest,
  implicitSet,
  requestOf,
  WANTED,
} from '../support/certificate-requests.js';
import { bitString, sequence, utf8 } from '../support/der.js';
import { extension, QSEALC_STATEMENTS } from '../support/mint.js';
import { testVerifier } from '../support/signature-verifier.js';

const numRuns = Number(process.env['QWARDEN_FUZZ_RUNS'] ?? 2000);
const AT = new Date('2026-08-18T06:00:00Z');
const SEEDS = [
  requestOf(),
  requestOf({
    attributes: [
      implicitSet(
        extensionRequest(
          extension('2.5.29.15', bitString(Uint8Array.of(0x80), 7)),
          extension('1.3.6.1.5.5.7.1.3', sequence(...QSEALC_STATEMENTS)),
        ),
        attribute('1.2.840.113549.1.9.7', utf8('secret')),
      ),
    ],
  }),
];

const anywhere = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const octet = fc.oneof(fc.nat(255), fc.constantFrom(0x02, 0x03, 0x04, 0x06, 0x30, 0x31, 0x80, 0xa0));
const mutants = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(anywhere, octet), { minLength: 1, maxLength: 4 }),
    fc.option(anywhere, { nil: 1, freq: 5 }),
  )
  .map(([der, changes, cut]) => {
    const mutant = Uint8Array.from(der);
    for (const [where, value] of changes) mutant[Math.floor(where * der.length)] = value;
    return mutant.subarray(0, Math.ceil(cut * der.length));
  });

const isAnswered = (bytes: Uint8Array): void => {
  const read = readCertificateRequest(bytes, testVerifier);
  if (!read.ok) {
    expect(REQUEST_ERROR_CODES).toContain(read.error.code);
    return;
  }
  for (const { message, range } of judgeRequest(read.request, WANTED, AT)) {
    expect(message).not.toBe('');
    if (range !== null) expect(range.start).toBeLessThanOrEqual(read.request.der.length);
  }
};

test('mutated requests are read and judged, or refused, and never throw', () => {
  fc.assert(fc.property(mutants, isAnswered), { numRuns });
});

test('so is anything else', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), isAnswered), { numRuns });
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => isAnswered(new TextEncoder().encode(text))),
    {
      numRuns,
    },
  );
});
