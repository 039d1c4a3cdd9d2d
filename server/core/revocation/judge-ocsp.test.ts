import { describe, expect, test } from '@jest/globals';
import { CertificateAuthority } from '../../../test/support/certificate-authority.js';
import { generalizedTime, octetString, oid, sequence } from '../../../test/support/der.js';
import { extension } from '../../../test/support/mint.js';
import {
  basicResponse,
  type BasicAnswer,
  decodedCertificate,
  errorResponse,
  type SingleAnswer,
} from '../../../test/support/revocation-messages.js';
import { delegateOf } from '../../../test/support/revocation-desk.js';
import { testVerifier } from '../../../test/support/signature-verifier.js';
import { octetsOfHex } from './write-der.js';
import { judgeOcspBytes } from './judge-ocsp.js';
import { DEFAULT_FRESHNESS, type RevocationJudgement } from './judgement.js';
import type { OcspQuestion } from './ocsp-question.js';

const AT = new Date('2026-06-01T12:00:00Z');
const minutes = (n: number): Date => new Date(AT.getTime() + n * 60_000);
const days = (n: number): Date => minutes(n * 24 * 60);

const root = CertificateAuthority.root();
const authority = root.subordinate();
const stranger = CertificateAuthority.root({ commonName: 'Somebody Else' });
const leaf = authority.issue();
const certificate = decodedCertificate(leaf.der);
const issuer = decodedCertificate(authority.der);
const delegate = delegateOf(authority);

const answerWith = (single: Partial<SingleAnswer> = {}, basic: Partial<BasicAnswer> = {}): Uint8Array =>
  basicResponse({
    signer: authority,
    producedAt: minutes(-10),
    answers: [
      {
        certificate,
        issuer,
        status: { status: 'good' },
        thisUpdate: minutes(-10),
        nextUpdate: days(1),
        ...single,
      },
    ],
    ...basic,
  });

const judge = (der: Uint8Array, over: Partial<OcspQuestion> = {}): RevocationJudgement =>
  judgeOcspBytes(
    der,
    {
      certificate,
      issuer,
      at: AT,
      freshness: DEFAULT_FRESHNESS,
      refuseAlgorithm: () => undefined,
      ...over,
    },
    testVerifier,
  );

/** `good`, `revoked` …, or the kind of the reason why it is unknown. */
const outcome = (judgement: RevocationJudgement): string =>
  judgement.verdict.status === 'unknown' ? judgement.verdict.remark.kind : judgement.verdict.status;
const kinds = ({ remarks }: RevocationJudgement): readonly string[] => remarks.map(({ kind }) => kind);

describe('a response signed by the issuer (RFC 6960 §4.2.2.2)', () => {
  test.each(['name', 'key'] as const)('that is named by its %s says good', (by) => {
    const judgement = judge(answerWith({}, { by }));
    expect(judgement).toMatchObject({ verdict: { status: 'good' }, remarks: [], signatureChecks: 1 });
    expect([judgement.thisUpdate, judgement.nextUpdate]).toEqual([minutes(-10), days(1)]);
    expect(judgement.remarks).toHaveLength(0);
  });

  test('with a CertID made with SHA-256 is about the certificate, too', () => {
    expect(outcome(judge(answerWith({ hash: 'sha256' })))).toBe('good');
  });

  test('says when and why it was revoked', () => {
    const status = { status: 'revoked', revokedAt: days(-3), reason: 'keyCompromise' } as const;
    expect(judge(answerWith({ status })).verdict).toEqual({
      status: 'revoked',
      revokedAt: days(-3),
      reason: 'keyCompromise',
    });
  });

  test('says that it is on hold', () => {
    const status = { status: 'revoked', revokedAt: days(-3), reason: 'certificateHold' } as const;
    expect(outcome(judge(answerWith({ status })))).toBe('on-hold');
  });

  test('that does not know the certificate is no good answer', () => {
    const judgement = judge(answerWith({ status: { status: 'unknown' } }));
    expect(judgement.verdict).toMatchObject({
      status: 'unknown',
      remark: { code: 'val.revocation-unknown' },
    });
  });

  test('about a certificate that was never issued is a revocation (§4.4.8)', () => {
    const status = { status: 'revoked', revokedAt: new Date(0), reason: 'certificateHold' } as const;
    const extensions = [extension('1.3.6.1.5.5.7.48.1.9', sequence())];
    const judgement = judge(answerWith({ status }, { extensions }));
    expect([outcome(judgement), kinds(judgement)]).toEqual(['revoked', ['status-unknown']]);
  });

  test('with a wrong signature says nothing', () => {
    expect(outcome(judge(answerWith({}, { spoilSignature: true })))).toBe('ocsp-signature-invalid');
  });

  test('with an algorithm that the policy refuses says nothing', () => {
    const judgement = judge(answerWith(), {
      refuseAlgorithm: ({ algorithm }) => `${algorithm.name} is out.`,
    });
    expect(judgement.verdict).toMatchObject({
      remark: { kind: 'algorithm-refused', message: 'ecdsa-with-SHA256 is out.' },
    });
  });
});

describe('a response signed by a delegate', () => {
  const by = (signer: typeof delegate, over: Partial<BasicAnswer> = {}): Uint8Array =>
    answerWith({}, { signer, certificates: [signer.der], ...over });

  test('that the issuer authorised says good', () => {
    expect(judge(by(delegate))).toMatchObject({ verdict: { status: 'good' }, signatureChecks: 2 });
  });

  test('whose certificate is missing is nobody', () => {
    expect(outcome(judge(by(delegate, { certificates: [] })))).toBe('responder-untrusted');
  });

  test.each<[string, Parameters<typeof delegateOf>[1]]>([
    ['is not for OCSP signing', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.2'] }],
    ['is for anything', { extendedKeyUsage: ['2.5.29.37.0'] }],
    ['says nothing about its use', { extendedKeyUsage: null }],
    ['may only agree on keys', { keyUsage: 0x08 }],
    ['has a critical extension that nobody knows', { extensions: [extension('1.2.3.4', sequence(), true)] }],
    ['has expired', { notAfter: '260101000000Z' }],
    ['is not valid yet', { notBefore: '270101000000Z' }],
  ])('whose certificate %s is not authorised', (_what, over) => {
    const signer = delegateOf(authority, over);
    expect(judge(by(signer)).verdict).toMatchObject({
      status: 'unknown',
      remark: { code: 'val.ocsp-responder-untrusted' },
    });
  });

  test('of the CA above is not authorised', () => {
    expect(outcome(judge(by(delegateOf(root))))).toBe('responder-untrusted');
  });

  test('of a CA that only has the same name is not authorised', () => {
    const impostor = stranger.subordinate({ keyType: 'rsa' });
    expect(outcome(judge(by(delegateOf(impostor))))).toBe('responder-untrusted');
  });

  test('without id-pkix-ocsp-nocheck says good, and says that it was not checked', () => {
    const unchecked = delegateOf(authority, { extensions: [] });
    const judgement = judge(by(unchecked));
    expect([outcome(judgement), kinds(judgement)]).toEqual(['good', ['delegate-unchecked']]);
    expect(judge(by(unchecked), { delegateStatus: () => 'good' }).remarks).toHaveLength(0);
    expect(outcome(judge(by(unchecked), { delegateStatus: () => 'revoked' }))).toBe('delegate-revoked');
  });

  test('that is the very certificate is worth a remark', () => {
    const self = delegateOf(authority);
    const own = decodedCertificate(self.der);
    const response = answerWith({ certificate: own }, { signer: self, certificates: [self.der] });
    expect(kinds(judge(response, { certificate: own }))).toEqual(['self-issued']);
  });
});

test('a stranger is believed only when the installation trusts him', () => {
  const response = answerWith({}, { signer: stranger, certificates: [stranger.der] });
  expect(outcome(judge(response))).toBe('responder-untrusted');
  expect(outcome(judge(response, { trustedResponders: [decodedCertificate(stranger.der)] }))).toBe('good');
});

describe('an answer about another certificate', () => {
  const other = decodedCertificate(authority.issue().der);

  test.each<[string, Partial<SingleAnswer>]>([
    ['of the same issuer', { certificate: other }],
    ['with the same serial number of another issuer', { issuer: decodedCertificate(stranger.der) }],
    ['whose serial number is the negative of ours', { serial: -1n }],
  ])('%s says nothing', (_what, single) => {
    expect(outcome(judge(answerWith(single)))).toBe('no-matching-response');
  });

  test('in which ours stands, too, is read for ours', () => {
    const good = { issuer, status: { status: 'good' }, thisUpdate: minutes(-10) } as const;
    const answers = [
      { ...good, certificate: other },
      { ...good, certificate, status: { status: 'revoked', revokedAt: days(-1) } as const },
    ];
    expect(outcome(judge(answerWith({}, { answers })))).toBe('revoked');
  });

  test('with two statuses of ours is worth the worse', () => {
    const base = { certificate, issuer, thisUpdate: minutes(-10) };
    const good = { ...base, status: { status: 'good' } } as const;
    const unknown = { ...base, status: { status: 'unknown' } } as const;
    const revoked = { ...base, status: { status: 'revoked', revokedAt: days(-1) } } as const;
    expect(outcome(judge(answerWith({}, { answers: [good, unknown] })))).toBe('status-unknown');
    expect(outcome(judge(answerWith({}, { answers: [good, unknown, revoked] })))).toBe('revoked');
  });

  test('proved by a hash of the certificate has to be ours', () => {
    const withHash = (hash: string): Uint8Array =>
      answerWith({
        extensions: [
          extension(
            '1.3.36.8.3.13',
            sequence(sequence(oid('2.16.840.1.101.3.4.2.1')), octetString(octetsOfHex(hash))),
          ),
        ],
      });
    expect(outcome(judge(withHash(testVerifier.sha256(leaf.der))))).toBe('good');
    expect(outcome(judge(withHash(testVerifier.sha256(authority.der))))).toBe('certificate-hash');
  });
});

describe('times', () => {
  test.each<[string, Partial<SingleAnswer>, Partial<BasicAnswer>, string]>([
    [
      'thisUpdate four minutes ahead is a clock',
      { thisUpdate: minutes(4) },
      { producedAt: minutes(4) },
      'good',
    ],
    ['thisUpdate six minutes ahead is the future', { thisUpdate: minutes(6) }, {}, 'future'],
    ['producedAt in the future', {}, { producedAt: minutes(6) }, 'future'],
    ['thisUpdate after producedAt', { thisUpdate: minutes(-1) }, { producedAt: minutes(-20) }, 'future'],
    ['nextUpdate four minutes ago is a clock', { nextUpdate: minutes(-4) }, {}, 'good'],
    ['nextUpdate six minutes ago', { nextUpdate: minutes(-6) }, {}, 'stale'],
    ['a last answer with nextUpdate 9999', { nextUpdate: new Date('9999-12-31T23:59:59Z') }, {}, 'good'],
    [
      'produced before the certificate was',
      { thisUpdate: days(-200) },
      { producedAt: days(-200) },
      'before-issuance',
    ],
  ])('%s', (_what, single, basic, expected) => {
    expect(outcome(judge(answerWith(single, basic)))).toBe(expected);
  });

  test('without nextUpdate an answer is good for a week', () => {
    const aged = (n: number): Uint8Array =>
      basicResponse({
        signer: authority,
        producedAt: days(n),
        answers: [{ certificate, issuer, status: { status: 'good' }, thisUpdate: days(n) }],
      });
    expect([outcome(judge(aged(-6))), outcome(judge(aged(-8)))]).toEqual(['good', 'stale']);
  });

  test('a stale revocation is still a revocation, a stale hold is nothing', () => {
    const past = { thisUpdate: days(-40), nextUpdate: days(-39) };
    const producedAt = days(-40);
    const revoked = { status: 'revoked', revokedAt: days(-50), reason: 'superseded' } as const;
    const held = { status: 'revoked', revokedAt: days(-50), reason: 'certificateHold' } as const;
    const judgement = judge(answerWith({ ...past, status: revoked }, { producedAt }));
    expect([outcome(judgement), kinds(judgement)]).toEqual(['revoked', ['stale']]);
    expect(outcome(judge(answerWith({ ...past, status: held }, { producedAt })))).toBe('stale');
  });

  test('before its revocation the certificate was good', () => {
    const status = { status: 'revoked', revokedAt: days(-3), reason: 'keyCompromise' } as const;
    const judgement = judge(answerWith({ status }), { at: days(-5), receivedAt: AT });
    expect(judgement.verdict).toMatchObject({ status: 'good', revokedLater: { revokedAt: days(-3) } });
  });

  test('an answer received later is no answer from the future; without having been received it is', () => {
    expect(outcome(judge(answerWith(), { at: days(-5), receivedAt: AT }))).toBe('good');
    expect(outcome(judge(answerWith(), { at: days(-5) }))).toBe('future');
  });

  test('after the certificate expired, good counts only with an archive cutoff (§2.2, §4.4.4)', () => {
    const at = new Date('2028-01-01T00:00:00Z');
    const single = { thisUpdate: at, nextUpdate: new Date('2028-01-02T00:00:00Z') };
    const cutoff = (text: string): readonly Uint8Array[] => [
      extension('1.3.6.1.5.5.7.48.1.6', generalizedTime(text)),
    ];
    const status = (extensions: readonly Uint8Array[]): string =>
      outcome(judge(answerWith({ ...single, extensions }, { producedAt: at }), { at }));
    expect(status([])).toBe('expired-not-kept');
    expect(status(cutoff('20200101000000Z'))).toBe('good');
    expect(status(cutoff('20271201000000Z'))).toBe('expired-not-kept');
  });
});

describe('a nonce (RFC 9654)', () => {
  const nonce = new Uint8Array(32).fill(7);

  test('that comes back is fine, a missing one is a remark, another one is another answer', () => {
    expect(judge(answerWith({}, { nonce }), { nonce }).remarks).toHaveLength(0);
    const missing = judge(answerWith(), { nonce });
    expect([outcome(missing), kinds(missing)]).toEqual(['good', ['nonce-missing']]);
    expect(outcome(judge(answerWith({}, { nonce: new Uint8Array(32) }), { nonce }))).toBe('nonce-different');
    expect(outcome(judge(answerWith({}, { nonce: nonce.subarray(1) }), { nonce }))).toBe('nonce-different');
    expect(outcome(judge(answerWith({}, { nonce })))).toBe('good');
  });
});

describe('an unusable response', () => {
  test.each([
    [1, 'malformedRequest'],
    [2, 'internalError'],
    [3, 'tryLater'],
    [5, 'sigRequired'],
    [6, 'unauthorized'],
  ])('with status %d is an error, never good', (status, name) => {
    expect(judge(errorResponse(status)).verdict).toEqual({
      status: 'unknown',
      remark: {
        kind: 'error-response',
        code: 'val.revocation-unavailable',
        message: `The OCSP responder answered ${name}.`,
      },
    });
  });

  test.each([
    ['empty', new Uint8Array()],
    ['HTML', new TextEncoder().encode('<html>Maintenance</html>')],
    ['a successful status without content', errorResponse(0)],
    ['an unused status', errorResponse(4)],
    ['an unknown status', errorResponse(9)],
    ['followed by something', Uint8Array.of(...answerWith(), 0)],
    ['longer than any answer', new Uint8Array(300 * 1024).fill(0x30)],
  ])('%s is malformed', (_what, der) => {
    expect(outcome(judge(der))).toBe('malformed');
  });

  test('with a critical extension that nobody knows says nothing', () => {
    const extensions = [extension('1.2.3.4', sequence(), true)];
    expect(outcome(judge(answerWith({}, { extensions })))).toBe('critical-extension');
    expect(outcome(judge(answerWith({ extensions })))).toBe('critical-extension');
  });
});
