import { describe, expect, test } from '@jest/globals';
import { CertificateAuthority, type LeafParticulars } from '../../../test/support/certificate-authority.js';
import {
  bitString,
  explicit,
  generalizedTime,
  implicit,
  sequence,
  set,
  utf8,
  oid,
  integer,
} from '../../../test/support/der.js';
import { extension, SUBJECT } from '../../../test/support/mint.js';
import {
  decodedCertificate,
  type ListedEntry,
  revocationList,
  serialOf,
  type TestList,
} from '../../../test/support/revocation-messages.js';
import { flag } from '../../../test/support/revocation-desk.js';
import { testVerifier } from '../../../test/support/signature-verifier.js';
import { decideRevocation } from './decide-revocation.js';
import { type CrlQuestion, judgeCrlBytes } from './judge-crl.js';
import { DEFAULT_FRESHNESS, type RevocationJudgement } from './judgement.js';

const AT = new Date('2026-06-01T12:00:00Z');
const hours = (n: number): Date => new Date(AT.getTime() + n * 3_600_000);

const root = CertificateAuthority.root();
const authority = root.subordinate();
const issuer = decodedCertificate(authority.der);
const uri = (text: string): Uint8Array => implicit(6, new TextEncoder().encode(text));
const nameOf = (der: Uint8Array): Uint8Array => {
  const { subject } = decodedCertificate(der);
  return der.subarray(subject.at.start, subject.at.end);
};
/** A certificate whose cRLDistributionPoints are these, each given by its fields. */
const issuedWith = (points: readonly (readonly Uint8Array[])[], over: LeafParticulars = {}) =>
  decodedCertificate(
    authority.issue({
      ...over,
      mint: { extensions: [extension('2.5.29.31', sequence(...points.map((point) => sequence(...point))))] },
    }).der,
  );
const fullName = (...names: readonly Uint8Array[]): Uint8Array => explicit(0, explicit(0, ...names));
const reasons = (octets: readonly number[], unused = 0): Uint8Array =>
  implicit(1, bitString(Uint8Array.from(octets), unused).subarray(2));
const onlySomeReasons = (octets: readonly number[], unused = 0): Uint8Array =>
  implicit(3, bitString(Uint8Array.from(octets), unused).subarray(2));

const POINT = 'http://crl.ca.example/1.crl';
const leaf = issuedWith([[fullName(uri(POINT))]]);
const listed = (over: Partial<ListedEntry> = {}): ListedEntry => ({
  serial: serialOf(leaf),
  revokedAt: hours(-48),
  reason: 'keyCompromise',
  ...over,
});

const listWith = (over: Partial<TestList> = {}): Uint8Array =>
  revocationList({ signer: authority, thisUpdate: hours(-1), nextUpdate: hours(24), number: 10, ...over });
const judge = (
  der: Uint8Array,
  over: Partial<CrlQuestion> = {},
  deltas: readonly Uint8Array[] = [],
): RevocationJudgement =>
  judgeCrlBytes(
    der,
    deltas,
    {
      certificate: leaf,
      issuer,
      at: AT,
      freshness: DEFAULT_FRESHNESS,
      refuseAlgorithm: () => undefined,
      ...over,
    },
    testVerifier,
  );
const outcome = (judgement: RevocationJudgement): string =>
  judgement.verdict.status === 'unknown' ? judgement.verdict.remark.kind : judgement.verdict.status;

describe('a CRL of the issuer', () => {
  test('that does not list the certificate says good, for all reasons', () => {
    const judgement = judge(listWith({ entries: [listed({ serial: 1n })] }));
    expect(judgement).toMatchObject({ verdict: { status: 'good' }, signatureChecks: 1 });
    expect(decideRevocation([judgement])).toMatchObject({ status: 'good', check: 'pass' });
  });

  test('that lists it says when, why and since when the key may be known', () => {
    const invalidity = extension('2.5.29.24', generalizedTime('20260501000000Z'));
    expect(judge(listWith({ entries: [listed({ extensions: [invalidity] })] })).verdict).toEqual({
      status: 'revoked',
      revokedAt: hours(-48),
      reason: 'keyCompromise',
      invalidityDate: new Date('2026-05-01T00:00:00Z'),
    });
  });

  test('without a number, or with a critical one, makes nothing good; what it lists is revoked all the same', () => {
    const critical = extension('2.5.29.20', integer(10), true);
    for (const over of [{ number: null }, { number: null, extensions: [critical] }]) {
      expect(outcome(judge(listWith(over)))).toBe('malformed');
      expect(outcome(judge(listWith({ ...over, entries: [listed()] })))).toBe('revoked');
    }
    const tolerant = { freshness: { ...DEFAULT_FRESHNESS, crlNumber: 'not-needed' } } as const;
    expect(outcome(judge(listWith({ number: null }), tolerant))).toBe('good');
  });

  test('that holds it says on hold; before its date it was good', () => {
    const list = listWith({ entries: [listed({ reason: 'certificateHold' })] });
    expect(outcome(judge(list))).toBe('on-hold');
    expect(outcome(judge(list, { at: hours(-72), receivedAt: AT }))).toBe('good');
  });

  test('that lists it twice is worth the worse', () => {
    const list = listWith({ entries: [listed({ reason: 'certificateHold' }), listed()] });
    expect(outcome(judge(list))).toBe('revoked');
  });

  test.each<[string, Partial<TestList>, Partial<CrlQuestion>, string]>([
    ['with a wrong signature', { spoilSignature: true }, {}, 'crl-signature-invalid'],
    ['past its nextUpdate', { nextUpdate: hours(-1) }, {}, 'stale'],
    ['from the future', { thisUpdate: hours(1) }, {}, 'future'],
    ['with a refused algorithm', {}, { refuseAlgorithm: () => 'Out.' }, 'algorithm-refused'],
    [
      'with a critical extension that nobody knows',
      { extensions: [extension('1.2.3.4', sequence(), true)] },
      {},
      'critical-extension',
    ],
    [
      'with such an extension at another entry',
      { entries: [listed({ serial: 1n, extensions: [extension('1.2.3.4', sequence(), true)] })] },
      {},
      'critical-extension',
    ],
    ['that is a delta', { deltaBase: 3 }, {}, 'not-covering'],
  ])('%s says nothing', (_what, list, question, expected) => {
    expect(outcome(judge(listWith(list), question))).toBe(expected);
  });

  test('that has expired still shows a revocation, but no good and no hold', () => {
    const past = { thisUpdate: hours(-30), nextUpdate: hours(-6) };
    expect(outcome(judge(listWith({ ...past, entries: [listed()] })))).toBe('revoked');
    expect(outcome(judge(listWith({ ...past, entries: [listed({ reason: 'certificateHold' })] })))).toBe(
      'stale',
    );
  });

  test('speaks of an expired certificate only when it keeps such (X.509 §9.5.2.7)', () => {
    const at = new Date('2028-01-01T00:00:00Z');
    const times = { thisUpdate: at, nextUpdate: new Date('2028-01-02T00:00:00Z') };
    const kept = extension('2.5.29.60', generalizedTime('20200101000000Z'));
    expect(outcome(judge(listWith(times), { at }))).toBe('expired-not-kept');
    expect(outcome(judge(listWith({ ...times, extensions: [kept] }), { at }))).toBe('good');
    expect(outcome(judge(listWith({ ...times, entries: [listed()] }), { at }))).toBe('revoked');
  });
});

describe('who signs (RFC 5280 §6.3.3 (f))', () => {
  test('another CA says nothing, even under the name of the issuer', () => {
    const stranger = CertificateAuthority.root({ commonName: 'Somebody Else' });
    expect(outcome(judge(listWith({ signer: stranger })))).toBe('not-covering');
    expect(outcome(judge(listWith({ signer: stranger, issuer: nameOf(authority.der) })))).toBe(
      'crl-signature-invalid',
    );
  });

  test('the older key of the issuer may, once its certificate is known', () => {
    const older = root.subordinate({ keyType: 'rsa' });
    const list = listWith({ signer: older });
    expect(outcome(judge(list))).toBe('crl-signature-invalid');
    expect(outcome(judge(list, { crlSigners: [decodedCertificate(older.der)] }))).toBe('good');
  });

  test('a certificate under the name of the issuer may only with cRLSign', () => {
    const named = [
      [SUBJECT.C, 'LT'],
      [SUBJECT.O, 'Qwarden Test Trust Services'],
      [SUBJECT.organizationIdentifier, 'NTRLT-123456789'],
      [SUBJECT.CN, 'Qwarden Test Issuing CA'],
    ] as const;
    const signedUnder = (keyUsage: number): string => {
      const signer = root.issue({ mint: { subject: named, ca: true, keyUsage } });
      return outcome(judge(listWith({ signer }), { crlSigners: [decodedCertificate(signer.der)] }));
    };
    expect(signedUnder(0x06)).toBe('good');
    expect(signedUnder(0x04)).toBe('crl-signer-unknown');
  });
});

describe('which certificates a list speaks about (RFC 5280 §5.2.5)', () => {
  const otherPoint = 'http://crl.ca.example/2.crl';
  test.each<[string, readonly Uint8Array[], string]>([
    ['its distribution point', [fullName(uri(POINT))], 'good'],
    ['one of several', [fullName(uri(otherPoint), uri(POINT))], 'good'],
    ['another distribution point', [fullName(uri(otherPoint))], 'not-covering'],
    ['end-entity certificates', [flag(1)], 'good'],
    ['CA certificates', [flag(2)], 'not-covering'],
    ['attribute certificates', [flag(5)], 'not-covering'],
    ['its distribution point and CAs', [fullName(uri(POINT)), flag(2)], 'not-covering'],
    ['nothing at all', [], 'malformed'],
    ['both kinds alone', [flag(1), flag(2)], 'malformed'],
    ['fields out of order', [flag(2), fullName(uri(POINT))], 'malformed'],
  ])('%s', (_what, scope, expected) => {
    expect(outcome(judge(listWith({ scope })))).toBe(expected);
  });

  test('a CA certificate is covered by the list of CA certificates', () => {
    const certificate = decodedCertificate(authority.der);
    const question = { certificate, issuer: decodedCertificate(root.der) };
    expect(outcome(judge(listWith({ signer: root, scope: [flag(2)] }), question))).toBe('good');
    expect(outcome(judge(listWith({ signer: root, scope: [flag(1)] }), question))).toBe('not-covering');
  });

  test('a name relative to the issuer is completed on both sides', () => {
    const rdn = sequence(oid('2.5.4.3'), utf8('crl one'));
    const relative = explicit(0, explicit(1, rdn));
    const certificate = issuedWith([[relative]]);
    const whole = sequence(
      ...[nameOf(authority.der)].map((name) => name.subarray(2)),
      set(sequence(oid('2.5.4.3'), utf8('CRL  One'))),
    );
    expect(outcome(judge(listWith({ scope: [relative] }), { certificate }))).toBe('good');
    expect(outcome(judge(listWith({ scope: [fullName(explicit(4, whole))] }), { certificate }))).toBe('good');
    expect(outcome(judge(listWith({ scope: [fullName(uri(POINT))] }), { certificate }))).toBe('not-covering');
  });

  test('reasons in partitions are put together, and a missing one leaves it unknown', () => {
    const [one, two] = ['http://crl.ca.example/a', 'http://crl.ca.example/b'];
    // keyCompromise and cACompromise here, everything else there.
    const certificate = issuedWith([
      [fullName(uri(one)), reasons([0x60], 5)],
      [fullName(uri(two)), reasons([0x1f, 0x80], 7)],
    ]);
    const part = (address: string, octets: readonly number[], unused: number): RevocationJudgement =>
      judge(listWith({ scope: [fullName(uri(address)), onlySomeReasons(octets, unused)] }), { certificate });
    const first = part(one, [0x60], 5);
    const second = part(two, [0x1f, 0x80], 7);
    expect([first.reasons, outcome(second)]).toEqual([['keyCompromise', 'cACompromise'], 'good']);
    expect(decideRevocation([first, second])).toMatchObject({ status: 'good', basis: [0, 1] });
    const open = decideRevocation([first]);
    expect([open.status, open.check, open.remarks[0]?.kind]).toEqual([
      'unknown',
      'unknown',
      'reasons-not-covered',
    ]);
  });

  test('an indirect list names the issuers of its certificates (§5.3.3)', () => {
    const publisher = root.subordinate({ commonName: 'Qwarden Test CRL Publisher' });
    const crlSigners = [decodedCertificate(publisher.der)];
    const certificate = issuedWith([[fullName(uri(POINT)), explicit(2, explicit(4, nameOf(publisher.der)))]]);
    const serial = serialOf(certificate);
    const issuedBy = (der: Uint8Array): Uint8Array =>
      extension('2.5.29.29', sequence(explicit(4, nameOf(der))), true);
    const judged = (entries: readonly ListedEntry[], scope = [fullName(uri(POINT)), flag(4)]): string =>
      outcome(judge(listWith({ signer: publisher, scope, entries }), { certificate, crlSigners }));
    const other = { serial: 77n, revokedAt: hours(-9) };
    expect(judged([])).toBe('good');
    expect(judged([{ ...other, serial }])).toBe('good');
    expect(
      judged([
        { ...other, extensions: [issuedBy(authority.der)] },
        { ...other, serial },
      ]),
    ).toBe('revoked');
    expect(
      judged([
        { ...other, extensions: [issuedBy(authority.der)] },
        { ...other, serial, extensions: [issuedBy(root.der)] },
      ]),
    ).toBe('good');
    expect(judged([], [fullName(uri(POINT))])).toBe('not-covering');
    expect(judged([{ ...other, extensions: [issuedBy(authority.der)] }], [fullName(uri(POINT))])).toBe(
      'malformed',
    );
    expect(outcome(judge(listWith(), { certificate, crlSigners }))).toBe('not-covering');
  });
});

describe('a delta CRL (RFC 5280 §5.2.4)', () => {
  const complete = (entries: readonly ListedEntry[] = []): Uint8Array =>
    listWith({ thisUpdate: hours(-20), entries });
  const delta = (over: Partial<TestList> = {}): Uint8Array =>
    listWith({ number: 12, deltaBase: 10, ...over });
  const judged = (base: Uint8Array, ...deltas: readonly Uint8Array[]): [string, readonly string[]] => {
    const judgement = judge(base, {}, deltas);
    return [outcome(judgement), judgement.remarks.map(({ kind }) => kind)];
  };

  test('adds a revocation', () => {
    expect(judged(complete(), delta({ entries: [listed()] }))).toEqual(['revoked', []]);
  });

  test('lifts a hold', () => {
    const held = complete([listed({ reason: 'certificateHold' })]);
    expect(judged(held)).toEqual(['on-hold', []]);
    expect(judged(held, delta({ entries: [listed({ reason: 'removeFromCRL' })] }))).toEqual(['good', []]);
    expect(judged(held, delta())).toEqual(['on-hold', []]);
  });

  test('keeps an expired complete list current', () => {
    const expired = listWith({ thisUpdate: hours(-40), nextUpdate: hours(-2) });
    expect(judged(expired)).toEqual(['stale', []]);
    expect(judged(expired, delta())).toEqual(['good', []]);
  });

  test('the newest that fits counts', () => {
    const held = delta({ number: 11, entries: [listed({ reason: 'certificateHold' })] });
    expect(judged(complete(), held, delta())).toEqual(['good', []]);
  });

  test.each<[string, Partial<TestList>]>([
    ['with a newer base', { deltaBase: 11 }],
    ['that is not newer than the complete list', { number: 10 }],
    ['of another scope', { scope: [flag(1)] }],
    ['with a wrong signature', { spoilSignature: true }],
    ['that has expired', { nextUpdate: hours(-1), thisUpdate: hours(-5) }],
    ['of another issuer', { issuer: nameOf(root.der) }],
  ])('%s is left out with a remark', (_what, over) => {
    const removing = delta({ entries: [listed({ reason: 'removeFromCRL' })], ...over });
    expect(judged(complete([listed()]), removing)).toEqual(['revoked', ['delta-unusable']]);
  });

  test('a complete list that removes makes no sense', () => {
    expect(judged(complete([listed({ reason: 'removeFromCRL' })]))).toEqual(['malformed', []]);
  });
});
