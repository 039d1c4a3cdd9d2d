import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual } from 'typeorm';
import type { CertificateAlertFacts } from '../alerts/expiry-alerts.service.js';
import type { CertificateKind } from '../core/certificate/kind.js';
import type { Outcome } from '../core/verdict/verdict.js';
import { AlertFacts } from '../organisations/alert-facts.service.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { alertFacts, rolesOf } from './alert-facts.js';
import { ALIAS, certificateListAt } from './certificate-list.js';
import { CertificateEntity } from './certificate.entity.js';
import type { CertificateFilter } from './certificates.contract.js';

/** What an evaluation needs of a stored certificate. */
export interface EvaluationSubject {
  readonly id: string;
  readonly sha256: string;
  readonly der: Uint8Array;
  readonly kind: CertificateKind;
  readonly subject: string;
  readonly issuer: string;
  /** It never had a verdict. */
  readonly isFirst: boolean;
}

export interface NewestVerdict {
  readonly outcome: Outcome;
  readonly at: Date;
  readonly evaluatedAt: Date;
  readonly evaluationId: string;
  /** When to evaluate again; null for never. */
  readonly nextEvaluationAt: Date | null;
}

/** Up to where verdicts were looked at. */
export interface VerdictPosition {
  readonly evaluatedAt: Date;
  readonly id: string;
}

export interface JudgedCertificate extends VerdictPosition {
  readonly outcome: Outcome;
  readonly evaluationId: string | null;
}

/** Certificates of one name, and names above each other, that are looked at when a chain is put together. */
const SAME_NAME = 10;
const LONGEST_CHAIN = 6;
const FOUND_AT_ONCE = 1_000;

/** The verdict columns of certificates: what is due, and what came of it. */
@Injectable()
export class CertificateVerdicts {
  constructor(
    private readonly db: Database,
    private readonly organisations: AlertFacts,
  ) {}

  async subject(id: string): Promise<EvaluationSubject> {
    const row = await this.db.read(CertificateEntity).findOneBy({ id });
    if (!row) throw new Problem('certificate-not-found');
    return subjectOf(row);
  }

  /** Those that exist of these. */
  async subjects(ids: readonly string[]): Promise<EvaluationSubject[]> {
    const rows = await this.db.read(CertificateEntity).findBy({ id: In([...ids]) });
    return rows.map(subjectOf);
  }

  /** The ones that wait the longest. */
  async due(at: Date, limit: number): Promise<EvaluationSubject[]> {
    const rows = await this.db.read(CertificateEntity).find({
      where: { nextEvaluationAt: LessThanOrEqual(at) },
      order: { nextEvaluationAt: 'ASC', id: 'ASC' },
      take: limit,
    });
    return rows.map(subjectOf);
  }

  /**
   * Those whose verdict was reached at an instant or later, in that order. A verdict is dated from its beginning and
   * written down when it is reached, so that whoever follows them has to look back a little each time.
   */
  async changedSince(
    { evaluatedAt, id }: VerdictPosition,
    limit: number,
  ): Promise<readonly JudgedCertificate[]> {
    const rows = await this.db
      .read(CertificateEntity)
      .createQueryBuilder('certificate')
      .select(['certificate.id', 'certificate.verdictOutcome', 'certificate.verdictEvaluatedAt'])
      .addSelect('certificate.verdictEvaluationId')
      .where('(certificate.verdictEvaluatedAt, certificate.id) > (:evaluatedAt, :id)', {
        evaluatedAt: evaluatedAt.toISOString(),
        id,
      })
      .orderBy('certificate.verdictEvaluatedAt', 'ASC')
      .addOrderBy('certificate.id', 'ASC')
      .limit(limit)
      .getMany();
    return rows.flatMap((row) =>
      row.verdictOutcome === '' || row.verdictEvaluatedAt === null
        ? []
        : {
            ...{ id: row.id, outcome: row.verdictOutcome, evaluatedAt: row.verdictEvaluatedAt },
            evaluationId: row.verdictEvaluationId,
          },
    );
  }

  /** Ids of all that a filter of the list matches. */
  async matching(filter: CertificateFilter, at: Date): Promise<string[]> {
    const { filters } = certificateListAt(at);
    const ids: string[] = [];
    for (;;) {
      const query = this.db.read(CertificateEntity).createQueryBuilder(ALIAS);
      for (const [field, value] of Object.entries(filter)) {
        const one = filters[field];
        if (one !== undefined && value !== undefined)
          one.apply(query as never, field, one.schema.parse(value));
      }
      const last = ids.at(-1);
      if (last !== undefined) query.andWhere(`${ALIAS}.id > :last`, { last });
      const found = await query
        .select(`${ALIAS}.id`, 'id')
        .orderBy(`${ALIAS}.id`, 'ASC')
        .limit(FOUND_AT_ONCE)
        .getRawMany<{ id: string }>();
      ids.push(...found.map(({ id }) => id));
      if (found.length < FOUND_AT_ONCE) return ids;
    }
  }

  /** Stored CAs by whose names the certificate may have been issued, and those above them. */
  async authoritiesAbove({ id, issuer }: EvaluationSubject): Promise<Uint8Array[]> {
    const found = new Map<string, Uint8Array>();
    let names = [issuer];
    for (let depth = 0; depth < LONGEST_CHAIN && names.length > 0; depth++) {
      const rows = await this.db.read(CertificateEntity).find({
        select: { id: true, der: true, issuer: true },
        where: { kind: 'ca', subject: In(names) },
        order: { notAfter: 'DESC', id: 'ASC' },
        take: SAME_NAME,
      });
      const fresh = rows.filter((row) => row.id !== id && !found.has(row.id));
      for (const row of fresh) found.set(row.id, row.der);
      names = [...new Set(fresh.map((row) => row.issuer))];
    }
    return [...found.values()];
  }

  /** Keeps the certificate from changing until the transaction ends; `undefined` when it is not there any more. */
  async lock(tx: EntityManager, id: string): Promise<{ readonly evaluatedAt: Date | null } | undefined> {
    const lock = tx.connection.options.type === 'postgres' && {
      lock: { mode: 'pessimistic_write' as const },
    };
    const row = await tx.findOne(CertificateEntity, {
      select: { id: true, verdictEvaluatedAt: true },
      where: { id },
      ...lock,
    });
    return row === null ? undefined : { evaluatedAt: row.verdictEvaluatedAt };
  }

  async set(tx: EntityManager, id: string, verdict: NewestVerdict): Promise<void> {
    const { outcome, at, evaluatedAt, evaluationId, nextEvaluationAt } = verdict;
    await tx.update(
      CertificateEntity,
      { id },
      {
        ...{ verdictOutcome: outcome, verdictAt: at, verdictEvaluatedAt: evaluatedAt },
        ...{ verdictEvaluationId: evaluationId, nextEvaluationAt: null },
      },
    );
    // What was retired or replaced is not asked about again, unless access is given with it.
    await tx
      .createQueryBuilder()
      .update(CertificateEntity)
      .set({ nextEvaluationAt })
      .where('id = :id', { id })
      .andWhere('(("retiredAt" IS NULL AND "supersededById" IS NULL) OR "reliedOnUntil" > :evaluatedAt)', {
        evaluatedAt: evaluatedAt.toISOString(),
      })
      .execute();
  }

  /** Access is given with it until then: it stays judged, or is judged again, whatever becomes of it in the records. */
  async relyOn(tx: EntityManager, id: string, until: Date, at: Date): Promise<void> {
    const iso = { until: until.toISOString() };
    await tx
      .createQueryBuilder()
      .update(CertificateEntity)
      .set({ reliedOnUntil: until })
      .where('id = :id AND ("reliedOnUntil" IS NULL OR "reliedOnUntil" < :until)', { id, ...iso })
      .execute();
    await tx
      .createQueryBuilder()
      .update(CertificateEntity)
      .set({ nextEvaluationAt: at })
      .where('id = :id AND "nextEvaluationAt" IS NULL', { id })
      .andWhere('("retiredAt" IS NOT NULL OR "supersededById" IS NOT NULL)')
      .execute();
  }

  /** After a failure of ours: not at once again. */
  async postpone(tx: EntityManager, id: string, until: Date): Promise<void> {
    await tx.update(CertificateEntity, { id }, { nextEvaluationAt: until });
  }

  /** What an alert says of it; `undefined` for one that is out of use, about which nobody is alerted. */
  async alertFacts(tx: EntityManager, id: string): Promise<CertificateAlertFacts | undefined> {
    const row = await tx.findOneBy(CertificateEntity, { id });
    if (row === null || row.retiredAt !== null || row.supersededById !== null) return undefined;
    const roles = await rolesOf(tx, [row]);
    const organisations = await this.organisations.idsOf(tx, [row.registerKey ?? '']);
    return alertFacts(row, roles.get(id) ?? [], organisations);
  }
}

const subjectOf = (row: CertificateEntity): EvaluationSubject => {
  const { id, sha256, der, kind, subject, issuer, verdictOutcome } = row;
  return { id, sha256, der, kind, subject, issuer, isFirst: verdictOutcome === '' };
};
