import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Not } from 'typeorm';
import { Alerts } from '../alerts/alerts.service.js';
import { FailingSourceAlerts } from '../alerts/failing-source-alerts.service.js';
import { AuditLog } from '../audit/audit.service.js';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import { Transactions } from '../platform/database/transactions.js';
import { RegisterEditionEntity } from './register-edition.entity.js';
import type { EditionProblem } from './registers.contract.js';

type Edition = Pick<RegisterEditionEntity, 'id' | 'source'>;

/** What an edition comes to: it is taken into use, or refused; with the entry in the audit log, and the alert. */
@Injectable()
export class EditionOutcomes {
  constructor(
    private readonly audit: AuditLog,
    private readonly alerts: Alerts,
    private readonly failing: FailingSourceAlerts,
    private readonly transactions: Transactions,
  ) {}

  async takeIntoUse(
    tx: EntityManager,
    { id, source }: Edition,
    action: string,
    details: Readonly<Record<string, unknown>>,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    await tx.update(RegisterEditionEntity, { source, state: 'current', id: Not(id) }, { state: 'past' });
    await tx.update(RegisterEditionEntity, { id }, { state: 'current', finishedAt: at, problem: null });
    const { version, sha256, origin } = await tx.findOneByOrFail(RegisterEditionEntity, { id });
    await this.audit.record(tx, {
      ...{ actor, at, action, subjectType: 'register-edition', subjectId: id },
      details: { source, version, sha256, origin, ...details },
    });
    await this.alerts.supersede(tx, { type: 'register', id: source }, 'resolved', SYSTEM, at);
  }

  /** The source offers nothing but what is in use: what was said about failing to get it is over. */
  async stayInUse(source: string, at: Date): Promise<void> {
    await this.transactions.run((tx) =>
      this.alerts.supersede(tx, { type: 'register', id: source }, 'resolved', SYSTEM, at),
    );
  }

  async refuse(
    tx: EntityManager,
    { id, source }: Edition,
    problem: EditionProblem,
    actor: Actor,
    at: Date,
  ): Promise<void> {
    const current = await tx.findOneBy(RegisterEditionEntity, { source, state: 'current' });
    const { origin } = await tx.findOneByOrFail(RegisterEditionEntity, { id });
    const { code, message, advice } = problem;
    await this.audit.record(tx, {
      ...{ actor, at, action: 'register-edition.refuse', subjectType: 'register-edition', subjectId: id },
      details: { source, origin, code, message },
    });
    const inUse = current && {
      version: current.version,
      publishedAt: current.publishedAt?.toISOString() ?? null,
    };
    await this.failing.raiseRegister(
      tx,
      { register: source, code, message, advice, origin, editionId: id, inUse },
      at,
    );
  }
}
