import { describe, expect, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import { mint, SUBJECT } from '../../../test/support/mint.js';
import { base64, listOfLists, nationalList, provider } from '../../../test/support/trusted-list-author.js';
import { judgeList, type ListCandidate, type ListExpectation } from './judge-list.js';
import type { SchemeInformation, TrustedList } from './trusted-list.js';

const AT = new Date('2026-08-01T12:00:00Z');
const TSL_SIGNING = ['0.4.0.2231.3.0'];
const operator = CertificateAuthority.root({ commonName: 'Scheme operator CA' });
const signer = operator.issue({ mint: { extendedKeyUsage: TSL_SIGNING } }).der;
const stranger = CertificateAuthority.root({ commonName: 'Mallory' }).der;

let files = 0;
const candidate = (list: TrustedList, by: Uint8Array = signer): ListCandidate => ({
  list,
  sha256: `${files++}`,
  signature: {
    signer: base64(by),
    scheme: 'ecdsa',
    hash: 'sha256',
    signingCertificateForm: 'SigningCertificateV2',
    signingTime: null,
  },
});
const national = (scheme: Partial<SchemeInformation> = {}, by?: Uint8Array): ListCandidate =>
  candidate(nationalList(scheme), by);

const EXPECTED: ListExpectation = { type: 'national', territory: 'LT', signers: [base64(signer)] };

/** `accept closed,signer-expired` or `refuse rolled-back`. */
function outcome(
  one: ListCandidate,
  {
    current,
    expected = EXPECTED,
    at = AT,
  }: { current?: ListCandidate; expected?: ListExpectation; at?: Date } = {},
): string {
  const judgement = judgeList(one, current, expected, at);
  const reasons = judgement.decision === 'refuse' ? judgement.reasons : judgement.warnings;
  return [judgement.decision, ...reasons.map(({ code }) => code)].join(' ');
}

describe('a national list', () => {
  test('signed by whom the pointer announces is taken', () => {
    expect(outcome(national())).toBe('accept');
  });

  test('signed by anybody else is refused, also by whom the operator has certified', () => {
    expect(outcome(national({}, stranger))).toBe('refuse signer-not-announced');
    expect(outcome(national(), { expected: { ...EXPECTED, signers: [base64(operator.der)] } })).toBe(
      'refuse signer-not-announced',
    );
    expect(outcome(national(), { expected: { ...EXPECTED, signers: [] } })).toBe(
      'refuse signer-not-announced',
    );
  });

  test('signed by a renewed certificate with the same key and name is taken with a warning', () => {
    const old = mint({ serialNumber: 1, ca: true, extendedKeyUsage: TSL_SIGNING });
    const renewed = mint({ serialNumber: 2, ca: true, extendedKeyUsage: TSL_SIGNING });
    const expected = { ...EXPECTED, signers: [base64(old)] };
    expect(outcome(national({}, renewed), { expected })).toBe('accept signer-renewed');
    const renamed = mint({ subject: [[SUBJECT.CN, 'Another']], extendedKeyUsage: TSL_SIGNING });
    expect(outcome(national({}, renamed), { expected })).toBe('refuse signer-not-announced');
  });

  test.each([5, 6])('of version %d is taken', (version) => {
    expect(outcome(national({ version }))).toBe('accept');
  });

  test.each([0, 3, 4, 7])('of version %d is refused', (version) => {
    expect(outcome(national({ version }))).toBe('refuse version-not-accepted');
  });

  test('of another country or another type is refused', () => {
    expect(outcome(national({ territory: 'LV' }))).toBe('refuse other-territory');
    expect(outcome(national({ type: 'list-of-lists' }))).toBe('refuse other-type');
  });

  test('from the future is refused; the clocks may differ by five minutes', () => {
    expect(outcome(national({ issued: '2026-08-01T12:05:00Z' }))).toBe('accept');
    expect(outcome(national({ issued: '2026-08-01T12:05:01Z' }))).toBe('refuse issued-in-the-future');
    expect(outcome(national({ issued: '2027-08-01T12:00:00Z', nextUpdate: '2028-01-01T00:00:00Z' }))).toBe(
      'refuse issued-in-the-future',
    );
  });

  test('that was to be replaced before it was issued is refused', () => {
    expect(outcome(national({ issued: '2026-07-01T00:00:00Z', nextUpdate: '2026-06-01T00:00:00Z' }))).toBe(
      'refuse next-update-before-issue',
    );
  });

  test('whose NextUpdate has passed is taken with a warning', () => {
    expect(outcome(national({ nextUpdate: '2026-08-01T12:00:00Z' }))).toBe('accept');
    expect(outcome(national({ nextUpdate: '2026-08-01T11:59:59Z' }))).toBe('accept next-update-passed');
  });

  test('that is closed is taken with a warning', () => {
    expect(outcome(national({ nextUpdate: null }))).toBe('accept closed');
  });

  test("whose announced signer's certificate is not good any more is taken with warnings", () => {
    const notAfter = new Date('2026-07-31T00:00:00Z');
    const expired = operator.issue({ notAfter, mint: { extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] } }).der;
    const expected = { ...EXPECTED, signers: [base64(expired)] };
    expect(outcome(national({}, expired), { expected })).toBe(
      'accept signer-expired signer-without-tsl-signing',
    );
    expect(outcome(national({}, signer), { at: new Date('2026-01-30T00:00:00Z') })).toContain(
      'issued-in-the-future',
    );
    const early = new Date('2026-01-30T00:00:00Z');
    const old = national({ issued: '2026-01-01T00:00:00Z' });
    expect(outcome(old, { at: early })).toBe('accept signer-not-yet-valid');
  });
});

describe('beside the list in use', () => {
  const current = national({ sequenceNumber: 7 });

  test('the very same file is unchanged', () => {
    expect(outcome(current, { current })).toBe('unchanged');
  });

  test('a higher number replaces it', () => {
    expect(outcome(national({ sequenceNumber: 8, issued: '2026-07-01T00:00:00Z' }), { current })).toBe(
      'accept',
    );
  });

  test('a lower number is rolled back, also with a later date', () => {
    expect(outcome(national({ sequenceNumber: 6 }), { current })).toBe('refuse rolled-back');
    expect(outcome(national({ sequenceNumber: 6, issued: '2026-07-01T00:00:00Z' }), { current })).toBe(
      'refuse rolled-back',
    );
  });

  test('an earlier date is rolled back, also with a higher number', () => {
    expect(outcome(national({ sequenceNumber: 8, issued: '2026-05-01T00:00:00Z' }), { current })).toBe(
      'refuse rolled-back',
    );
  });

  test('the same edition signed anew is taken with a warning', () => {
    expect(outcome(national({ sequenceNumber: 7 }), { current })).toBe('accept sequence-not-raised');
  });

  test('the same number with a later date is taken with a warning', () => {
    expect(outcome(national({ sequenceNumber: 7, issued: '2026-06-02T00:00:00Z' }), { current })).toBe(
      'accept sequence-not-raised',
    );
  });

  test('the same number and date with other contents is refused', () => {
    const other = candidate(nationalList({ sequenceNumber: 7 }, [provider()]));
    expect(outcome(other, { current })).toBe('refuse sequence-reused');
  });

  test('every reason is given', () => {
    const bad = national({ version: 4, territory: 'XX', sequenceNumber: 1 }, stranger);
    expect(outcome(bad, { current })).toBe(
      'refuse version-not-accepted other-territory signer-not-announced rolled-back',
    );
  });
});

test('a list of lists whose NextUpdate has passed is refused, unless it is a pivot', () => {
  const lotl = candidate(listOfLists({ nextUpdate: '2026-07-01T00:00:00Z' }));
  const expected = { type: 'list-of-lists', territory: 'EU', signers: [base64(signer)] } as const;
  expect(outcome(lotl, { expected })).toBe('refuse next-update-passed');
  expect(outcome(lotl, { expected: { ...expected, pivot: true } })).toBe('accept');
});
