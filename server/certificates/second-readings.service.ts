import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { SYSTEM } from '../core/audit/actor.js';
import { inspectCertificate } from '../core/certificate/inspect.js';
import type { SecondReading } from '../core/certificate/reading-finding.js';
import { readAgain } from '../core/certificate/second-reading.js';
import { severityRank, type StoredFacts, storedFacts } from '../core/certificate/stored-facts.js';
import { LintAdjustments } from '../lint-settings/lint-adjustments.service.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import { Clock } from '../ports/clock.js';
import { insertParts } from './admission.service.js';
import { decode } from './certificate-views.js';
import { CertificateEntity, CertificateFindingEntity, CertificateRoleEntity } from './certificate.entity.js';
import { Uploads } from './uploads.service.js';

export interface ReadAgain {
  readonly read: number;
  readonly disagree: number;
}

interface Read {
  readonly id: string;
  readonly sha256: string;
  readonly reading: SecondReading;
  readonly facts: StoredFacts;
}

/** Reads the certificates of big imports a second time; until then none of their roles counts. */
@Injectable()
export class SecondReadings {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly uploads: Uploads,
    private readonly adjustments: LintAdjustments,
  ) {}

  /** Takes up to `batch` certificates that wait. Returns how many it read; fewer than asked for: none is left. */
  async runSecondReadings(batch: number): Promise<ReadAgain> {
    // An import that somebody waits for comes first; what it brings is read when it is done.
    if (this.uploads.importing) return { read: 0, disagree: 0 };
    const rows = await this.db.read(CertificateEntity).find({
      where: { secondReading: 'pending' },
      order: { id: 'ASC' },
      take: batch,
    });
    const judgement = await this.adjustments.judgementAt(this.clock.now());
    const read: Read[] = [];
    for (const row of rows) {
      const certificate = decode(row);
      const reading = readAgain(certificate);
      const inspection = inspectCertificate(certificate, nodeCrypto, reading, judgement);
      const facts = storedFacts(certificate, inspection, reading);
      read.push({ id: row.id, sha256: row.sha256, reading, facts });
      // pkijs takes milliseconds; requests are answered in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const disagreeing = read.filter(({ reading }) => reading.status === 'disagrees');
    if (read.length === 0) return { read: 0, disagree: 0 };

    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const ids = read.map(({ id }) => id);
      // One may have been deleted, or read by another process, since it was fetched.
      const waiting = await tx.find(CertificateEntity, {
        select: { id: true },
        where: { id: In(ids), secondReading: 'pending' },
      });
      const pending = new Set(waiting.map(({ id }) => id));
      const done = read.filter(({ id }) => pending.has(id));
      if (done.length === 0) return;
      await tx.delete(CertificateFindingEntity, { certificateId: In([...pending]) });
      await tx.delete(CertificateRoleEntity, { certificateId: In([...pending]) });
      for (const { id, reading, facts } of done)
        await tx.update(
          CertificateEntity,
          { id },
          {
            secondReading: reading.status,
            readingDifferences: JSON.stringify(reading.status === 'disagrees' ? reading.differences : []),
            severity: severityRank(facts.worstSeverity),
            judgedBy: judgement.fingerprint,
          },
        );
      await insertParts(tx, done);
      await this.audit.record(tx, {
        ...{ actor: SYSTEM, at, action: 'certificate.read-again', subjectType: 'certificate', subjectId: '' },
        details: {
          agree: done
            .filter(({ reading }) => reading.status === 'agrees')
            .map(({ id, sha256 }) => ({ id, sha256 })),
          disagree: done
            .filter(({ reading }) => reading.status === 'disagrees')
            .map(({ id, sha256 }) => ({ id, sha256 })),
        },
      });
    });
    return { read: read.length, disagree: disagreeing.length };
  }
}
