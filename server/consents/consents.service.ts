import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import type { Actor } from '../core/audit/actor.js';
import { editionOf } from '../core/api-editions/editions.js';
import type { ApiEdition } from '../core/api-editions/edition-names.js';
import { zoneOf } from '../core/consents/bank-day.js';
import { statusAt } from '../core/consents/consent-end.js';
import { isLive, mayBecome } from '../core/consents/consent-status.js';
import { personalPart } from '../core/consents/pseudonym.js';
import { renewLink, templateProblem } from '../core/consents/renew-link.js';
import { Organisations } from '../organisations/organisations.service.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import type { SignedInUser } from '../platform/http/decorators.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { BankConsents } from '../ports/bank-consents.js';
import { Clock } from '../ports/clock.js';
import { ConsentEntity, ConsentEventEntity, ConsentRenewalEntity } from './consent.entity.js';
import { consentListAt } from './consent-list.js';
import { newConsent } from './consent-rows.js';
import { ConsentStore } from './consent-store.js';
import { consentView, endsWhileLive, historyOf } from './consent-views.js';
import type {
  ChangeConsent,
  ConsentDetailsRow,
  ConsentRow,
  CreateConsent,
  TerminateConsent,
} from './consents.contract.js';

/** Consents one by one. */
@Injectable()
export class Consents {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly store: ConsentStore,
    private readonly organisations: Organisations,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    private readonly bank: BankConsents,
  ) {}

  async list(query: ListQuery): Promise<Page<ConsentRow>> {
    const at = this.clock.now();
    const source = this.db.read(ConsentEntity).createQueryBuilder('consent');
    const page = await findPage(source, consentListAt(at), query);
    return page.with(page.rows.map((row) => consentView(row, at)));
  }

  async show(id: string, user: SignedInUser): Promise<ConsentDetailsRow> {
    const at = this.clock.now();
    const row = await this.db.read(ConsentEntity).findOneBy({ id });
    if (row === null) throw new Problem('consent-not-found');
    const events = await this.db
      .read(ConsentEventEntity)
      .find({ where: { consentId: id }, order: { at: 'ASC', id: 'ASC' }, take: 500 });
    const renewal = await this.db
      .read(ConsentRenewalEntity)
      .findOneBy({ organisationId: row.organisationId });
    const live = isLive(statusAt(row, at));
    const may = user.permissions.has('consents.write');
    const { consentId, psu, edition } = row;
    return {
      ...consentView(row, at),
      ends: endsWhileLive(row).map((end) => ({ ...end })),
      zone: zoneOf(edition),
      history: historyOf(row, events, at),
      renewLink:
        renewal === null || row.supersededById !== null
          ? null
          : renewLink(renewal.template, { consentId, psu, edition }),
      may: {
        change: may,
        terminate: may && live,
        askBank: may && this.bank.connected,
      },
    };
  }

  async create(body: CreateConsent, user: SignedInUser): Promise<ConsentDetailsRow> {
    const at = this.clock.now();
    refusePersonal(body.psu);
    const { name } = await this.organisations.find(body.organisationId);
    const { requestedAt, frequencyPerDay, ...given } = body;
    const row = newConsent(
      {
        ...given,
        organisationName: name,
        requestedAt: requestedAt ?? given.authorisedAt ?? at,
        frequencyPerDay: frequencyPerDay ?? editionOf(body.edition).consents.frequencyPerDay,
      },
      user.via === 'session' ? 'manual' : 'api',
      at,
    );
    await this.transactions.run(async (tx) => {
      const { edition, consentId } = row;
      if (await tx.existsBy(ConsentEntity, { edition, consentId })) throw new Problem('consent-exists');
      await this.store.add(tx, [row], at);
      await this.record(tx, 'create', row, user, at, { status: row.status });
    });
    return this.show(row.id, user);
  }

  async change(id: string, body: ChangeConsent, user: SignedInUser): Promise<ConsentDetailsRow> {
    if (body.psu !== undefined) refusePersonal(body.psu);
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      const { version, note, status, ...changes } = body;
      const row = await this.store.seen(tx, id, version);
      const from = row.status;
      const now = statusAt(row, at);
      if (status !== undefined && status !== now) {
        if (!mayBecome(now, status))
          throw new Problem('consent-status-impossible', {
            detail: `It is ${now}; it cannot become ${status}.`,
          });
        row.status = status;
        if (status === 'valid' && row.authorisedAt === null) row.authorisedAt = at;
      }
      Object.assign(row, changes);
      await this.store.write(tx, row, from, { source: 'manual', by: user.name, note, at });
      await this.record(tx, 'change', row, user, at, {
        ...(status !== undefined && { status }),
        ...(changes.validUntil !== undefined && { validUntil: changes.validUntil }),
        ...(note !== '' && { note }),
      });
    });
    return this.show(id, user);
  }

  /** DELETE at the bank first; only what the bank did is written down. */
  async terminate(id: string, body: TerminateConsent, user: SignedInUser): Promise<ConsentDetailsRow> {
    const { version, confirm, reason, how } = body;
    const seen = await this.db.read(ConsentEntity).findOneBy({ id });
    if (seen === null) throw new Problem('consent-not-found');
    if (seen.version !== version) throw new Problem('changed-meanwhile');
    if (confirm !== seen.consentId) throw new Problem('consent-not-confirmed');
    if (!isLive(statusAt(seen, this.clock.now()))) throw new Problem('consent-over');
    if (how === 'at-bank') await this.deleteAtBank(seen);
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      // The bank has done it: what changed here meanwhile does not undo that.
      const row = (await tx.findOneBy(ConsentEntity, { id }))!;
      const from = row.status;
      if (isLive(from)) {
        row.status = 'terminatedByTpp';
        await this.store.write(tx, row, from, { source: 'manual', by: user.name, note: reason, at });
      }
      await this.record(tx, 'terminate', row, user, at, { how, reason });
    });
    return this.show(id, user);
  }

  private async deleteAtBank(row: ConsentEntity): Promise<void> {
    if (!this.bank.connected) throw new Problem('bank-not-connected');
    const answer = await this.bank.terminate(row);
    if (answer.outcome === 'answered') return;
    if (answer.outcome === 'not-connected') throw new Problem('bank-not-connected');
    const detail =
      answer.outcome === 'unknown'
        ? 'The bank knows no such consent of this organisation. Compare it with the bank.'
        : answer.message;
    throw new Problem(answer.outcome === 'unreachable' ? 'bank-unreachable' : 'bank-refused', { detail });
  }

  async renewal(organisationId: string): Promise<{ organisationId: string; template: string }> {
    const row = await this.db.read(ConsentRenewalEntity).findOneBy({ organisationId });
    return { organisationId, template: row?.template ?? '' };
  }

  /** Where an organisation lets its customers renew. */
  async setRenewal(organisationId: string, template: string, user: SignedInUser) {
    const wrong = template === '' ? undefined : templateProblem(template);
    if (wrong !== undefined)
      throw new Problem('invalid-input', { errors: [{ path: 'template', message: wrong }] });
    await this.organisations.find(organisationId);
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      if (template === '') await tx.delete(ConsentRenewalEntity, { organisationId });
      else
        await tx.save(
          Object.assign(new ConsentRenewalEntity(), {
            ...{ organisationId, template, changedAt: at, changedBy: user.name },
          }),
        );
      await this.audit.record(tx, {
        ...{ actor: user, at, action: 'consent.renewal', subjectType: 'organisation' },
        ...{ subjectId: organisationId, details: { template } },
      });
    });
    return this.renewal(organisationId);
  }

  private record(
    tx: EntityManager,
    verb: string,
    row: ConsentEntity,
    actor: Actor,
    at: Date,
    details: Record<string, string | null>,
  ): Promise<void> {
    const { consentId, edition } = row as { consentId: string; edition: ApiEdition };
    return this.audit.record(tx, {
      ...{ actor, at, action: `consent.${verb}`, subjectType: 'consent', subjectId: row.id },
      details: { consentId, edition, ...details },
    });
  }
}

function refusePersonal(psu: string): void {
  const part = personalPart(psu);
  if (part === undefined) return;
  throw new Problem('invalid-input', {
    errors: [{ path: 'psu', message: `looks like a ${part}; only a pseudonym is kept.` }],
  });
}
