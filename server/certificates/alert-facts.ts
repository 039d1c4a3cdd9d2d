import { type EntityManager, In } from 'typeorm';
import type { CertificateAlertFacts } from '../alerts/expiry-alerts.service.js';
import { AttributeOid, firstValue } from '../core/certificate/name.js';
import { decode } from './certificate-views.js';
import { type CertificateEntity, CertificateRoleEntity } from './certificate.entity.js';

/** Usable roles by certificate. */
export async function rolesOf(
  tx: EntityManager,
  rows: readonly Pick<CertificateEntity, 'id'>[],
): Promise<Map<string, string[]>> {
  const roles = new Map<string, string[]>();
  if (rows.length === 0) return roles;
  const found = await tx.findBy(CertificateRoleEntity, { certificateId: In(rows.map(({ id }) => id)) });
  for (const { certificateId, role } of found)
    roles.set(certificateId, [...(roles.get(certificateId) ?? []), role].sort());
  return roles;
}

/** What of a certificate alerts and mails are made from. */
export const ALERT_COLUMNS = {
  ...{ id: true, der: true, kind: true, organisation: true, subject: true, serialNumber: true },
  ...{ organizationIdentifier: true, notAfter: true, ownerEmail: true, registerKey: true },
} as const;

/** What alerts and mails say of a certificate, whatever happened to it. */
export function alertFacts(
  row: Pick<CertificateEntity, keyof typeof ALERT_COLUMNS>,
  usableRoles: readonly string[],
  /** Of the organisations, by their keys. */
  organisationIds: ReadonlyMap<string, string>,
): CertificateAlertFacts {
  const { issuer } = decode(row);
  const name = firstValue(issuer, AttributeOid.organization) ?? firstValue(issuer, AttributeOid.commonName);
  return {
    certificateId: row.id,
    kind: row.kind,
    organisation: row.organisation || row.subject || `certificate ${row.serialNumber}`,
    organizationIdentifier: row.organizationIdentifier || null,
    usableRoles,
    issuer: name ?? null,
    serialNumber: row.serialNumber,
    notAfter: row.notAfter,
    ownerEmail: row.ownerEmail || null,
    organisationId: organisationIds.get(row.registerKey ?? '') ?? null,
  };
}
