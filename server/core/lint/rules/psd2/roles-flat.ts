import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2RolesFlat = rule({
  id: 'psd2.roles-flat',
  title: 'Each role is a SEQUENCE of its own.',
  severity: 'error',
  citation: [TS_119_495('Annex A')],
  ask: 'Please reissue the certificate with one SEQUENCE of OID and name for each role in rolesOfPSP (TS 119 495 Annex A); at present several stand in one.',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ deviations }) =>
      deviations.flatMap(({ kind, at }) =>
        kind === 'flat-roles'
          ? [
              {
                message: 'OIDs and names of roles alternate in one SEQUENCE instead of one for each role.',
                at,
              },
            ]
          : [],
      ),
    ),
});
