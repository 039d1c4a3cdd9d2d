import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import type { StoredFacts } from '../core/certificate/stored-facts.js';
import { severityRank } from '../core/certificate/stored-facts.js';
import { insertMany } from '../platform/database/insert-many.js';
import { Transactions } from '../platform/database/transactions.js';
import type { FoundCertificate, UploadItem } from '../ports/upload-reader.js';
import { Organisations } from '../organisations/organisations.service.js';
import { nextAlertAt } from './alert-times.js';
import { holderOf } from './certificate-holders.service.js';
import {
  CertificateEntity,
  CertificateFindingEntity,
  CertificateRoleEntity,
  SILENCED,
} from './certificate.entity.js';

/** What became of one item of an upload. */
export type Admitted =
  | { readonly item: FoundCertificate; readonly outcome: 'created' | 'existing'; readonly id: string }
  | { readonly item: Extract<UploadItem, { problem: unknown }>; readonly outcome: 'refused' };

export interface AdmissionOptions {
  readonly actor: Actor;
  readonly at: Date;
  /** Fingerprint of the rules and adjustments that the items were judged by. */
  readonly judgedBy: string;
  /** Many at a time are one entry of the audit log, a few are one each. */
  readonly bulk: boolean;
}

/** Takes certificates into the inventory: each DER once, with its facts and its audit entry in one transaction. */
@Injectable()
export class Admission {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly organisations: Organisations,
  ) {}

  async admit(items: readonly UploadItem[], options: AdmissionOptions): Promise<Admitted[]> {
    const found = new Map<string, FoundCertificate>();
    for (const item of items)
      if ('facts' in item && !found.has(item.facts.sha256)) found.set(item.facts.sha256, item);
    const created = new Set<string>();
    const ids =
      found.size === 0
        ? new Map<string, string>()
        : await this.transactions.run((tx) => this.store(tx, [...found.values()], options, created));
    return items.map((item) => {
      if ('problem' in item) return { item, outcome: 'refused' };
      // The second copy within one upload finds the first.
      const { sha256 } = item.facts;
      return { item, outcome: created.delete(sha256) ? 'created' : 'existing', id: ids.get(sha256)! };
    });
  }

  /** Returns the id of each by its SHA-256 and notes in `created` which are new. */
  private async store(
    tx: EntityManager,
    found: readonly FoundCertificate[],
    options: AdmissionOptions,
    created: Set<string>,
  ): Promise<Map<string, string>> {
    const wanted = found.map(({ facts }) => facts.sha256);
    const known = await idsOf(tx, wanted);
    // In one order everywhere, so that two uploads on PostgreSQL wait for each other and never in a circle.
    const rows = found
      .filter(({ facts }) => !known.has(facts.sha256))
      .sort((a, b) => (a.facts.sha256 < b.facts.sha256 ? -1 : 1))
      .map((item) => ({ row: rowOf(item, options), facts: item.facts }));
    if (rows.length === 0) return known;

    // Somebody else's upload of the same certificate may commit between our look and our insert.
    await insertMany(
      tx,
      CertificateEntity,
      rows.map(({ row }) => row),
      { orIgnore: true },
    );
    const ids = await idsOf(tx, wanted);
    const ours = rows.filter(({ row }) => ids.get(row.sha256) === row.id);
    for (const { row } of ours) created.add(row.sha256);
    await insertParts(
      tx,
      ours.map(({ row, facts }) => ({ id: row.id, facts })),
    );
    const holders = ours.map(({ row }) => holderOf(row));
    await this.organisations.ensureHolders(tx, holders, options.at, options.actor);
    await this.record(
      tx,
      ours.map(({ row }) => row),
      options,
    );
    return ids;
  }

  private async record(
    tx: EntityManager,
    rows: readonly CertificateEntity[],
    { actor, at, bulk }: AdmissionOptions,
  ): Promise<void> {
    if (rows.length === 0) return;
    const one = ({ id, sha256, subject, source }: CertificateEntity) => ({ id, sha256, subject, source });
    const records = bulk
      ? [{ subjectId: '', details: { certificates: rows.map(({ id, sha256 }) => ({ id, sha256 })) } }]
      : rows.map((row) => ({ subjectId: row.id, details: one(row) }));
    const what = { actor, at, action: bulk ? 'certificate.import' : 'certificate.create' };
    await this.audit.record(
      tx,
      ...records.map((record) => ({ ...what, subjectType: 'certificate', ...record })),
    );
  }
}

/** Writes the roles and findings of certificates that have none yet. */
export async function insertParts(
  tx: EntityManager,
  certificates: readonly { readonly id: string; readonly facts: StoredFacts }[],
): Promise<void> {
  const roles = certificates.flatMap(({ id, facts }) =>
    facts.usableRoles.map((role) => ({ role, certificateId: id })),
  );
  const findings = certificates.flatMap(({ id, facts }) =>
    facts.findings.map(({ code, severity }) => ({
      code,
      certificateId: id,
      severity: severityRank(severity),
    })),
  );
  const silenced = certificates.flatMap(({ id, facts }) =>
    facts.silenced.map((code) => ({ code, certificateId: id, severity: SILENCED })),
  );
  await insertMany(tx, CertificateRoleEntity, roles);
  await insertMany(tx, CertificateFindingEntity, [...findings, ...silenced]);
}

async function idsOf(tx: EntityManager, hashes: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const chunk of chunks(hashes, 500)) {
    const rows = await tx.find(CertificateEntity, {
      select: { id: true, sha256: true },
      where: { sha256: In(chunk) },
    });
    for (const { id, sha256 } of rows) ids.set(sha256, id);
  }
  return ids;
}

/** What the columns of the index say of a certificate; without what people change. */
export const indexOf = (facts: StoredFacts) => ({
  kind: facts.kind,
  subject: facts.subject,
  organisation: facts.organisation,
  issuer: facts.issuer,
  serialNumber: facts.serialNumber,
  organizationIdentifier: facts.organizationIdentifier,
  ncaId: facts.ncaId,
  registerKey: facts.registerKey,
  country: facts.country,
  severity: severityRank(facts.worstSeverity),
});

function rowOf(
  { der, facts, source }: FoundCertificate,
  { actor, at, judgedBy }: AdmissionOptions,
): CertificateEntity {
  const { secondReading } = facts;
  const notAfter = new Date(facts.notAfter);
  return {
    ...indexOf(facts),
    id: randomUUID(),
    sha256: facts.sha256,
    der: Buffer.from(der.buffer, der.byteOffset, der.byteLength),
    notBefore: new Date(facts.notBefore),
    notAfter,
    judgedBy,
    searchText: facts.searchText,
    secondReading: secondReading.status,
    readingDifferences: JSON.stringify(secondReading.status === 'disagrees' ? secondReading.differences : []),
    note: '',
    ownerEmail: '',
    replacesId: null,
    supersededById: null,
    retiredAt: null,
    reliedOnUntil: null,
    nextAlertAt: nextAlertAt(notAfter, null, at),
    lastThreshold: null,
    ...{ verdictOutcome: '', verdictAt: null, verdictEvaluatedAt: null, verdictEvaluationId: null },
    nextEvaluationAt: at,
    source,
    createdAt: at,
    createdBy: actor.name,
    version: 1,
  };
}

function* chunks<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
