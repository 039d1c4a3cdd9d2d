import { PSP_ROLE_BY_NAME, PSP_ROLE_BY_OID } from '../../../qc-statements/psp-roles.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2RoleOidNameMismatch = rule({
  id: 'psd2.role-oid-name-mismatch',
  title: 'Each role name is the one that belongs to its role OID.',
  severity: 'error',
  citation: [TS_119_495('REG-5.2.2-5')],
  ask: 'Please reissue the certificate with role OIDs and role names that agree (TS 119 495 REG-5.2.2-5); no role can be relied upon where they do not.',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ roles }) =>
      roles.flatMap(({ oid, name, at }) => {
        const expected = PSP_ROLE_BY_OID.get(oid)?.name;
        // Where one of the two is unknown there is nothing to compare; `role-oid-unknown` and `role-name-unknown` tell.
        if (expected === undefined || expected === name.value || !PSP_ROLE_BY_NAME.has(name.value)) return [];
        return [
          { message: `The role ${oid} is ${expected}, but the certificate calls it ${name.value}.`, at },
        ];
      }),
    ),
});
