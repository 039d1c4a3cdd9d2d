import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import { Alerts } from '../alerts/alerts.service.js';
import { FailingSourceAlerts } from '../alerts/failing-source-alerts.service.js';
import { AuditLog } from '../audit/audit.service.js';
import { type Actor, SYSTEM } from '../core/audit/actor.js';
import { matchSigner } from '../core/trust-lists/announced-signers.js';
import {
  type AttemptFailure,
  type AttemptOutcome,
  isSuccess,
  isTransportFailure,
} from '../core/trust-lists/attempt-outcome.js';
import type { ListCandidate } from '../core/trust-lists/judge-list.js';
import { nationalLists } from '../core/trust-lists/list-pointers.js';
import type { TrustedList } from '../core/trust-lists/trusted-list.js';
import { Database } from '../platform/database/database.js';
import { insertMany } from '../platform/database/insert-many.js';
import { Transactions } from '../platform/database/transactions.js';
import { differenceInWords } from './difference-in-words.js';
import type { KnownVersion } from './fetch-list.js';
import { serviceRows } from './service-rows.js';
import { readingIn } from './stored-edition.js';
import { EU, TrustedListEditionEntity, TrustedListEntity } from './trusted-list.entity.js';
import { TrustServiceEntity } from './trust-service.entity.js';

/** A little less than whole hours, because the job runs on the hour. */
const REFRESH_MS = 350 * 60_000;
const RETRY_MS = 50 * 60_000;
/** Operators are away for an hour now and then; who is away longer is worth an alert. */
const TOLERATED_ABSENCES = 2;
const LONGEST_MESSAGE = 2_000;

export interface CurrentList {
  readonly edition: TrustedListEditionEntity;
  readonly candidate: ListCandidate;
}

/** A list that was judged good, ready to be kept. */
export interface AcceptedList {
  readonly edition: TrustedListEditionEntity;
  readonly list: TrustedList;
  /** The edition that it was judged against; if another has come meanwhile, nothing is kept. */
  readonly replaces: CurrentList | undefined;
  /** Of a list of lists: the pivots on the way to it. */
  readonly pivots: readonly TrustedListEditionEntity[];
  /** Where it came from, when it was fetched. */
  readonly fetched: ({ readonly location: string } & KnownVersion) | undefined;
}

/** Which lists are in use. Everything that changes that is here, each change one transaction with its audit entry. */
@Injectable()
export class TrustedListStore {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Database,
    private readonly audit: AuditLog,
    private readonly alerts: Alerts,
    private readonly failing: FailingSourceAlerts,
  ) {}

  /** Attempts to change what is in use wait for each other; other processes are kept apart by what they replace. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  rows(): Promise<TrustedListEntity[]> {
    return this.db.read(TrustedListEntity).find({ order: { territory: 'ASC' } });
  }

  /** The row of the list of lists; another address means that the known version is of another file. */
  async ensureListOfLists(location: string, at: Date): Promise<TrustedListEntity> {
    const known = await this.db.read(TrustedListEntity).findOneBy({ territory: EU });
    if (known !== null && known.location === location) return known;
    const moved = { location, etag: null, lastModified: null, nextAttemptAt: at };
    return this.transactions.run(async (tx) => {
      await insertMany(tx, TrustedListEntity, [newRow(EU, location, at)], { orIgnore: true });
      if (known !== null) await tx.update(TrustedListEntity, { territory: EU }, moved);
      return tx.findOneByOrFail(TrustedListEntity, { territory: EU });
    });
  }

  async current(editionId: string | null): Promise<CurrentList | undefined> {
    if (editionId === null) return undefined;
    const edition = await this.withReading({ id: editionId });
    return edition && { edition, candidate: candidateIn(edition) };
  }

  /** A pivot that was good once. It does not change, so it is not fetched again. */
  async pivot(address: string): Promise<ListCandidate | undefined> {
    const edition = await this.withReading({ kind: 'pivot', source: address });
    return edition && candidateIn(edition);
  }

  private async withReading(
    where: Partial<Pick<TrustedListEditionEntity, 'id' | 'kind' | 'source'>>,
  ): Promise<TrustedListEditionEntity | undefined> {
    const query = this.db.read(TrustedListEditionEntity).createQueryBuilder('edition');
    return (await query.addSelect('edition.reading').where(where).getOne()) ?? undefined;
  }

  /** Puts a list into use. `false` when another has come meanwhile. */
  accept(accepted: AcceptedList, actor: Actor, at: Date): Promise<boolean> {
    const { list, replaces, pivots, fetched } = accepted;
    const { territory } = list.scheme;
    const summary = differenceInWords(replaces?.candidate.list, list);
    const services = serviceRows(list, accepted.edition.id);
    return this.transactions.run(async (tx) => {
      const edition = await kept(tx, accepted.edition);
      const { affected } = await tx.update(
        TrustedListEntity,
        { territory, editionId: replaces === undefined ? IsNull() : replaces.edition.id },
        {
          ...{ editionId: edition.id, standing: 'announced' },
          ...(fetched === undefined ? { etag: null, lastModified: null } : fetched),
          ...succeeded('accepted', at),
        },
      );
      if (affected !== 1) return false;
      for (const pivot of pivots) await kept(tx, pivot);
      await tx.delete(TrustServiceEntity, { territory });
      for (const service of services) service.editionId = edition.id;
      await insertMany(tx, TrustServiceEntity, services, { orIgnore: true });
      if (territory === EU) await announce(tx, list, at);
      await this.settle(tx, territory, undefined, at);
      const { id, sequenceNumber, issued, sha256, source, signerSubject, warnings } = edition;
      await this.audit.record(tx, {
        ...{ actor, at, action: 'trusted-list.accept', subjectType: 'trusted-list', subjectId: territory },
        details: {
          ...{ editionId: id, sequenceNumber, issued: issued.toISOString(), sha256, source },
          ...{ signer: signerSubject, warnings: warnings.map(({ code }) => code) },
          ...{ replaces: replaces?.edition.id ?? null, difference: summary },
        },
      });
      return true;
    });
  }

  /** The list in use is still the one, and the list of lists in use announces who signed it. */
  async confirm(territory: string, outcome: 'unchanged' | 'not-modified', at: Date): Promise<void> {
    await this.transactions.run(async (tx) => {
      await tx.update(TrustedListEntity, { territory }, { ...succeeded(outcome, at), standing: 'announced' });
      await this.settle(tx, territory, undefined, at);
    });
  }

  /** The attempt failed: the list in use stays, and somebody is told. */
  async fail(territory: string, code: AttemptFailure, message: string, at: Date): Promise<void> {
    await this.transactions.run(async (tx) => {
      const row = await tx.findOneBy(TrustedListEntity, { territory });
      if (row === null) return;
      const failures = row.failures + 1;
      await tx.update(
        TrustedListEntity,
        { territory },
        {
          ...{
            lastAttemptAt: at,
            lastOutcome: code,
            lastMessage: message.slice(0, LONGEST_MESSAGE),
            failures,
          },
          nextAttemptAt: new Date(at.getTime() + RETRY_MS),
        },
      );
      if (isTransportFailure(code) && failures <= TOLERATED_ABSENCES) return;
      await this.settle(tx, territory, { code, message: message.slice(0, LONGEST_MESSAGE) }, at);
    });
  }

  /** Tells of lists that were to be replaced by now, also where nothing is fetched. Returns how many there are. */
  async tellOverdue(at: Date): Promise<number> {
    const rows = await this.db
      .read(TrustedListEntity)
      .findBy({ editionId: Not(IsNull()), standing: 'announced' });
    const editions = await this.db
      .read(TrustedListEditionEntity)
      .findBy({ id: In(rows.map(({ editionId }) => editionId)) });
    const overdue = editions.filter(({ nextUpdate }) => nextUpdate !== null && nextUpdate < at);
    for (const { territory } of overdue) {
      const row = rows.find((one) => one.territory === territory);
      // What the last attempt found is more exact.
      if (row !== undefined && hasTold(row)) continue;
      await this.transactions.run((tx) => this.settle(tx, territory, undefined, at));
    }
    return overdue.length;
  }

  /** Nothing that rests on a publication stays in use when it goes. Editions are kept. */
  async forgetAll(tx: EntityManager, at: Date): Promise<void> {
    await tx.update(
      TrustedListEntity,
      { territory: Not('') },
      { ...{ editionId: null, etag: null, lastModified: null }, nextAttemptAt: at },
    );
    await tx.delete(TrustServiceEntity, { territory: Not('') });
  }

  /** One alert stands for what is wrong with a list, none for one that is in order. */
  private async settle(
    tx: EntityManager,
    territory: string,
    failure: { readonly code: AttemptFailure; readonly message: string } | undefined,
    at: Date,
  ): Promise<void> {
    const row = await tx.findOneByOrFail(TrustedListEntity, { territory });
    const edition =
      row.editionId === null ? null : await tx.findOneBy(TrustedListEditionEntity, { id: row.editionId });
    const cause = failure ?? overdueCause(edition, at);
    if (cause === undefined) {
      await this.alerts.supersede(tx, { type: 'trusted-list', id: territory }, 'resolved', SYSTEM, at);
      return;
    }
    const inUse = edition && {
      sequenceNumber: edition.sequenceNumber,
      nextUpdate: edition.nextUpdate?.toISOString() ?? null,
    };
    await this.failing.raiseList(tx, { territory, ...cause, location: row.location, inUse }, at);
  }
}

const candidateIn = ({ reading, sha256 }: TrustedListEditionEntity): ListCandidate => ({
  ...readingIn(reading),
  sha256,
});

function overdueCause(edition: TrustedListEditionEntity | null, at: Date) {
  if (!edition?.nextUpdate || edition.nextUpdate >= at) return undefined;
  const message = `Number ${edition.sequenceNumber} was to be replaced by ${edition.nextUpdate.toISOString()}, and there is no newer one.`;
  return { code: 'next-update-passed' as const, message };
}

const succeeded = (lastOutcome: AttemptOutcome, at: Date) => ({
  ...{ lastAttemptAt: at, lastSuccessAt: at, lastOutcome, lastMessage: null, failures: 0 },
  nextAttemptAt: new Date(at.getTime() + REFRESH_MS),
});

/** The same file may come again after its publication was taken away and brought back. */
async function kept(tx: EntityManager, edition: TrustedListEditionEntity): Promise<TrustedListEditionEntity> {
  const { territory, kind, sha256 } = edition;
  const known = await tx.findOneBy(TrustedListEditionEntity, { territory, kind, sha256 });
  if (known !== null) return known;
  await tx.insert(TrustedListEditionEntity, edition);
  return edition;
}

/** Whether the last attempt failed in a way that somebody was told about. */
const hasTold = ({ lastOutcome, failures }: TrustedListEntity): boolean =>
  lastOutcome !== null &&
  !isSuccess(lastOutcome) &&
  (!isTransportFailure(lastOutcome) || failures > TOLERATED_ABSENCES);

/** Brings the rows of national lists in line with a new list of lists; each is looked at again at once. */
async function announce(tx: EntityManager, lotl: TrustedList, at: Date): Promise<void> {
  const pointed = new Map<string, { location: string; signers: string[] }>();
  for (const { territory, location, signers } of nationalLists(lotl)) {
    const known = pointed.get(territory);
    if (known === undefined) pointed.set(territory, { location, signers: [...signers] });
    else known.signers.push(...signers);
  }
  const rows = await tx.findBy(TrustedListEntity, { territory: Not(EU) });
  const editions = await tx.findBy(TrustedListEditionEntity, {
    id: In(rows.flatMap(({ editionId }) => editionId ?? [])),
  });
  for (const row of rows) {
    const { territory } = row;
    const pointer = pointed.get(territory);
    pointed.delete(territory);
    if (pointer === undefined) {
      await tx.update(
        TrustedListEntity,
        { territory },
        { standing: 'not-pointed-at', location: null, nextAttemptAt: null },
      );
      continue;
    }
    const signer = editions.find(({ id }) => id === row.editionId)?.signer;
    const withdrawn = signer !== undefined && matchSigner(signer, pointer.signers) === undefined;
    await tx.update(
      TrustedListEntity,
      { territory },
      {
        ...{ standing: withdrawn ? 'signer-withdrawn' : 'announced', location: pointer.location },
        ...(pointer.location !== row.location && { etag: null, lastModified: null }),
        nextAttemptAt: at,
      },
    );
  }
  const fresh = [...pointed].map(([territory, { location }]) => newRow(territory, location, at));
  await insertMany(tx, TrustedListEntity, fresh, { orIgnore: true });
}

const newRow = (territory: string, location: string | null, at: Date): TrustedListEntity =>
  Object.assign(new TrustedListEntity(), {
    ...{ territory, location, standing: 'announced' as const, nextAttemptAt: at },
    ...{ editionId: null, etag: null, lastModified: null, failures: 0 },
    ...{ lastAttemptAt: null, lastSuccessAt: null, lastOutcome: null, lastMessage: null },
  } satisfies TrustedListEntity);
