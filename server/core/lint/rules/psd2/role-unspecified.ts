import { UNSPECIFIED_ROLE_OID } from '../../../qc-statements/psp-roles.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2RoleUnspecified = rule({
  id: 'psd2.role-unspecified',
  title: 'The certificate states a role.',
  severity: 'info',
  citation: [TS_119_495('GEN-5.2.2-3A')],
  ask: 'Please state our roles when the certificate is reissued; with the role Unspecified (TS 119 495 GEN-5.2.2-3A) everybody has to look them up in the register.',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ roles }) => {
      const [first] = roles;
      if (first === undefined || roles.some(({ oid }) => oid !== UNSPECIFIED_ROLE_OID)) return [];
      return [
        {
          message: `The only role is Unspecified (${UNSPECIFIED_ROLE_OID}); the roles have to come from the register.`,
          at: first.at,
        },
      ];
    }),
});
