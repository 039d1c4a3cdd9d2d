import { PSP_ROLE_BY_OID } from '../../../qc-statements/psp-roles.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

const VOP_ROLES: ReadonlySet<string> = new Set(['0.4.0.19495.1.51', '0.4.0.19495.1.52']);

export const psd2RolesVsPolicyVop = rule({
  id: 'psd2.roles-vs-policy-vop',
  title: 'Roles for the verification of payee stand only in certificates issued since TS 119 495 V1.8.1.',
  severity: 'info',
  citation: [TS_119_495('V1.8.1 GEN-5.2.2-3B')],
  ask: 'Please reissue the certificate under a policy that follows TS 119 495 V1.8.1, the first edition with the roles VOP_RS and VOP_VS (GEN-5.2.2-3B).',

  subject: psd2Statements,

  check: (statements, { notBefore }) =>
    statements.flatMap(({ roles }) =>
      roles.flatMap(({ oid, at }) => {
        if (!VOP_ROLES.has(oid)) return [];
        const { name, since } = PSP_ROLE_BY_OID.get(oid)!;
        if (notBefore.instant >= since.published) return [];
        return [
          {
            message: `${name} (${oid}) came with ${since.version} in ${since.published.toISOString().slice(0, 7)}, after the certificate was issued.`,
            at,
          },
        ];
      }),
    ),
});
