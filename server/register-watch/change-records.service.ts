import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RegisterChangeAlerts } from '../alerts/register-change-alerts.service.js';
import { CertificateHolders, type HeldCertificate } from '../certificates/certificate-holders.service.js';
import { nextChangeAfter } from '../core/registers/authorisation.js';
import { keysOfEntry } from '../core/registers/register-key.js';
import { entryKey } from '../core/registers/stored-entry.js';
import { insertMany } from '../platform/database/insert-many.js';
import { Transactions } from '../platform/database/transactions.js';
import { RegisterOverrides } from '../registers/register-overrides.service.js';
import { registerName } from '../registers/sources.js';
import {
  type ChangedEntry,
  changeRows,
  type Circumstances,
  isTouched,
  newsOf,
  stateOf,
} from './entry-changes.js';
import {
  RegisterChangeCertificateEntity,
  RegisterChangeEntity,
  RegisterComingEntity,
} from './register-change.entity.js';

export interface Recorded {
  readonly changes: number;
  /** Certificates that are due again because of them. */
  readonly touched: number;
  /** Alerts. */
  readonly raised: number;
}

interface WithHolders {
  readonly changed: ChangedEntry;
  readonly touched: readonly HeldCertificate[];
}

/** Writes changes down with the certificates that they touch, makes those due, and raises the alerts. */
@Injectable()
export class ChangeRecords {
  constructor(
    private readonly transactions: Transactions,
    private readonly holders: CertificateHolders,
    private readonly alerts: RegisterChangeAlerts,
    private readonly overrides: RegisterOverrides,
  ) {}

  /** One transaction; running it again writes nothing twice. */
  async record(entries: readonly ChangedEntry[], circumstances: Circumstances): Promise<Recorded> {
    if (entries.length === 0) return { changes: 0, touched: 0, raised: 0 };
    const found = await this.withHolders(entries, circumstances);
    return this.transactions.run(async (tx) => {
      let [changes, raised] = [0, 0];
      const due = new Set<string>();
      for (const { changed, touched } of found) {
        const rows = changeRows(changed, touched.length, circumstances);
        changes += rows.length;
        await this.write(tx, rows, touched);
        for (const row of rows) raised += await this.tell(tx, row, touched, circumstances.at);
        if (rows.length > 0) for (const { id } of touched) due.add(id);
        await noteComing(tx, changed, circumstances);
      }
      await this.holders.makeDue(tx, [...due], circumstances.at);
      return { changes, touched: due.size, raised };
    });
  }

  private async withHolders(
    entries: readonly ChangedEntry[],
    { edition, at, day }: Circumstances,
  ): Promise<WithHolders[]> {
    const decided = await this.overrides.keysLeadingTo(edition.source, at);
    const decidedFor = (changed: ChangedEntry) => decided.get(entryKey(stateOf(changed))) ?? [];
    const keysOf = (changed: ChangedEntry): string[] => [
      ...decidedFor(changed),
      ...[changed.before, changed.after].flatMap((entry) => (entry === null ? [] : keysOfEntry(entry))),
    ];
    const held = new Map<string, HeldCertificate[]>();
    for (const one of await this.holders.withKeys(entries.flatMap(keysOf), at))
      held.set(one.registerKey, [...(held.get(one.registerKey) ?? []), one]);
    return entries.map((changed) => {
      const near = [...new Set(keysOf(changed))].flatMap((key) => held.get(key) ?? []);
      const meant = new Set(decidedFor(changed));
      const touched = near.filter(
        ({ registerKey, der }) => meant.has(registerKey) || isTouched(changed, der, day),
      );
      return { changed, touched };
    });
  }

  private async write(
    tx: EntityManager,
    rows: readonly RegisterChangeEntity[],
    touched: readonly HeldCertificate[],
  ): Promise<void> {
    await insertMany(tx, RegisterChangeEntity, rows, { orIgnore: true });
    const links = rows.flatMap((row) => touched.map(({ id }) => ({ changeId: row.id, certificateId: id })));
    if (links.length > 0) await insertMany(tx, RegisterChangeCertificateEntity, links, { orIgnore: true });
  }

  /** Each owner hears of their certificates. */
  private async tell(
    tx: EntityManager,
    row: RegisterChangeEntity,
    touched: readonly HeldCertificate[],
    at: Date,
  ): Promise<number> {
    await this.alerts.settle(tx, row.entryKey, row.kind, row.host, at);
    let raised = 0;
    for (const owner of new Set(touched.map(({ ownerEmail }) => ownerEmail))) {
      const theirs = touched.filter(({ ownerEmail }) => ownerEmail === owner);
      const news = newsOf(row, registerName(row.source), theirs);
      raised += Number(await this.alerts.raise(tx, news, owner, at));
    }
    return raised;
  }
}

/** On which day the entry will be otherwise by itself. */
export async function noteComing(
  tx: EntityManager,
  changed: ChangedEntry,
  { edition, day }: Pick<Circumstances, 'edition' | 'day'>,
): Promise<void> {
  const key = entryKey(stateOf(changed));
  await tx.delete(RegisterComingEntity, { source: edition.source, entryKey: key });
  const next = changed.after && nextChangeAfter(changed.after, day);
  if (next !== null)
    await tx.insert(RegisterComingEntity, { source: edition.source, entryKey: key, day: next });
}
