import { Injectable } from '@nestjs/common';
import { Brackets, type EntityManager, In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { SYSTEM } from '../core/audit/actor.js';
import { inspectCertificate } from '../core/certificate/inspect.js';
import { severityRank, type StoredFacts, storedFacts } from '../core/certificate/stored-facts.js';
import type { Judgement } from '../lint-settings/judgement.js';
import { LintAdjustments } from '../lint-settings/lint-adjustments.service.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import { Clock } from '../ports/clock.js';
import { indexOf, insertParts } from './admission.service.js';
import { decode, readingOf } from './certificate-views.js';
import {
  CertificateEntity,
  CertificateFindingEntity,
  CertificateRoleEntity,
  SILENCED,
} from './certificate.entity.js';

export interface Reinspected {
  readonly inspected: number;
  /** Of these, how many are judged otherwise than before. */
  readonly changed: number;
}

interface Inspected {
  readonly row: CertificateEntity;
  readonly facts: StoredFacts;
}

/** Certificates that are inspected before others get a turn on the event loop. */
const INSPECTED_AT_ONCE = 25;

/**
 * Judges certificates again whose stored findings come from other rules or adjustments: after an upgrade, after a
 * decision of an administrator, and when one has ended. Lists are filtered by what is stored.
 */
@Injectable()
export class Reinspections {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly adjustments: LintAdjustments,
  ) {}

  /**
   * Takes up to `batch` certificates. Returns how many it looked at; fewer than asked for: none is left. Each batch is
   * whole or not at all, and what a crash left is found by the next call.
   */
  async runReinspections(batch: number): Promise<Reinspected> {
    const judgement = await this.adjustments.judgementAt(this.clock.now());
    const rows = await this.outdated(judgement, batch);
    if (rows.length === 0) return { inspected: 0, changed: 0 };
    const inspected: Inspected[] = [];
    for (const [i, row] of rows.entries()) {
      if (i % INSPECTED_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
      const certificate = decode(row);
      const reading = readingOf(row);
      const inspection = inspectCertificate(certificate, nodeCrypto, reading, judgement);
      inspected.push({ row, facts: storedFacts(certificate, inspection, reading) });
    }
    const changed = await this.transactions.run((tx) => this.store(tx, inspected, judgement));
    return { inspected: rows.length, changed };
  }

  /** Two ranges of an index instead of "is not", so that nothing to do costs nothing. */
  private outdated({ fingerprint }: Judgement, batch: number): Promise<CertificateEntity[]> {
    return this.db
      .read(CertificateEntity)
      .createQueryBuilder('certificate')
      .where(
        new Brackets((either) =>
          either
            .where('certificate.judgedBy < :fingerprint', { fingerprint })
            .orWhere('certificate.judgedBy > :fingerprint', { fingerprint }),
        ),
      )
      .limit(batch)
      .getMany();
  }

  private async store(
    tx: EntityManager,
    inspected: readonly Inspected[],
    { at, fingerprint }: Judgement,
  ): Promise<number> {
    const ids = inspected.map(({ row }) => row.id);
    // One may have been deleted, or read a second time, since it was fetched.
    const present = await tx.find(CertificateEntity, {
      select: { id: true, judgedBy: true, secondReading: true },
      where: { id: In(ids) },
    });
    const now = new Map(present.map((row) => [row.id, row]));
    const same = inspected.filter(({ row }) => {
      const found = now.get(row.id);
      return found?.judgedBy === row.judgedBy && found.secondReading === row.secondReading;
    });
    const before = await partsOf(tx, ids);
    const changed = same.filter(
      ({ row, facts }) => before.get(row.id) !== partsText(facts) || indexDiffers(row, facts),
    );
    const changedIds = changed.map(({ row }) => row.id);
    if (changed.length > 0) {
      await tx.delete(CertificateFindingEntity, { certificateId: In(changedIds) });
      await tx.delete(CertificateRoleEntity, { certificateId: In(changedIds) });
      for (const { row, facts } of changed)
        await tx.update(CertificateEntity, { id: row.id }, indexOf(facts));
      await insertParts(
        tx,
        changed.map(({ row, facts }) => ({ id: row.id, facts })),
      );
    }
    if (same.length > 0)
      await tx.update(
        CertificateEntity,
        { id: In(same.map(({ row }) => row.id)) },
        { judgedBy: fingerprint },
      );
    if (changed.length > 0)
      await this.audit.record(tx, {
        ...{ actor: SYSTEM, at, action: 'certificate.re-inspect', subjectType: 'certificate', subjectId: '' },
        details: { certificates: changedIds, judgedBy: fingerprint },
      });
    return changed.length;
  }
}

const indexDiffers = (row: CertificateEntity, facts: StoredFacts): boolean =>
  Object.entries(indexOf(facts)).some(([column, value]) => row[column as keyof CertificateEntity] !== value);

/** Findings and roles as one text, in one order. */
const partsText = ({ findings, silenced, usableRoles }: StoredFacts): string =>
  textOf([
    ...findings.map(({ code, severity }) => `${code} ${severityRank(severity)}`),
    ...silenced.map((code) => `${code} ${SILENCED}`),
    ...usableRoles,
  ]);

const textOf = (parts: readonly string[]): string => [...parts].sort().join('\n');

async function partsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  const parts = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { certificateId, code, severity } of await tx.findBy(CertificateFindingEntity, {
    certificateId: In([...ids]),
  }))
    parts.get(certificateId)?.push(`${code} ${severity}`);
  for (const { certificateId, role } of await tx.findBy(CertificateRoleEntity, {
    certificateId: In([...ids]),
  }))
    parts.get(certificateId)?.push(role);
  return new Map([...parts].map(([id, some]) => [id, textOf(some)]));
}
