import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { ConsentAlerts } from '../alerts/consent-alerts.service.js';
import type { ApiEdition } from '../core/api-editions/edition-names.js';
import { dayOf, endOfDay, lastDayOf } from '../core/consents/bank-day.js';
import type { ConsentSource } from '../core/consents/consent.js';
import { type ConsentStatus, isLive } from '../core/consents/consent-status.js';
import { supersessions } from '../core/consents/supersession.js';
import { insertMany } from '../platform/database/insert-many.js';
import { Problem } from '../platform/http/problem.js';
import { ConsentEntity, ConsentEventEntity } from './consent.entity.js';
import { settleEnd } from './consent-rows.js';

export interface ConsentChange {
  readonly source: ConsentSource;
  readonly by: string;
  readonly note: string;
  readonly at: Date;
}

const CHUNK = 400;

/** Writes consents, and keeps what follows from it: successors, alerts that are no news any more. */
@Injectable()
export class ConsentStore {
  constructor(private readonly alerts: ConsentAlerts) {}

  async seen(tx: EntityManager, id: string, version: number): Promise<ConsentEntity> {
    const lock = tx.connection.options.type === 'postgres' && {
      lock: { mode: 'pessimistic_write' as const },
    };
    const row = await tx.findOne(ConsentEntity, { where: { id }, ...lock });
    if (row === null) throw new Problem('consent-not-found');
    if (row.version !== version) throw new Problem('changed-meanwhile');
    return row;
  }

  /** New ones, which are known to be new. */
  async add(tx: EntityManager, rows: readonly ConsentEntity[], at: Date): Promise<number> {
    await insertMany(tx, ConsentEntity, rows);
    return this.supersede(tx, rows, at);
  }

  /** What was changed on a row; an event tells when its status is another. */
  async write(
    tx: EntityManager,
    row: ConsentEntity,
    from: ConsentStatus,
    { source, by, note, at }: ConsentChange,
  ): Promise<void> {
    const told = row.lastThreshold !== null && isLive(from) ? [{ ...row }] : [];
    if (row.status !== from) row.statusAt = at;
    settleEnd(row, at);
    row.changedAt = at;
    row.version += 1;
    const { id, ...columns } = row;
    await tx.update(ConsentEntity, { id }, columns);
    if (row.status !== from) {
      const event = { id: randomUUID(), consentId: id, at, from, to: row.status, source, by, note };
      await tx.insert(ConsentEventEntity, event);
    }
    if (!isLive(row.status)) await this.settle(tx, told, at);
    // Nobody is told what somebody here did.
    const early = isLive(from) && !isLive(row.status) && row.endReason === 'ended';
    if (early && (source === 'bank' || source === 'import')) await this.endedEarly(tx, [row], at);
    await this.supersede(tx, [row], at);
  }

  private async endedEarly(tx: EntityManager, rows: readonly ConsentEntity[], at: Date): Promise<void> {
    await this.alerts.raise(
      tx,
      rows.map(({ organisationId, organisationName, edition }) => ({
        news: {
          ...{ consents: 'ended-early', organisationId, organisationName, edition, count: 1 },
          day: dayOf(at, edition),
        },
        ...{ threshold: 0, endsAt: at },
      })),
      at,
    );
  }

  /** A new recurring consent ends the former one of the same customer, in whatever order they come in. */
  async supersede(tx: EntityManager, touched: readonly ConsentEntity[], at: Date): Promise<number> {
    const recurring = touched.filter(({ psu, recurring: isIt }) => psu !== '' && isIt);
    const byGroup = grouped(recurring, ({ organisationId, edition }) => `${organisationId} ${edition}`);
    let ended = 0;
    for (const some of byGroup.values()) {
      const { organisationId, edition } = some[0]!;
      const psus = [...new Set(some.map(({ psu }) => psu))];
      for (let start = 0; start < psus.length; start += CHUNK) {
        const rows = await tx.findBy(ConsentEntity, {
          ...{ organisationId, edition, recurring: true, psu: In(psus.slice(start, start + CHUNK)) },
        });
        for (const rivals of grouped(rows, ({ psu }) => psu).values())
          if (rivals.length > 1) ended += await this.endFormer(tx, rivals, at);
      }
    }
    return ended;
  }

  private async endFormer(tx: EntityManager, rivals: readonly ConsentEntity[], at: Date): Promise<number> {
    const over = supersessions(rivals);
    for (const { id, byId, at: endsAt } of over) {
      const row = rivals.find((one) => one.id === id)!;
      const by = rivals.find((one) => one.id === byId)!;
      await tx.update(
        ConsentEntity,
        { id },
        {
          ...{ status: 'expired', statusAt: at, endsAt, endReason: 'superseded', supersededById: byId },
          ...{ nextAlertAt: null, nextSyncAt: null, changedAt: at, version: row.version + 1 },
        },
      );
      await tx.insert(ConsentEventEntity, {
        ...{ id: randomUUID(), consentId: id, at, from: row.status, to: 'expired' },
        ...{ source: 'rule', by: '', note: `The customer authorised ${by.consentId}.` },
      });
      if (row.lastThreshold !== null) await this.settle(tx, [row], at);
    }
    return over.length;
  }

  /** Alerts that counted these on their last day are counted again. */
  private async settle(
    tx: EntityManager,
    rows: readonly Pick<ConsentEntity, 'organisationId' | 'edition' | 'endsAt'>[],
    at: Date,
  ): Promise<void> {
    for (const { organisationId, edition, endsAt } of rows) {
      if (endsAt <= at) continue;
      const day = lastDayOf(endsAt, edition);
      const left = await this.endingOn(tx, { organisationId, edition, day }, at);
      await this.alerts.settle(tx, { organisationId, edition, day }, left, at);
    }
  }

  private endingOn(
    tx: EntityManager,
    { organisationId, edition, day }: { organisationId: string; edition: ApiEdition; day: string },
    at: Date,
  ): Promise<number> {
    const from = endOfDay(new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10), edition);
    const after = from > at ? from : at;
    return tx
      .createQueryBuilder(ConsentEntity, 'consent')
      .where({ organisationId, edition, recurring: true, status: 'valid', endsAt: MoreThan(after) })
      .andWhere('consent.endsAt <= :to', { to: endOfDay(day, edition).toISOString() })
      .getCount();
  }
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
