import type { Inspection } from './inspect.js';

/** What the export needs beside the inspection; the stored certificate has more. */
export interface ExportedCertificate extends Inspection {
  readonly id: string;
  readonly status: string;
  readonly daysLeft: number;
  readonly organisation: string | null;
  readonly country: string | null;
  readonly worstSeverity: string | null;
  readonly ownerEmail: string | null;
  readonly tags: readonly string[];
  readonly note: string;
  readonly source: string;
  readonly createdAt: Date;
}

export const EXPORT_COLUMNS = [
  'id',
  'status',
  'kind',
  'organisation',
  'organizationIdentifier',
  'country',
  'usableRoles',
  'ncaName',
  'ncaId',
  'notBefore',
  'notAfter',
  'daysLeft',
  'subject',
  'issuer',
  'serialNumber',
  'sha256',
  'subjectAltNames',
  'key',
  'signatureAlgorithm',
  'policies',
  'worstSeverity',
  'errors',
  'warnings',
  'ownerEmail',
  'tags',
  'note',
  'source',
  'createdAt',
] as const;

/** One line of the table, in the order of `EXPORT_COLUMNS`. Lists are joined by a blank, tags and findings by a comma. */
export function exportRow(certificate: ExportedCertificate): (string | number)[] {
  const { key, findings } = certificate;
  const codes = (severity: string): string =>
    [...new Set(findings.filter((finding) => finding.severity === severity).map(({ code }) => code))].join(
      ', ',
    );
  return [
    certificate.id,
    certificate.status,
    certificate.kind,
    certificate.organisation ?? '',
    certificate.organizationIdentifier?.value ?? '',
    certificate.country ?? '',
    certificate.usableRoles.join(' '),
    certificate.psd2?.ncaName ?? '',
    certificate.psd2?.ncaId ?? '',
    certificate.notBefore,
    certificate.notAfter,
    certificate.daysLeft,
    certificate.subject,
    certificate.issuer,
    certificate.serialNumber,
    certificate.sha256,
    certificate.subjectAltNames.join(' '),
    [key.algorithm, key.curve ?? key.bits].filter((part) => part !== null).join(' '),
    certificate.signatureAlgorithm,
    certificate.policies.join(' '),
    certificate.worstSeverity ?? '',
    codes('error'),
    codes('warning'),
    certificate.ownerEmail ?? '',
    certificate.tags.join(', '),
    certificate.note,
    certificate.source,
    certificate.createdAt.toISOString(),
  ];
}
