import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { CertificateKind } from '../core/certificate/kind.js';
import { registerKeyOf } from '../core/registers/register-key.js';
import { questionOfCertificate } from '../core/registers/register-question.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { type CertificateHolder, Organisations } from '../organisations/organisations.service.js';
import { Clock } from '../ports/clock.js';
import { decode } from './certificate-views.js';
import { CertificateEntity } from './certificate.entity.js';

/** A certificate in use, with what tells whom it belongs to. */
export interface HeldCertificate {
  readonly id: string;
  readonly der: Uint8Array;
  readonly registerKey: string;
  readonly kind: CertificateKind;
  readonly organisation: string;
  readonly subject: string;
  readonly serialNumber: string;
  readonly notAfter: Date;
  /** Null without an owner. */
  readonly ownerEmail: string | null;
}

/** Rows in one statement: far below the parameter limits of both engines. */
const CHUNK = 500;

/** Certificates by whom they belong to: which are touched by what a register says. */
@Injectable()
export class CertificateHolders {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** Works out the keys of those that were stored before there were any. */
  async complete(): Promise<void> {
    for (;;) {
      const rows = await this.db
        .read(CertificateEntity)
        .find({ where: { registerKey: IsNull() }, take: CHUNK, order: { id: 'ASC' } });
      if (rows.length === 0) return;
      const byKey = new Map<string, string[]>();
      const holders: CertificateHolder[] = [];
      for (const row of rows) {
        const key = registerKeyOf(questionOfCertificate(decode(row))).slice(0, 400);
        byKey.set(key, [...(byKey.get(key) ?? []), row.id]);
        holders.push(holderOf({ ...row, registerKey: key }));
        await new Promise((resolve) => setImmediate(resolve));
      }
      await this.transactions.run(async (tx) => {
        for (const [registerKey, ids] of byKey)
          await tx.update(CertificateEntity, { id: In(ids) }, { registerKey });
        await this.organisations.ensureHolders(tx, holders, this.clock.now());
      });
    }
  }

  /** Those in use that have one of these keys. */
  async withKeys(keys: readonly string[], at: Date): Promise<HeldCertificate[]> {
    const wanted = [...new Set(keys)];
    const found: HeldCertificate[] = [];
    for (let start = 0; start < wanted.length; start += CHUNK) {
      const rows = await this.db
        .read(CertificateEntity)
        .createQueryBuilder('certificate')
        .where('certificate.registerKey IN (:...keys)', { keys: wanted.slice(start, start + CHUNK) })
        .andWhere('certificate.retiredAt IS NULL AND certificate.supersededById IS NULL')
        .andWhere('certificate.notAfter >= :at', { at: at.toISOString() })
        .orderBy('certificate.id')
        .getMany();
      found.push(...rows.map(heldOf));
    }
    return found;
  }

  /** Those that are still there of these. */
  async some(ids: readonly string[]): Promise<HeldCertificate[]> {
    const found: HeldCertificate[] = [];
    for (let start = 0; start < ids.length; start += CHUNK)
      found.push(
        ...(await this.db.read(CertificateEntity).findBy({ id: In(ids.slice(start, start + CHUNK)) })).map(
          heldOf,
        ),
      );
    return found;
  }

  /** To be evaluated again at once; not those whose verdict nothing can change. */
  async makeDue(tx: EntityManager, ids: readonly string[], at: Date): Promise<void> {
    for (let start = 0; start < ids.length; start += CHUNK)
      await tx
        .createQueryBuilder()
        .update(CertificateEntity)
        .set({ nextEvaluationAt: at })
        .where('id IN (:...ids) AND "nextEvaluationAt" > :at', {
          ids: ids.slice(start, start + CHUNK),
          at: at.toISOString(),
        })
        .execute();
  }

  /** The same of all that a register can be asked about: there was none before. */
  async makeAllDue(tx: EntityManager, at: Date): Promise<void> {
    await tx
      .createQueryBuilder()
      .update(CertificateEntity)
      .set({ nextEvaluationAt: at })
      .where(`"registerKey" > '' AND "nextEvaluationAt" > :at`, { at: at.toISOString() })
      .execute();
  }
}

/** Whose it is, as organisations are made of it. */
export const holderOf = (
  row: Pick<CertificateEntity, 'registerKey' | 'organizationIdentifier' | 'organisation'>,
): CertificateHolder => ({
  registerKey: row.registerKey ?? '',
  identifier: row.organizationIdentifier,
  organisation: row.organisation,
});

function heldOf(row: CertificateEntity): HeldCertificate {
  const { id, der, registerKey, kind, organisation, subject, serialNumber, notAfter, ownerEmail } = row;
  return {
    ...{ id, der, kind, subject, serialNumber, notAfter },
    registerKey: registerKey ?? '',
    organisation: organisation || subject || `certificate ${serialNumber}`,
    ownerEmail: ownerEmail || null,
  };
}
