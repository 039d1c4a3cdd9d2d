import { QcStatementId, QcTypeOid } from './qc-statements.js';

/** The statements of EN 319 412-5 as that document calls them. */
export const NAME_OF_EU_STATEMENT: ReadonlyMap<string, string> = new Map([
  [QcStatementId.compliance, 'QcCompliance'],
  [QcStatementId.limitValue, 'QcLimitValue'],
  [QcStatementId.retentionPeriod, 'QcRetentionPeriod'],
  [QcStatementId.sscd, 'QcSSCD'],
  [QcStatementId.pds, 'QcPDS'],
  [QcStatementId.type, 'QcType'],
  [QcStatementId.legislation, 'QcCClegislation'],
  [QcStatementId.identificationMethod, 'QcIdentMethod'],
  [QcStatementId.qscdLegislation, 'QcQSCDlegislation'],
]);

/** The values of QcType (EN 319 412-5 §4.2.3). */
export const NAME_OF_QC_TYPE: ReadonlyMap<string, string> = new Map([
  [QcTypeOid.esign, 'esign'],
  [QcTypeOid.eseal, 'eseal'],
  [QcTypeOid.web, 'web'],
]);

/** `eseal (0.4.0.1862.1.6.2)`; the bare OID when it is no QcType. */
export function describeQcType(oid: string): string {
  const name = NAME_OF_QC_TYPE.get(oid);
  return name === undefined ? oid : `${name} (${oid})`;
}
