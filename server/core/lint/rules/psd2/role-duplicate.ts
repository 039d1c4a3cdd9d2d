import type { RoleOfPsp } from '../../../qc-statements/psd2-statement.js';
import { TS_119_495 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';
import { quote } from '../../quote.js';

export const psd2RoleDuplicate = rule({
  id: 'psd2.role-duplicate',
  title: 'No role is listed twice.',
  severity: 'warning',
  citation: [TS_119_495('5.2.2')],
  ask: 'Please list each role once when the certificate is reissued (TS 119 495 clause 5.2.2).',

  subject: psd2Statements,

  check: (statements) => statements.flatMap(({ roles }) => repetitions(roles)),
});

function repetitions(roles: readonly RoleOfPsp[]): readonly Violation[] {
  if (roles.length < 2) return [];
  const firstAt = new Map<string, number>();
  return roles.flatMap(({ oid, at }, i) => {
    const first = firstAt.get(oid);
    if (first !== undefined) {
      return [{ message: `Role ${i + 1} repeats role ${first + 1}: both are ${quote(oid)}.`, at }];
    }
    firstAt.set(oid, i);
    return [];
  });
}
