import { UNSPECIFIED_ROLE_OID } from '../../../qc-statements/psp-roles.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2RoleUnspecifiedMixed = rule({
  id: 'psd2.role-unspecified-mixed',
  title: 'The role Unspecified stands alone.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.2-1')],
  ask: 'Please reissue the certificate either with our roles or with the single role Unspecified, not with both (TS 119 495 GEN-5.2.2-1).',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ roles }) => {
      const unspecified = roles.filter(({ oid }) => oid === UNSPECIFIED_ROLE_OID);
      const others = roles.length - unspecified.length;
      if (others === 0) return [];
      return unspecified.map(({ at }) => ({
        message: `Unspecified (${UNSPECIFIED_ROLE_OID}) stands beside other roles (${others}); it may only stand alone.`,
        at,
      }));
    }),
});
