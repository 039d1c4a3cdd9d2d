import { contentsOf, QcStatementId, statementsWithId } from '../qc-statements/qc-statements.js';
import type { Psd2Statement } from '../qc-statements/psd2-statement.js';
import { PSP_ROLE_BY_OID } from '../qc-statements/psp-roles.js';
import type { Certificate } from './certificate.js';

/** The first PSD2 statement, as it stands there; several make their roles unusable. */
export const psd2StatementOf = (certificate: Certificate): Psd2Statement | undefined =>
  contentsOf(certificate.qcStatements, 'psd2')[0]?.content.psd2;

/**
 * Names of the roles that may be relied upon: known, OID and name agreeing, not Unspecified, of the one PSD2 statement,
 * and only when nothing of its structure had to be guessed (qwac-profile §4; TS 119 495 §5.2.2).
 */
export function usableRolesOf(certificate: Certificate): readonly string[] {
  const psd2 = psd2StatementOf(certificate);
  // By id, because a second statement that cannot be read makes the first one no less doubtful.
  const statements = statementsWithId(certificate.qcStatements, QcStatementId.psd2);
  if (psd2 === undefined || statements.length > 1 || psd2.recovered) return [];
  const names = psd2.roles.flatMap(({ oid, name }) =>
    PSP_ROLE_BY_OID.get(oid)?.name === name.value && name.value !== 'Unspecified' ? [name.value] : [],
  );
  return [...new Set(names)];
}
