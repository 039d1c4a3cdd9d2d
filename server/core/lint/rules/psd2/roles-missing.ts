import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2RolesMissing = rule({
  id: 'psd2.roles-missing',
  title: 'rolesOfPSP names at least one role.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.2-1')],
  ask: 'Please reissue the certificate with the roles for which the competent authority has authorised us, or with the single role Unspecified (TS 119 495 GEN-5.2.2-1).',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ roles, rolesAt }) =>
      roles.length > 0
        ? []
        : [
            {
              message: 'rolesOfPSP is empty; it names at least one role, or Unspecified alone.',
              at: rolesAt,
            },
          ],
    ),
});
