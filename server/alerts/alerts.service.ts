import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, Not } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import {
  type AlertKind,
  type AlertState,
  EXPIRY_ALERTS,
  expiryAlertKey,
  expiryAlertKind,
  type SupersededReason,
  VERDICT_ALERTS,
  verdictAlertKey,
} from '../core/alerts/alert.js';
import type { ExpiringCertificate } from '../core/alerts/expiry-mail.js';
import { expiryTitle } from '../core/alerts/expiry-mail.js';
import {
  alertUndoneBy,
  registerAlertKind,
  registerChangeAlertKey,
  type RegisterChangeNews,
  registerChangeTitle,
} from '../core/alerts/register-change-mail.js';
import { type FailingRegister, failingRegisterTitle } from '../core/alerts/register-mail.js';
import { type FailingList, failingListTitle } from '../core/alerts/trusted-list-mail.js';
import type { ExpiryThreshold } from '../core/alerts/expiry-thresholds.js';
import { type VerdictChange, verdictTitle } from '../core/alerts/verdict-mail.js';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import { type UnheardNews, unheardTitle } from '../core/notifications/unheard-mail.js';
import type { EntryChangeKind } from '../core/registers/compare-editions.js';
import type { Outcome } from '../core/verdict/verdict.js';
import { Messages } from '../messages/messages.service.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { ALERT_LIST } from './alert-list.js';
import { AlertEntity, type CertificateContext } from './alert.entity.js';
import type { AlertRow } from './alerts.contract.js';

/** A certificate with everything that mails say of it. */
export interface CertificateAlertFacts extends ExpiringCertificate {
  readonly ownerEmail: string | null;
}

/** One that crossed a threshold. */
export interface DueExpiry extends CertificateAlertFacts {
  readonly threshold: ExpiryThreshold;
}

export interface AlertSubject {
  readonly type: 'certificate' | 'trusted-list' | 'register' | 'register-entry';
  readonly id: string;
}

/** Rows in one statement: far below the parameter limits of both engines. */
const CHUNK = 500;

/** What somebody should know. Raising writes rows only; `AlertMails.write` makes mails of them when the sweep is through. */
@Injectable()
export class Alerts {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly messages: Messages,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Raises one alert for each certificate and threshold, unless it was raised before, and supersedes the earlier alerts
   * of the same certificates. To be called in the transaction that moves the certificates' next crossing on.
   * Returns how many are new.
   */
  async raiseExpiry(tx: EntityManager, due: readonly DueExpiry[], at: Date): Promise<number> {
    let raised = 0;
    for (let start = 0; start < due.length; start += CHUNK)
      raised += await this.raiseChunk(tx, due.slice(start, start + CHUNK), at);
    return raised;
  }

  private async raiseChunk(tx: EntityManager, due: readonly DueExpiry[], at: Date): Promise<number> {
    const rows = due.map((one) => newAlert(one, at));
    const known = await tx.find(AlertEntity, {
      select: { id: true, key: true },
      where: { key: In(rows.map(({ key }) => key)) },
    });
    const knownKeys = new Set(known.map(({ key }) => key));
    const fresh = rows.filter(({ key }) => !knownKeys.has(key));
    if (fresh.length === 0) return 0;

    const earlier = await tx.findBy(AlertEntity, {
      subjectType: 'certificate',
      subjectId: In(fresh.map(({ subjectId }) => subjectId)),
      kind: In([...EXPIRY_ALERTS]),
      state: Not('superseded'),
    });
    await this.supersedeAlerts(tx, earlier, 'later-threshold', at);
    await this.insert(tx, fresh, at);
    return fresh.length;
  }

  /** Raises an alert about a new verdict, once for each evaluation; an earlier one about the certificate is over. */
  async raiseVerdict(
    tx: EntityManager,
    facts: CertificateAlertFacts,
    change: VerdictChange,
    at: Date,
  ): Promise<boolean> {
    const alert = verdictAlert(facts, change, at);
    if (await tx.existsBy(AlertEntity, { key: alert.key })) return false;
    await this.settleVerdict(tx, facts.certificateId, at);
    await this.insert(tx, [alert], at);
    return true;
  }

  /** What was said about an earlier verdict of the certificate is over; with `only`, that it had this outcome. */
  async settleVerdict(tx: EntityManager, certificateId: string, at: Date, only?: Outcome): Promise<void> {
    const standing = await tx.findBy(AlertEntity, {
      subjectType: 'certificate',
      subjectId: certificateId,
      kind: In([...VERDICT_ALERTS]),
      state: Not('superseded'),
    });
    const earlier = standing.filter(
      ({ context }) => only === undefined || ('change' in context && context.change?.to === only),
    );
    await this.supersedeAlerts(tx, earlier, 'later-verdict', at);
  }

  private async insert(tx: EntityManager, fresh: readonly AlertEntity[], at: Date): Promise<void> {
    await tx.insert(AlertEntity, [...fresh]);
    await this.audit.record(
      tx,
      ...fresh.map(({ id, key, title }) => ({
        ...{ actor: SYSTEM, at, action: 'alert.raise', subjectType: 'alert', subjectId: id },
        details: { key, title },
      })),
    );
  }

  /**
   * Takes back what was said or is about to be said of something that was replaced, retired or deleted. A mail that
   * nobody has begun to send is dropped; returns how many alerts there were.
   */
  async supersede(
    tx: EntityManager,
    subject: AlertSubject,
    reason: Exclude<SupersededReason, 'later-threshold' | 'later-verdict' | 'other-cause'>,
    actor: Actor,
    at: Date,
  ): Promise<number> {
    const alerts = await tx.findBy(AlertEntity, {
      subjectType: subject.type,
      subjectId: subject.id,
      state: Not('superseded'),
    });
    await this.supersedeAlerts(tx, alerts, reason, at);
    await this.audit.record(
      tx,
      ...alerts.map(({ id, key }) => ({
        ...{ actor, at, action: 'alert.supersede', subjectType: 'alert', subjectId: id },
        details: { key, reason },
      })),
    );
    return alerts.length;
  }

  /**
   * Says that a trusted list could not be renewed. One alert stands for a list at a time: the same cause raises none
   * again while it stands, another one takes its place. To be called in the transaction that keeps the attempt.
   */
  async raiseFailingList(tx: EntityManager, list: FailingList, at: Date): Promise<void> {
    await this.raiseFailing(tx, failingListAlert(list, at), at);
  }

  /** The same of a register of which no newer edition could be taken. */
  async raiseFailingRegister(tx: EntityManager, register: FailingRegister, at: Date): Promise<void> {
    await this.raiseFailing(tx, failingRegisterAlert(register, at), at);
  }

  /**
   * Says what a register says otherwise of a holder, once for each owner of certificates that are touched. To be called
   * in the transaction that keeps the change. False where it was raised before, or nobody is alerted about it.
   */
  async raiseRegisterChange(
    tx: EntityManager,
    news: RegisterChangeNews,
    owner: string | null,
    at: Date,
  ): Promise<boolean> {
    const kind = registerAlertKind(news.changeKind);
    if (kind === undefined) return false;
    const key = registerChangeAlertKey(news.changeId, owner);
    if (await tx.existsBy(AlertEntity, { key })) return false;
    await this.insert(tx, [registerChangeAlert(news, kind, key, owner, at)], at);
    return true;
  }

  /** What was said about an entry is put right by a later change of it. */
  async settleRegisterChange(
    tx: EntityManager,
    entryId: string,
    change: EntryChangeKind,
    host: string | null,
    at: Date,
  ): Promise<void> {
    const kind = alertUndoneBy(change);
    if (kind === undefined) return;
    const standing = await tx.findBy(AlertEntity, {
      ...{ subjectType: 'register-entry', subjectId: entryId, kind, state: Not('superseded') },
    });
    const over = standing.filter(({ context }) => 'changeId' in context && context.host === host);
    await this.supersedeAlerts(tx, over, 'resolved', at);
  }

  /**
   * Says that nobody would hear of something, once for each subject while it stands. To be called in the transaction of
   * what nobody hears of.
   */
  async raiseUnheard(
    tx: EntityManager,
    subject: { readonly type: string; readonly id: string },
    news: UnheardNews,
    at: Date,
  ): Promise<void> {
    const standing = await tx.findBy(AlertEntity, unheardOf(subject));
    const same = standing.filter(({ context }) => 'unheard' in context && context.unheard === news.unheard);
    if (same.length === 0) await this.insert(tx, [unheardAlert(subject, news, at)], at);
  }

  /** Somebody hears of the subject again. */
  async settleUnheard(
    tx: EntityManager,
    subject: { readonly type: string; readonly id: string },
    at: Date,
  ): Promise<void> {
    await this.supersedeAlerts(tx, await tx.findBy(AlertEntity, unheardOf(subject)), 'resolved', at);
  }

  private async raiseFailing(tx: EntityManager, alert: AlertEntity, at: Date): Promise<void> {
    const { subjectType, subjectId } = alert;
    const code = causeOf(alert);
    const standing = await tx.findBy(AlertEntity, { subjectType, subjectId, state: Not('superseded') });
    if (standing.some((one) => causeOf(one) === code)) return;
    await this.supersedeAlerts(tx, standing, 'other-cause', at);
    await tx.insert(AlertEntity, alert);
    await this.audit.record(tx, {
      ...{ actor: SYSTEM, at, action: 'alert.raise', subjectType: 'alert', subjectId: alert.id },
      details: { key: alert.key, title: alert.title },
    });
  }

  private async supersedeAlerts(
    tx: EntityManager,
    alerts: readonly AlertEntity[],
    reason: SupersededReason,
    at: Date,
  ): Promise<void> {
    if (alerts.length === 0) return;
    const changes = { state: 'superseded' as const, supersededAt: at, supersededReason: reason };
    await tx.update(AlertEntity, { id: In(alerts.map(({ id }) => id)) }, changes);
    await tx.update(
      AlertEntity,
      { id: In(alerts.map(({ id }) => id)), delivery: In(['pending', 'nobody-listens']) },
      { delivery: 'dropped' },
    );
    const mails = alerts.flatMap(({ delivery, messageId }) =>
      delivery === 'waiting' && messageId !== null ? [messageId] : [],
    );
    if (mails.length === 0) return;
    // A digest still has something to tell while one of its alerts stands; it is rewritten when it goes out.
    const standing = await tx.find(AlertEntity, {
      select: { id: true, messageId: true },
      where: { messageId: In(mails), state: Not('superseded') },
    });
    const wanted = new Set(standing.map(({ messageId }) => messageId));
    const unwanted = [...new Set(mails)].filter((id) => !wanted.has(id));
    await this.messages.drop(tx, unwanted, `What it tells is over: ${reason}.`, at);
  }

  async list(query: ListQuery): Promise<Page<AlertRow>> {
    const page = await findPage(this.db.read(AlertEntity).createQueryBuilder('alert'), ALERT_LIST, query);
    return page.with(page.rows.map(viewOf));
  }

  async find(id: string): Promise<AlertRow> {
    const alert = await this.db.read(AlertEntity).findOneBy({ id });
    if (!alert) throw new Problem('alert-not-found');
    return viewOf(alert);
  }

  async acknowledge(id: string, note: string, actor: Actor): Promise<AlertRow> {
    await this.transactions.run(async (tx) => {
      const at = this.clock.now();
      if (!(await tx.existsBy(AlertEntity, { id }))) throw new Problem('alert-not-found');
      const { affected } = await tx.update(
        AlertEntity,
        { id, state: 'open' },
        { state: 'acknowledged', acknowledgedAt: at, acknowledgedBy: actor.name, note },
      );
      if (affected !== 1) throw new Problem('alert-not-open');
      await this.audit.record(tx, {
        ...{ actor, at, action: 'alert.acknowledge', subjectType: 'alert', subjectId: id },
        details: { note },
      });
    });
    return this.find(id);
  }

  /** Open alerts that nobody was told about, because there is nobody to tell. */
  unheard(): Promise<number> {
    return this.db.read(AlertEntity).countBy({ delivery: 'nobody-listens', state: 'open' });
  }
}

function viewOf({ context, ...alert }: AlertEntity): AlertRow {
  const about = { context: null, trustedList: null, register: null, registerChange: null, unheard: null };
  if ('territory' in context) return { ...alert, ...about, trustedList: context };
  if ('unheard' in context)
    return { ...alert, ...about, unheard: { ...context, facts: { ...context.facts } } };
  if ('changeId' in context) {
    const { certificates, ...news } = context;
    return { ...alert, ...about, registerChange: { ...news, certificates: [...certificates] } };
  }
  if ('register' in context) return { ...alert, ...about, register: context };
  const { change, ...facts } = context;
  return {
    ...alert,
    ...about,
    context: {
      ...facts,
      usableRoles: [...facts.usableRoles],
      ...(change && { change: { ...change, reasons: [...change.reasons] } }),
    },
  };
}

const causeOf = ({ context }: AlertEntity): string | undefined =>
  'code' in context ? context.code : undefined;

const registerChangeAlert = (
  news: RegisterChangeNews,
  kind: AlertKind,
  key: string,
  owner: string | null,
  at: Date,
): AlertEntity =>
  Object.assign(new AlertEntity(), {
    ...UNTOLD,
    ...{ id: randomUUID(), key, kind, subjectType: 'register-entry', subjectId: news.entryId },
    ...{ threshold: 0, title: registerChangeTitle(news), context: news },
    ...{ endsAt: new Date(news.publishedAt), raisedAt: at },
    ...{ recipient: owner, recipientIs: owner === null ? null : ('owner' as const) },
  } satisfies AlertEntity);

const unheardOf = ({ type, id }: { readonly type: string; readonly id: string }) => ({
  ...{ subjectType: type, subjectId: id, kind: 'nobody-listens-review' as const },
  state: Not<AlertState>('superseded'),
});

function unheardAlert(
  subject: { readonly type: string; readonly id: string },
  news: UnheardNews,
  at: Date,
): AlertEntity {
  const id = randomUUID();
  return Object.assign(new AlertEntity(), {
    ...UNTOLD,
    id,
    // What came and went may come again.
    key: `nobody-listens-review:${subject.type}:${subject.id}:${news.unheard}:${id}`,
    kind: 'nobody-listens-review',
    ...{ subjectType: subject.type, subjectId: subject.id },
    ...{ threshold: 0, title: unheardTitle(news), context: news },
    ...{ endsAt: at, raisedAt: at },
    ...{ recipient: null, recipientIs: null },
  } satisfies AlertEntity);
}

function failingRegisterAlert(register: FailingRegister, at: Date): AlertEntity {
  const id = randomUUID();
  return Object.assign(new AlertEntity(), {
    ...UNTOLD,
    id,
    // What came and went may come again.
    key: `register-failing:${register.register}:${register.code}:${id}`,
    kind: 'register-failing',
    subjectType: 'register',
    subjectId: register.register,
    threshold: 0,
    title: failingRegisterTitle(register),
    context: register,
    endsAt: at,
    raisedAt: at,
    recipient: null,
    recipientIs: null,
  } satisfies AlertEntity);
}

function failingListAlert(list: FailingList, at: Date): AlertEntity {
  const id = randomUUID();
  return Object.assign(new AlertEntity(), {
    ...UNTOLD,
    id,
    // What came and went may come again.
    key: `trusted-list-failing:${list.territory}:${list.code}:${id}`,
    kind: 'trusted-list-failing',
    subjectType: 'trusted-list',
    subjectId: list.territory,
    threshold: 0,
    title: failingListTitle(list),
    context: list,
    endsAt: list.inUse?.nextUpdate ? new Date(list.inUse.nextUpdate) : at,
    raisedAt: at,
    recipient: null,
    recipientIs: null,
  } satisfies AlertEntity);
}

const newAlert = (due: DueExpiry, at: Date): AlertEntity =>
  openAlert(due, at, {
    key: expiryAlertKey(due.certificateId, due.threshold),
    kind: expiryAlertKind(due.threshold),
    threshold: due.threshold,
    title: expiryTitle(due, at),
    context: contextOf(due),
    endsAt: due.notAfter,
  });

const verdictAlert = (facts: CertificateAlertFacts, change: VerdictChange, at: Date): AlertEntity =>
  openAlert(facts, at, {
    key: verdictAlertKey(facts.certificateId, change.evaluationId),
    kind: 'certificate-verdict',
    threshold: 0,
    title: verdictTitle(facts, change),
    context: { ...contextOf(facts), change },
    endsAt: at,
  });

function contextOf(facts: CertificateAlertFacts): CertificateContext {
  const { organisation, kind, usableRoles, organizationIdentifier, issuer, serialNumber } = facts;
  return { organisation, kind, usableRoles, organizationIdentifier, issuer, serialNumber };
}

function openAlert(
  { certificateId, ownerEmail }: CertificateAlertFacts,
  at: Date,
  about: Pick<AlertEntity, 'key' | 'kind' | 'threshold' | 'title' | 'context' | 'endsAt'>,
): AlertEntity {
  return Object.assign(new AlertEntity(), {
    ...UNTOLD,
    ...about,
    id: randomUUID(),
    subjectType: 'certificate',
    subjectId: certificateId,
    raisedAt: at,
    recipient: ownerEmail,
    recipientIs: ownerEmail === null ? null : 'owner',
  } satisfies AlertEntity);
}

/** How every alert begins. */
const UNTOLD = {
  delivery: 'pending',
  messageId: null,
  state: 'open',
  acknowledgedAt: null,
  acknowledgedBy: null,
  note: '',
  ...{ severity: 'warning', organisationId: null, ownerEmail: null },
  ...{ snoozedUntil: null, snoozeReason: '', snoozedBy: null },
  ...{ nextStepAt: null, escalated: 0, recoveredAt: null },
  supersededAt: null,
  supersededReason: null,
} as const satisfies Partial<AlertEntity>;
