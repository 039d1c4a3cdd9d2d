import { Inject, Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { diffEditions, englishOf, type NamedService } from '../core/trust-lists/diff-editions.js';
import { shortName } from '../core/trust-lists/names.js';
import type { TrustService } from '../core/trust-lists/trusted-list.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { findPage, type ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import { certificatesOf, purposesOf, typeName } from './service-rows.js';
import { readingIn, xmlIn } from './stored-edition.js';
import type {
  EditionDifferenceRow,
  TrustedListEditionRow,
  TrustedListRow,
  TrustedListState,
} from './trust.contract.js';
import { EDITION, EDITION_LIST, LIST, trustedListListAt } from './trusted-list-list.js';
import { TrustedListEditionEntity, TrustedListEntity } from './trusted-list.entity.js';

/** Everything that only reads lists and their editions. */
@Injectable()
export class TrustedLists {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(query: ListQuery): Promise<Page<TrustedListRow>> {
    const at = this.clock.now();
    const source = this.db
      .read(TrustedListEntity)
      .createQueryBuilder(LIST)
      .leftJoin(TrustedListEditionEntity, EDITION, `${EDITION}.id = ${LIST}.editionId`);
    const page = await findPage(source, trustedListListAt(at), query);
    return page.with(await this.views(page.rows, at));
  }

  /** Every row, in the order of territories. */
  async all(): Promise<TrustedListRow[]> {
    const rows = await this.db.read(TrustedListEntity).find({ order: { territory: 'ASC' } });
    return this.views(rows, this.clock.now());
  }

  async show(territory: string): Promise<TrustedListRow> {
    const row = await this.find(territory);
    const [view] = await this.views([row], this.clock.now());
    return view as TrustedListRow;
  }

  async editions(territory: string, query: ListQuery): Promise<Page<TrustedListEditionRow>> {
    const { editionId } = await this.find(territory);
    const source = this.db
      .read(TrustedListEditionEntity)
      .createQueryBuilder(EDITION)
      .where({ territory, kind: 'list' });
    const page = await findPage(source, EDITION_LIST, query);
    return page.with(page.rows.map((edition) => editionView(edition, editionId)));
  }

  async edition(territory: string, id: string): Promise<TrustedListEditionRow> {
    const { editionId } = await this.find(territory);
    return editionView(await this.findEdition(territory, id), editionId);
  }

  /** The file as it was received. */
  async xml(territory: string, id: string): Promise<Buffer> {
    return xmlIn((await this.findEdition(territory, id, 'xml')).xml);
  }

  /** What an edition says otherwise than another; without `fromId`, than the one before it. */
  async difference(territory: string, id: string, fromId: string | undefined): Promise<EditionDifferenceRow> {
    const { editionId } = await this.find(territory);
    const to = await this.findEdition(territory, id, 'reading');
    const from =
      fromId === undefined ? await this.before(to) : await this.findEdition(territory, fromId, 'reading');
    const after = readingIn(to.reading).list;
    const before = from === null ? { ...after, providers: [] } : readingIn(from.reading).list;
    const { providersAdded, providersRemoved, ...services } = diffEditions(before, after);
    const touched = [
      ...[...services.servicesAdded, ...services.servicesRemoved].map(({ service }) => service),
      ...services.servicesChanged.flatMap((change) => [change.before, change.after]),
    ];
    const subjects = touched.flatMap((service) => certificatesOf(service).map(({ subject }) => subject));
    return {
      from: from && editionView(from, editionId),
      to: editionView(to, editionId),
      ...{ providersAdded: [...providersAdded], providersRemoved: [...providersRemoved] },
      servicesAdded: services.servicesAdded.map(namedService),
      servicesRemoved: services.servicesRemoved.map(namedService),
      servicesChanged: services.servicesChanged.map(({ provider, before: old, after: now, changes }) => ({
        ...{ provider, before: serviceView(old), after: serviceView(now), changes: [...changes] },
      })),
      issuers: [...new Set(subjects)].sort(),
    };
  }

  private async find(territory: string): Promise<TrustedListEntity> {
    const row = await this.db.read(TrustedListEntity).findOneBy({ territory });
    if (row === null) throw new Problem('trusted-list-not-found');
    return row;
  }

  private async findEdition(
    territory: string,
    id: string,
    bytes?: 'xml' | 'reading',
  ): Promise<TrustedListEditionEntity> {
    const query = this.db.read(TrustedListEditionEntity).createQueryBuilder(EDITION);
    if (bytes !== undefined) query.addSelect(`${EDITION}.${bytes}`);
    const edition = await query.where({ territory, id, kind: 'list' }).getOne();
    if (edition === null) throw new Problem('edition-not-found');
    return edition;
  }

  private before({ territory, receivedAt, id }: TrustedListEditionEntity) {
    return this.db
      .read(TrustedListEditionEntity)
      .createQueryBuilder(EDITION)
      .addSelect(`${EDITION}.reading`)
      .where({ territory, kind: 'list' })
      .andWhere(`${EDITION}.receivedAt <= :receivedAt AND ${EDITION}.id <> :id`, {
        ...{ receivedAt: receivedAt.toISOString(), id },
      })
      .orderBy(`${EDITION}.receivedAt`, 'DESC')
      .addOrderBy(`${EDITION}.id`, 'DESC')
      .getOne();
  }

  private async views(rows: readonly TrustedListEntity[], at: Date): Promise<TrustedListRow[]> {
    const ids = rows.flatMap(({ editionId }) => editionId ?? []);
    const editions = await this.db.read(TrustedListEditionEntity).findBy({ id: In(ids) });
    const byId = new Map(editions.map((edition) => [edition.id, edition]));
    return rows.map((row) => {
      const edition = byId.get(row.editionId ?? '');
      const { territory, location, lastAttemptAt, lastSuccessAt, lastOutcome, lastMessage, failures } = row;
      return {
        ...{
          id: territory,
          territory,
          location,
          lastAttemptAt,
          lastSuccessAt,
          lastOutcome,
          lastMessage,
          failures,
        },
        state: stateOf(row, edition, at),
        edition: edition ? editionView(edition, row.editionId) : null,
        nextAttemptAt: this.config.trustedLists.fetched ? row.nextAttemptAt : null,
      };
    });
  }
}

function stateOf(
  { standing }: TrustedListEntity,
  edition: TrustedListEditionEntity | undefined,
  at: Date,
): TrustedListState {
  if (standing === 'not-pointed-at') return standing;
  if (edition === undefined) return 'missing';
  if (standing === 'signer-withdrawn') return standing;
  if (edition.nextUpdate === null) return 'closed';
  return edition.nextUpdate < at ? 'overdue' : 'current';
}

function editionView(edition: TrustedListEditionEntity, inUse: string | null): TrustedListEditionRow {
  const { signerSha256, signerSubject, warnings } = edition;
  return {
    ...edition,
    inUse: edition.id === inUse,
    signer: { sha256: signerSha256, subject: signerSubject },
    warnings: [...warnings],
  };
}

const namedService = ({ provider, service }: NamedService) => ({ provider, service: serviceView(service) });

const serviceView = (service: TrustService) => ({
  name: englishOf(service.names),
  type: typeName(service.type),
  status: shortName(service.status),
  since: new Date(service.since),
  purposes: purposesOf(service),
  certificates: certificatesOf(service).map((one) => ({ ...one, notAfter: new Date(one.notAfter) })),
});
