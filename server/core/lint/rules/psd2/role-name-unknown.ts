import { PSP_ROLE_BY_NAME, PSP_ROLE_BY_OID } from '../../../qc-statements/psp-roles.js';
import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';
import { quote } from '../../quote.js';

export const psd2RoleNameUnknown = rule({
  id: 'psd2.role-name-unknown',
  title: 'Each role name is one that TS 119 495 defines.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.2-3'), TS_119_495('GEN-5.2.2-3A'), TS_119_495('GEN-5.2.2-3B')],
  ask: 'Please reissue the certificate with the role names of TS 119 495 in exactly this spelling: PSP_AS, PSP_PI, PSP_AI, PSP_IC (GEN-5.2.2-3).',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ roles }) =>
      roles.flatMap(({ oid, name }) => {
        if (PSP_ROLE_BY_NAME.has(name.value)) return [];
        const expected = PSP_ROLE_BY_OID.get(oid)?.name;
        // A role that TS 119 495 does not define may have any name.
        if (expected === undefined) {
          return name.value === ''
            ? [{ message: `The role ${quote(oid)} has an empty name.`, at: name.at }]
            : [];
        }
        return [
          {
            message: `The role ${oid} is called ${quote(name.value)}; its name is ${expected}.`,
            at: name.at,
          },
        ];
      }),
    ),
});
