import { TS_119_495 } from '../../citations.js';
import { rule } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

export const psd2RoleOidEncoding = rule({
  id: 'psd2.role-oid-encoding',
  title: 'Each role OID is an OBJECT IDENTIFIER.',
  severity: 'error',
  citation: [TS_119_495('Annex A')],
  ask: 'Please reissue the certificate with each roleOfPspOid encoded as OBJECT IDENTIFIER (TS 119 495 Annex A), not as text.',

  subject: psd2Statements,

  check: (statements) =>
    statements.flatMap(({ deviations }) =>
      deviations.flatMap(({ kind, at }) =>
        kind === 'role-oid-as-text'
          ? [{ message: 'roleOfPspOid is a character string; Annex A demands an OBJECT IDENTIFIER.', at }]
          : [],
      ),
    ),
});
