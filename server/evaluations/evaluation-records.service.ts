import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { VerdictAlerts } from '../alerts/verdict-alerts.service.js';
import { type AuditRecord, AuditLog } from '../audit/audit.service.js';
import { CertificateVerdicts } from '../certificates/certificate-verdicts.service.js';
import type { Actor } from '../core/audit/actor.js';
import { evaluationText } from '../core/verdict/evaluation-document.js';
import { nextEvaluationAt, verdictNews } from '../core/verdict/verdict-news.js';
import { Transactions } from '../platform/database/transactions.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import { EvaluationEntity } from './evaluation.entity.js';
import type { VerdictChanges } from './evaluations.contract.js';
import type { Evaluated, EvaluationOrder } from './evaluator.service.js';
import { EvidenceStore } from './evidence-store.service.js';
import { changesOf } from './verdict-changes.js';

export interface Recorded {
  readonly ids: readonly string[];
  /** How many are different from the verdict before. */
  readonly changed: number;
  /** Alerts that were raised. */
  readonly raised: number;
}

interface Written {
  readonly row: EvaluationEntity;
  readonly news: boolean;
}

/** Writes evaluations down: the verdict with its evidence, what is different, whom to tell, and the audit entry. */
@Injectable()
export class EvaluationRecords {
  constructor(
    private readonly transactions: Transactions,
    private readonly certificates: CertificateVerdicts,
    private readonly evidence: EvidenceStore,
    private readonly alerts: VerdictAlerts,
    private readonly audit: AuditLog,
  ) {}

  /** All of them or none; those whose certificate was deleted meanwhile are left out. */
  async record(evaluated: readonly Evaluated[], actor: Actor): Promise<Recorded> {
    // In one order everywhere, so that two of these wait for each other and never in a circle.
    const sorted = [...evaluated].sort((a, b) => (a.order.subject.id < b.order.subject.id ? -1 : 1));
    return this.transactions.run(async (tx) => {
      const written: Written[] = [];
      for (const one of sorted) {
        const result = await this.write(tx, one, actor);
        if (result !== undefined) written.push(result);
      }
      const [first] = written;
      if (first === undefined) return { ids: [], changed: 0, raised: 0 };
      const rows = written.map(({ row }) => row);
      const [position = null] = await this.audit.append(tx, ...auditRecords(rows, sorted[0]!.order, actor));
      for (const { id } of rows) await tx.update(EvaluationEntity, { id }, { auditPosition: position });
      return {
        ids: rows.map(({ id }) => id),
        changed: rows.filter(({ changed }) => changed).length,
        raised: written.filter(({ news }) => news).length,
      };
    });
  }

  private async write(tx: EntityManager, one: Evaluated, actor: Actor): Promise<Written | undefined> {
    const { order, evaluatedAt, document, links, attempts } = one;
    const certificateId = order.subject.id;
    const certificate = await this.certificates.lock(tx, certificateId);
    if (certificate === undefined) return undefined;
    const isPresent = order.at === undefined && !order.offline;
    const previous = isPresent ? await newest(tx, certificateId) : undefined;
    const changes = previous === undefined ? null : changesOf(previous, one);
    const row: EvaluationEntity = {
      ...{ id: randomUUID(), certificateId, outcome: document.verdict.outcome },
      ...{ at: new Date(document.verdict.at), evaluatedAt, isPresent, offline: order.offline },
      ...{ trigger: order.trigger, evaluatedBy: actor.name, changed: changes !== null, changes },
      ...{ verdict: document.verdict, chain: one.chain, attempts, trust: document.trust },
      ...{ services: one.services, policy: document.policy, register: document.register ?? null },
      digest: nodeCrypto.sha256(Buffer.from(evaluationText(document))),
      auditPosition: null,
    };
    await tx.insert(EvaluationEntity, row);
    const reused = new Set(attempts.filter((attempt) => attempt.reused).map(({ sha256 }) => sha256));
    await this.evidence.write(
      tx,
      row.id,
      links.map((link) => ({ ...link, reused: reused.has(link.sha256) })),
      one.items,
    );
    if (!isPresent || (certificate.evaluatedAt !== null && certificate.evaluatedAt > evaluatedAt))
      return { row, news: false };
    await this.certificates.set(tx, certificateId, {
      ...{ outcome: row.outcome, at: row.at, evaluatedAt, evaluationId: row.id },
      nextEvaluationAt: nextEvaluationAt(row.outcome, evaluatedAt),
    });
    return { row, news: await this.tell(tx, row) };
  }

  /** Raises an alert where the verdict is news. */
  private async tell(tx: EntityManager, row: EvaluationEntity): Promise<boolean> {
    const { certificateId, evaluatedAt, outcome } = row;
    const known = await newestKnown(tx, row);
    const silent = outcome === 'indeterminate' ? await firstAfter(tx, row, known) : undefined;
    const news = verdictNews({
      ...{ known: known?.outcome, now: outcome, at: evaluatedAt },
      undeterminedSince: silent?.evaluatedAt,
    });
    if (news === 'settled') await this.alerts.settle(tx, certificateId, evaluatedAt, 'indeterminate');
    if (news !== 'news' || known === undefined) return false;
    const facts = await this.certificates.alertFacts(tx, certificateId);
    if (facts === undefined) return false;
    const change = {
      // Told once for the whole time in which nothing can be determined.
      evaluationId: silent?.id ?? row.id,
      ...{ from: known.outcome, to: outcome, reasons: newReasons(row, row.changes) },
    };
    return this.alerts.raise(tx, facts, change, evaluatedAt);
  }
}

const newest = async (tx: EntityManager, certificateId: string): Promise<EvaluationEntity | undefined> =>
  (await tx
    .createQueryBuilder(EvaluationEntity, 'evaluation')
    .addSelect('evaluation.services')
    .where({ certificateId, isPresent: true })
    .orderBy('evaluation.evaluatedAt', 'DESC')
    .limit(1)
    .getOne()) ?? undefined;

/** The last verdict before this one that said something. */
const newestKnown = async (tx: EntityManager, { id, certificateId }: EvaluationEntity) =>
  (await tx
    .createQueryBuilder(EvaluationEntity, 'evaluation')
    .where({ certificateId, isPresent: true })
    .andWhere(`evaluation.outcome <> 'indeterminate' AND evaluation.id <> :id`, { id })
    .orderBy('evaluation.evaluatedAt', 'DESC')
    .limit(1)
    .getOne()) ?? undefined;

/** The first verdict since the last one that said something. */
const firstAfter = async (
  tx: EntityManager,
  { certificateId }: EvaluationEntity,
  known: EvaluationEntity | undefined,
) =>
  (await tx
    .createQueryBuilder(EvaluationEntity, 'evaluation')
    .where({ certificateId, isPresent: true })
    .andWhere('evaluation.evaluatedAt > :known', { known: known?.evaluatedAt.toISOString() ?? '' })
    .orderBy('evaluation.evaluatedAt', 'ASC')
    .limit(1)
    .getOne()) ?? undefined;

/** Why, in the verdict's own sentences; where nothing is different to the last one, those of the checks that fail. */
function newReasons({ verdict }: EvaluationEntity, changes: VerdictChanges | null): string[] {
  const told = (changes?.differences ?? []).flatMap(({ reason }) => reason ?? []);
  return told.length > 0
    ? told
    : Object.values(verdict.checks).flatMap(({ status, reasons }) =>
        status === 'fail' || status === 'unknown' ? reasons.slice(0, 1) : [],
      );
}

/** One entry for all of them, and one for each verdict that changed. */
function auditRecords(
  rows: readonly EvaluationEntity[],
  { at, offline, trigger }: EvaluationOrder,
  actor: Actor,
): AuditRecord[] {
  const when = rows[0]!.evaluatedAt;
  const one = { actor, at: when, subjectType: 'certificate' } as const;
  return [
    {
      ...one,
      action: 'certificate.evaluate',
      subjectId: rows.length === 1 ? rows[0]!.certificateId : '',
      details: {
        ...{ trigger, offline, at: at?.toISOString() ?? null },
        evaluations: rows.map(({ id, certificateId, outcome, digest }) => {
          return { id, certificateId, outcome, digest };
        }),
      },
    },
    ...rows.flatMap(({ id, certificateId, changes }) =>
      changes === null || changes.from === changes.to
        ? []
        : {
            ...one,
            action: 'certificate.verdict-changed',
            subjectId: certificateId,
            details: { evaluationId: id, from: changes.from, to: changes.to },
          },
    ),
  ];
}
