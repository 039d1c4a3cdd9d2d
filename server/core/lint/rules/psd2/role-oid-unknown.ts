import { PSP_ROLE_BY_OID, type PspRole } from '../../../qc-statements/psp-roles.js';
import { TS_119_495 } from '../../citations.js';
import { rule, type Violation } from '../../lint.js';
import { psd2Statements } from '../../psd2-statements.js';

const ARC = '0.4.0.19495.1.';

export const psd2RoleOidUnknown = rule({
  id: 'psd2.role-oid-unknown',
  title: 'Each role OID is one that TS 119 495 had defined when the certificate was issued.',
  severity: 'error',
  citation: [TS_119_495('GEN-5.2.2-2'), TS_119_495('GEN-5.2.2-4')],
  ask: 'Please reissue the certificate with the role OIDs of TS 119 495 (PSP_AS 0.4.0.19495.1.1, PSP_PI .2, PSP_AI .3, PSP_IC .4; since V1.8.1 also .5, .6, .51 and .52), as GEN-5.2.2-2 requires.',

  subject: psd2Statements,

  check: (statements, { notBefore }) =>
    statements.flatMap(({ roles, deviations }) =>
      roles.flatMap(({ oid, oidAt }): readonly Violation[] => {
        const known = PSP_ROLE_BY_OID.get(oid);
        if (known) {
          return notBefore.instant < known.since.published ? [{ message: tooEarly(known), at: oidAt }] : [];
        }
        // A character string in place of the OID is reported by `psd2.role-oid-encoding`.
        if (deviations.some(({ kind, at }) => kind === 'role-oid-as-text' && at.start === oidAt.start))
          return [];
        if (oid.startsWith(ARC)) return [{ message: `${oid} is no role of TS 119 495.`, at: oidAt }];
        return [
          {
            message: `${oid} is no role of TS 119 495; others should be registered by a recognised organisation.`,
            at: oidAt,
            severity: 'warning',
          },
        ];
      }),
    ),
});

const tooEarly = ({ oid, name, since }: PspRole): string =>
  `${oid} (${name}) is a role since ${since.version} (${since.published.toISOString().slice(0, 7)}), and the certificate is older.`;
