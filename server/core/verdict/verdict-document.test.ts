import { describe, expect, test } from '@jest/globals';
import { replayDifferences, type VerdictDocument, verdictDifferences } from './verdict-document.js';

const pass = { status: 'pass', reasons: [], codes: [] } as const;
const verdict = (over: Partial<VerdictDocument> = {}): VerdictDocument => ({
  outcome: 'valid',
  at: '2026-03-01T00:00:00.000Z',
  checks: {
    ...{ syntax: pass, validity: pass, path: pass, qualification: pass, revocation: pass, register: pass },
    ...over.checks,
  },
  usableRoles: ['PSP_AI'],
  scheme: null,
  work: { signatures: 2, steps: 1, comparisons: 0 },
  ...('outcome' in over && { outcome: over.outcome! }),
});
const revocation = (status: 'fail' | 'unknown' | 'pass', ...codes: string[]): VerdictDocument =>
  verdict({ checks: { revocation: { status, codes, reasons: codes.map((c) => `About ${c}.`) } } as never });

describe('differences between two verdicts', () => {
  test('name the check, its new reasons and their sentence', () => {
    const after = revocation('fail', 'val.revocation-stale', 'val.revoked');
    expect(verdictDifferences(revocation('unknown', 'val.revocation-stale'), after)).toEqual([
      {
        ...{ what: 'revocation', from: 'unknown', to: 'fail', codes: ['val.revoked'] },
        reason: 'About val.revoked.',
      },
    ]);
  });

  test('are none where only a reason went away', () => {
    expect(verdictDifferences(revocation('pass', 'val.self-issued-ocsp'), verdict())).toHaveLength(0);
  });

  test('do not count the work, which is no statement', () => {
    expect(
      replayDifferences(verdict(), { ...verdict(), work: { signatures: 9, steps: 9, comparisons: 9 } }),
    ).toHaveLength(0);
  });

  test('of a replay are sentences, too', () => {
    const other = verdict({
      checks: { revocation: { status: 'pass', codes: ['a'], reasons: ['Another sentence.'] } } as never,
    });
    const one = verdict({
      checks: { revocation: { status: 'pass', codes: ['a'], reasons: ['A sentence.'] } } as never,
    });
    expect(verdictDifferences(one, other)).toHaveLength(0);
    expect(replayDifferences(one, other)).toMatchObject([
      { what: 'revocation', from: 'A sentence.', to: 'Another sentence.' },
    ]);
  });
});
