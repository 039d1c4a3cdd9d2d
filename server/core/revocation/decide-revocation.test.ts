import { describe, expect, test } from '@jest/globals';
import { mint } from '../../../test/support/mint.js';
import { extension } from '../../../test/support/mint.js';
import { decodedCertificate } from '../../../test/support/revocation-messages.js';
import { nothing } from '../../../test/support/der.js';
import { ALL_REASONS } from '../certificate/extensions/distribution-points.js';
import { decideRevocation } from './decide-revocation.js';
import { remark, type RevocationJudgement, type RevocationStatus } from './judgement.js';
import { revocationNotApplicable } from './revocation-not-applicable.js';

const day = (n: number): Date => new Date(Date.UTC(2026, 5, n));
const judged = (
  source: 'ocsp' | 'crl',
  verdict: RevocationStatus,
  over: Partial<RevocationJudgement> = {},
): RevocationJudgement => ({
  source,
  verdict,
  remarks: [],
  thisUpdate: day(10),
  nextUpdate: day(12),
  reasons: ALL_REASONS,
  signatureChecks: 1,
  ...over,
});
const GOOD: RevocationStatus = { status: 'good' };
const REVOKED: RevocationStatus = { status: 'revoked', revokedAt: day(5), reason: 'keyCompromise' };
const HELD: RevocationStatus = { status: 'on-hold', revokedAt: day(6), reason: 'certificateHold' };
const UNKNOWN: RevocationStatus = {
  status: 'unknown',
  remark: remark('status-unknown', 'The OCSP responder does not know this certificate.'),
};

describe('deciding from all evidence', () => {
  test('a revocation wins over good, and the conflict is told', () => {
    const decision = decideRevocation([judged('ocsp', GOOD), judged('crl', REVOKED)]);
    expect(decision).toMatchObject({
      status: 'revoked',
      check: 'fail',
      basis: [1],
      revocation: { revokedAt: day(5) },
    });
    expect(decision.remarks.map(({ kind }) => kind)).toEqual(['revoked', 'sources-disagree']);
    expect(decision.remarks[0]?.message).toBe(
      'Revoked since 2026-06-05T00:00:00.000Z, reason keyCompromise.',
    );
  });

  test('of two revocations the earlier counts', () => {
    const later: RevocationStatus = { ...REVOKED, revokedAt: day(7) } as RevocationStatus;
    expect(decideRevocation([judged('ocsp', later), judged('crl', REVOKED)]).basis).toEqual([1]);
  });

  test('a hold wins over a good of the same time, and yields to a newer one', () => {
    const hold = judged('crl', HELD);
    expect(decideRevocation([judged('ocsp', GOOD), hold]).status).toBe('on-hold');
    expect(decideRevocation([judged('ocsp', GOOD, { thisUpdate: day(11) }), hold]).status).toBe('good');
    expect(decideRevocation([judged('ocsp', GOOD, { thisUpdate: day(9) }), hold]).status).toBe('on-hold');
  });

  test('the preferred source is the basis, and its nextUpdate the end of the decision', () => {
    const both = [judged('crl', GOOD, { nextUpdate: day(20) }), judged('ocsp', GOOD)];
    const by = (prefer: 'ocsp' | 'crl') => decideRevocation(both, { prefer, withoutAnswer: 'fail-hard' });
    expect(by('ocsp')).toMatchObject({ status: 'good', check: 'pass', basis: [1], currentUntil: day(12) });
    expect(by('crl')).toMatchObject({ basis: [0], currentUntil: day(20) });
  });

  test('a CRL answers where the responder does not know, which stays visible', () => {
    const decision = decideRevocation([judged('ocsp', UNKNOWN), judged('crl', GOOD)]);
    expect([decision.status, decision.remarks.map(({ code }) => code)]).toEqual([
      'good',
      ['val.revocation-unknown'],
    ]);
  });

  test.each<[string, readonly RevocationJudgement[], string]>([
    ['nothing', [], 'val.revocation-unavailable'],
    ['a responder that does not know', [judged('ocsp', UNKNOWN)], 'val.revocation-unknown'],
    ['a part of the reasons', [judged('crl', GOOD, { reasons: ['keyCompromise'] })], 'val.crl-not-covering'],
  ])('with %s the status is unknown, under fail-hard and under fail-soft', (_what, judgements, code) => {
    const by = (withoutAnswer: 'fail-hard' | 'fail-soft') =>
      decideRevocation(judgements, { prefer: 'ocsp', withoutAnswer });
    expect(by('fail-hard')).toMatchObject({ status: 'unknown', check: 'unknown', remarks: [{ code }] });
    expect(by('fail-soft')).toMatchObject({ status: 'unknown', check: 'warn', remarks: [{ code }] });
  });
});

describe('a certificate without revocation', () => {
  const noRevAvail = extension('2.5.29.56', nothing());
  const assured = extension('0.4.0.194121.2.1', nothing());
  const said = (over: Parameters<typeof mint>[0]): string | undefined =>
    revocationNotApplicable(decodedCertificate(mint(over)));

  test('says so, or lives shorter than a revocation would take', () => {
    expect(said({ extensions: [noRevAvail] })).toContain('RFC 9608');
    expect(said({ extensions: [assured], notBefore: '260131000000Z', notAfter: '260201000000Z' })).toContain(
      'EN 319 412-1',
    );
    expect(said({})).toBeUndefined();
  });

  test('is checked nevertheless when it lives for a year, is a CA, or names a source', () => {
    expect(said({ extensions: [assured] })).toBeUndefined();
    expect(said({ extensions: [noRevAvail], ca: true })).toBeUndefined();
    expect(said({ extensions: [noRevAvail, extension('2.5.29.31', nothing())] })).toBeUndefined();
  });
});
