import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ListOfListsState, NationalListState } from '../core/qualification/qualify.js';
import type { SignedList } from '../core/trust-lists/read-signed-list.js';
import { indexServices, type ServiceIndex } from '../core/trust-lists/service-index.js';
import type { TrustedList } from '../core/trust-lists/trusted-list.js';
import type { Anchor } from '../core/verdict/evidence.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { readingIn } from './stored-edition.js';
import { TrustAnchorEntity } from './trust-anchor.entity.js';
import type { TrustSnapshot, UsedEdition } from './trust-snapshot.js';
import { EU, TrustedListEditionEntity, TrustedListEntity } from './trusted-list.entity.js';

/** An edition with what is decided by. */
export interface LoadedEdition {
  readonly used: UsedEdition;
  readonly list: TrustedList;
  readonly index: ServiceIndex;
}

/**
 * What is trusted, as values. Packed editions are kept in memory while they are in use (some ten megabytes for all of
 * the EU) and unpacked when a verdict asks for their territory for the first time: most installations meet a few.
 */
@Injectable()
export class Trust {
  private editions = new Map<string, PackedEdition>();
  private anchors: { readonly key: string; readonly anchors: readonly Anchor[] } = { key: '', anchors: [] };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What is trusted now. Never throws for what a list holds: what is not good was never taken into use. */
  async snapshot(): Promise<TrustSnapshot> {
    const rows = await this.db.read(TrustedListEntity).find();
    const usable = rows.filter(({ standing, editionId }) => standing === 'announced' && editionId !== null);
    const editions = await this.inUse(usable.flatMap(({ editionId }) => editionId ?? []));
    const byTerritory = new Map(usable.map((row) => [row.territory, editions.get(row.editionId ?? '')]));
    const pointedAt = new Map(rows.map(({ territory, standing }) => [territory, standing]));
    const lotl = byTerritory.get(EU);
    const listOf = (territory: string): NationalListState => {
      const edition = territory === EU ? undefined : byTerritory.get(territory);
      if (edition !== undefined) return { state: 'usable', list: edition.list, index: edition.index };
      const standing = pointedAt.get(territory);
      const unusable = lotl === undefined || (standing !== undefined && standing !== 'not-pointed-at');
      return { state: unusable ? 'unusable' : 'not-pointed-at' };
    };
    return {
      lists: { listOfLists: stateOf(lotl, this.clock.now()), listOf },
      anchors: await this.approvedAnchors(),
      editions: [...editions.values()].map(({ used }) => used),
    };
  }

  /** An edition of any time, to replay a verdict. */
  async edition(id: string): Promise<LoadedEdition> {
    const known = this.editions.get(id);
    if (known !== undefined) return known;
    const [edition] = await this.load([id]);
    if (edition === undefined) throw new Problem('edition-not-found');
    return edition;
  }

  /** Those in use, with what is not known yet loaded and what is out of use forgotten. */
  private async inUse(ids: readonly string[]): Promise<ReadonlyMap<string, PackedEdition>> {
    const missing = ids.filter((id) => !this.editions.has(id));
    const loaded = missing.length === 0 ? [] : await this.load(missing);
    const all = new Map([...this.editions, ...loaded.map((one) => [one.used.id, one] as const)]);
    this.editions = new Map(
      ids.flatMap((id) => {
        const edition = all.get(id);
        return edition === undefined ? [] : [[id, edition] as const];
      }),
    );
    return this.editions;
  }

  private async load(ids: readonly string[]): Promise<PackedEdition[]> {
    const rows = await this.db
      .read(TrustedListEditionEntity)
      .createQueryBuilder('edition')
      .addSelect('edition.reading')
      .where({ id: In([...ids]) })
      .getMany();
    return rows.map((row) => new PackedEdition(row));
  }

  private async approvedAnchors(): Promise<readonly Anchor[]> {
    const repository = this.db.read(TrustAnchorEntity);
    const approved = await repository.find({
      select: { id: true },
      where: { state: 'approved' },
      order: { id: 'ASC' },
    });
    const key = approved.map(({ id }) => id).join();
    if (key !== this.anchors.key) {
      const rows = await repository.findBy({ id: In(approved.map(({ id }) => id)) });
      const anchors = rows.map(({ der, scheme, reason }) => ({
        der: new Uint8Array(der),
        scheme: { name: scheme, reason },
      }));
      this.anchors = { key, anchors };
    }
    return this.anchors.anchors;
  }
}

class PackedEdition implements LoadedEdition {
  readonly used: UsedEdition;
  private packed: Uint8Array | undefined;
  private unpacked: { readonly list: TrustedList; readonly index: ServiceIndex } | undefined;

  constructor({
    id,
    territory,
    sequenceNumber,
    issued,
    nextUpdate,
    sha256,
    reading,
  }: TrustedListEditionEntity) {
    this.used = {
      ...{ id, territory, sequenceNumber, sha256 },
      ...{ issued: issued.toISOString(), nextUpdate: nextUpdate?.toISOString() ?? null },
    };
    this.packed = reading;
  }

  get list(): TrustedList {
    return this.content.list;
  }

  get index(): ServiceIndex {
    return this.content.index;
  }

  private get content() {
    if (this.unpacked !== undefined) return this.unpacked;
    if (this.packed === undefined) throw new Error('An edition is neither packed nor unpacked.');
    const { list }: SignedList = readingIn(this.packed);
    this.unpacked = { list, index: indexServices(list) };
    this.packed = undefined;
    return this.unpacked;
  }
}

function stateOf(lotl: PackedEdition | undefined, at: Date): ListOfListsState {
  if (lotl === undefined) return 'unusable';
  const { nextUpdate } = lotl.used;
  return nextUpdate !== null && new Date(nextUpdate) < at ? 'expired' : 'usable';
}
