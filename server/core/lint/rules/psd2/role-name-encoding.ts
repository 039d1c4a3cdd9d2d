import { annexATextViolations } from '../../annex-a-text.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2RoleNameEncoding = rule({
  id: 'psd2.role-name-encoding',
  title: 'Each role name is a UTF8String of at most 256 characters.',
  severity: 'warning',
  citation: [TS_119_495('Annex A')],
  ask: 'Please reissue the certificate with role names encoded as UTF8String of 1 to 256 characters (TS 119 495 Annex A).',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ roles }) =>
      roles.flatMap(({ name }) => annexATextViolations('roleOfPspName', name)),
    ),
});
