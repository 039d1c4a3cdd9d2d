import { describe, expect, test } from '@jest/globals';
import type { GrantCauseCode } from '../grants/grant-states.js';
import { accessEnd, type AccountAccess } from './access-end.js';

const on = (day: string): Date => new Date(`${day}T12:00:00Z`);
const cause = (code: GrantCauseCode) => ({ code, detail: '', at: on('2026-11-20').toISOString() });
const certificate = (until: string, notAfter = until) => ({
  ...({ state: 'active', causes: [] } as const),
  ...{ until: on(until), notAfter: on(notAfter) },
});
const access = (given: Partial<AccountAccess> = {}): AccountAccess => ({
  ...{ state: 'active', causes: [], endsAt: on('2027-06-01'), endedAt: null, changedAt: on('2026-11-20') },
  ...{ certificates: [certificate('2027-06-01')], ...given },
});

describe('access to accounts ends', () => {
  test('with the certificate that lasts the longest', () => {
    const certificates = [certificate('2027-01-01'), certificate('2027-06-01'), certificate('2027-03-01')];
    expect(accessEnd(access({ certificates }))).toEqual({ at: on('2027-06-01'), cause: 'certificate' });
  });

  test('with the approval, when that is shorter than the certificate', () => {
    const certificates = [certificate('2027-02-01', '2028-01-01')];
    expect(accessEnd(access({ certificates }))).toEqual({ at: on('2027-02-01'), cause: 'grant' });
  });

  test('not with a certificate that opens nothing any more', () => {
    const gone = { ...certificate('2029-01-01'), state: 'suspended' as const };
    expect(accessEnd(access({ certificates: [gone, certificate('2027-03-01')] })).at).toEqual(
      on('2027-03-01'),
    );
  });

  test.each([
    ['withdrawn-in-register', 'register'],
    ['role-lost', 'register'],
    ['certificate-revoked', 'certificate'],
    ['certificate-expired', 'certificate'],
    ['held', 'grant'],
    ['organisation-blocked', 'grant'],
  ] as const)('has ended when it rests: %s is the fault of the %s', (code, fault) => {
    expect(accessEnd(access({ state: 'suspended', causes: [cause(code)] }))).toEqual({
      ...{ at: on('2026-11-20'), cause: fault },
    });
  });

  test('has ended when a decision ended it, whatever else is wrong', () => {
    const ended = { state: 'ended', endedAt: on('2026-11-01'), causes: [cause('role-lost')] } as const;
    expect(accessEnd(access(ended))).toEqual({ at: on('2026-11-01'), cause: 'grant' });
  });
});
