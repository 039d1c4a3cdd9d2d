import { describe, expect, test } from '@jest/globals';
import { judgeUserChange } from './judge-user-change.js';

const admin = { id: 'a', role: 'admin', state: 'active' } as const;
const officer = { id: 'o', role: 'compliance-officer', state: 'active' } as const;
const others = { actorId: 'b', otherActiveAdmins: 1 };
const alone = { actorId: 'a', otherActiveAdmins: 0 };

describe('judgeUserChange', () => {
  test.each([{ state: 'disabled' as const }, { role: 'auditor' as const }])(
    'keeps the last administrator from %p',
    (change) => {
      expect(judgeUserChange(admin, change, { ...alone, actorId: 'b' })).toBe('last-admin');
    },
  );

  test.each([{ state: 'disabled' as const }, { role: 'auditor' as const }])(
    'lets nobody do %p to the own account',
    (change) => {
      expect(judgeUserChange(admin, change, { actorId: 'a', otherActiveAdmins: 1 })).toBe('own-account');
    },
  );

  test('another administrator may be disabled while one remains', () => {
    expect(judgeUserChange(admin, { state: 'disabled' }, others)).toBeUndefined();
  });

  test('an officer may be disabled whoever remains', () => {
    expect(judgeUserChange(officer, { state: 'disabled' }, alone)).toBeUndefined();
  });

  test('a disabled administrator is not the last one', () => {
    expect(
      judgeUserChange(
        { ...admin, state: 'disabled' },
        { role: 'auditor' },
        { ...others, otherActiveAdmins: 0 },
      ),
    ).toBeUndefined();
  });

  test('the role one has already is no change', () => {
    expect(judgeUserChange(admin, { role: 'admin' }, alone)).toBeUndefined();
  });
});
