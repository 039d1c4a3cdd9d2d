import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Alerts } from '../alerts/alerts.service.js';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import type { Json } from '../core/audit/canonical-json.js';
import { inspectCertificate } from '../core/certificate/inspect.js';
import { storedFacts } from '../core/certificate/stored-facts.js';
import { Transactions } from '../platform/database/transactions.js';
import { Problem } from '../platform/http/problem.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import { Clock } from '../ports/clock.js';
import { nextAlertAt } from './alert-times.js';
import { decode, readingOf } from './certificate-views.js';
import {
  CertificateEntity,
  CertificateFindingEntity,
  CertificateRoleEntity,
  CertificateTagEntity,
} from './certificate.entity.js';
import type { UpdateCertificate } from './certificates.contract.js';
import { isReliedOn, link, unlink } from './replacement.js';

/** What people change about certificates. The certificate itself never changes. */
@Injectable()
export class CertificateChanges {
  constructor(
    private readonly transactions: Transactions,
    private readonly alerts: Alerts,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async update(id: string, { version, ...wanted }: UpdateCertificate, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await find(tx, id);
      if (row.version !== version) throw new Problem('changed-meanwhile');
      const at = this.clock.now();
      const tagsBefore = await tagsOf(tx, id);
      const tags = wanted.tags && [...new Set(wanted.tags)].sort();
      const changed = differences(row, tagsBefore, { ...wanted, ...(tags && { tags }) });
      if (Object.keys(changed).length === 0) return;

      const changes: Partial<CertificateEntity> = { version: version + 1 };
      if (wanted.note !== undefined) changes.note = wanted.note;
      if (wanted.ownerEmail !== undefined) changes.ownerEmail = wanted.ownerEmail ?? '';
      if (wanted.replaces !== undefined && wanted.replaces?.id !== (row.replacesId ?? undefined)) {
        changes.replacesId = wanted.replaces?.id ?? null;
        await this.replace(tx, row, changes.replacesId, actor, at);
      }
      if (wanted.retired !== undefined && wanted.retired !== (row.retiredAt !== null)) {
        changes.retiredAt = wanted.retired ? at : null;
        const inUse = !wanted.retired && row.supersededById === null;
        changes.nextAlertAt = inUse ? nextAlertAt(row.notAfter, row.lastThreshold, at) : null;
        changes.nextEvaluationAt = inUse || isReliedOn(row, at) ? at : null;
        if (wanted.retired) await this.alerts.supersede(tx, subject(id), 'retired', actor, at);
      }
      if (tags) await setTags(tx, id, tags);
      if (tags || wanted.note !== undefined)
        changes.searchText = searchText(row, wanted.note ?? row.note, tags ?? tagsBefore);

      const { affected } = await tx.update(CertificateEntity, { id, version }, changes);
      if (affected !== 1) throw new Problem('changed-meanwhile');
      await this.audit.record(tx, {
        ...{ actor, at, action: 'certificate.update', subjectType: 'certificate', subjectId: id },
        details: changed,
      });
    });
  }

  /**
   * For what should never have been here, such as a certificate of a private person; a certificate that is no longer
   * used is retired instead. The audit log keeps what was deleted and by whom.
   */
  async delete(id: string, actor: Actor): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await find(tx, id);
      const at = this.clock.now();
      await this.alerts.supersede(tx, subject(id), 'deleted', actor, at);
      if (row.replacesId !== null) await unlink(tx, row.replacesId, at);
      await tx.update(CertificateEntity, { replacesId: id }, { replacesId: null });
      for (const part of [CertificateRoleEntity, CertificateFindingEntity, CertificateTagEntity])
        await tx.delete(part, { certificateId: id });
      await tx.delete(CertificateEntity, { id });
      const { sha256, subject: name, issuer, serialNumber } = row;
      await this.audit.record(tx, {
        ...{ actor, at, action: 'certificate.delete', subjectType: 'certificate', subjectId: id },
        details: { sha256, subject: name, issuer, serialNumber },
      });
    });
  }

  private async replace(
    tx: EntityManager,
    row: CertificateEntity,
    replacesId: string | null,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    if (row.replacesId !== null) await unlink(tx, row.replacesId, at);
    if (replacesId === null) return;
    await link(tx, row.id, replacesId, at);
    await this.alerts.supersede(tx, subject(replacesId), 'replaced', actor, at);
  }
}

const subject = (id: string) => ({ type: 'certificate', id }) as const;

async function find(tx: EntityManager, id: string): Promise<CertificateEntity> {
  const row = await tx.findOneBy(CertificateEntity, { id });
  if (!row) throw new Problem('certificate-not-found');
  return row;
}

async function tagsOf(tx: EntityManager, certificateId: string): Promise<string[]> {
  const rows = await tx.find(CertificateTagEntity, { where: { certificateId }, order: { tag: 'ASC' } });
  return rows.map(({ tag }) => tag);
}

async function setTags(tx: EntityManager, certificateId: string, tags: readonly string[]): Promise<void> {
  await tx.delete(CertificateTagEntity, { certificateId });
  if (tags.length > 0)
    await tx.insert(
      CertificateTagEntity,
      tags.map((tag) => ({ tag, certificateId })),
    );
}

function searchText(row: CertificateEntity, note: string, tags: readonly string[]): string {
  const certificate = decode(row);
  const reading = readingOf(row);
  const facts = storedFacts(certificate, inspectCertificate(certificate, nodeCrypto, reading), reading);
  return [facts.searchText, note.toLowerCase(), ...tags.map((tag) => tag.toLowerCase())].join('\n');
}

/** Before and after of each field that changes, for the audit log. */
function differences(
  row: CertificateEntity,
  tags: readonly string[],
  wanted: Omit<UpdateCertificate, 'version'>,
): Record<string, Json> {
  const before: Record<string, Json> = {
    note: row.note,
    tags,
    ownerEmail: row.ownerEmail || null,
    replaces: row.replacesId === null ? null : { id: row.replacesId },
    retired: row.retiredAt !== null,
  };
  return Object.fromEntries(
    Object.entries(wanted)
      .filter(
        ([field, after]) => after !== undefined && JSON.stringify(after) !== JSON.stringify(before[field]),
      )
      .map(([field, after]) => [field, { before: before[field] ?? null, after: after as Json }]),
  );
}
