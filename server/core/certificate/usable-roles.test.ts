import { describe, expect, test } from '@jest/globals';
import { sequence, utf8 } from '../../../test/support/der.js';
import { certificateOf } from '../../../test/support/judge.js';
import {
  PSP_AI,
  PSP_PI,
  psd2Statement,
  qcCompliance,
  qcStatement,
  role,
} from '../../../test/support/mint.js';
import { psd2StatementOf, usableRolesOf } from './usable-roles.js';

const usable = (...qcStatements: Uint8Array[]) => usableRolesOf(certificateOf({ qcStatements }));

describe('usable roles', () => {
  test('are the names of known roles that agree, in order and once', () => {
    expect(usable(psd2Statement({ roles: [PSP_PI, PSP_AI, PSP_PI] }))).toEqual(['PSP_PI', 'PSP_AI']);
  });
  test.each([
    ['a role whose name disagrees', role(3, 'Account Information')],
    ['a role in other letters', role(3, 'psp_ai')],
    ['an unknown role', role('1.2.3', 'PSP_AI')],
    ['Unspecified', role(0, 'Unspecified')],
  ])('do not hold %s', (_, other) => {
    expect(usable(psd2Statement({ roles: [other, PSP_AI] }))).toEqual(['PSP_AI']);
  });
  test('are none when the structure was guessed', () => {
    expect(usable(psd2Statement(), qcStatement('0.4.0.194121.1.2'))).toEqual([]);
    expect(usableRolesOf(certificateOf({ qcStatementsValue: psd2Statement() }))).toEqual([]);
  });
  test('are none when there are several PSD2 statements (quirk 20)', () => {
    expect(usable(psd2Statement(), psd2Statement())).toEqual([]);
    expect(usable(psd2Statement(), qcStatement('0.4.0.19495.2', utf8('x')))).toEqual([]);
  });
  test('are none without a PSD2 statement, or with one that cannot be read', () => {
    expect(usable(qcCompliance())).toEqual([]);
    expect(usable(qcStatement('0.4.0.19495.2', sequence(utf8('x'))))).toEqual([]);
    expect(usableRolesOf(certificateOf({ qcStatements: null }))).toEqual([]);
  });
  test('the first statement is the one that is shown', () => {
    const certificate = certificateOf({
      qcStatements: [psd2Statement({ roles: [PSP_PI] }), psd2Statement()],
    });
    expect(psd2StatementOf(certificate)!.roles.map(({ name }) => name.value)).toEqual(['PSP_PI']);
    expect(psd2StatementOf(certificateOf({ qcStatements: null }))).toBeUndefined();
  });
});
