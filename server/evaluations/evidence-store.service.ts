import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { OcspItem } from '../core/verdict/evidence.js';
import type { Wanted } from '../core/verdict/wanted.js';
import { Database } from '../platform/database/database.js';
import { Transactions } from '../platform/database/transactions.js';
import { nodeCrypto } from '../platform/node-crypto.js';
import { type Attempt, cacheKeyOf, PURPOSE } from './complete-evidence.js';
import type { EvidenceLink } from './evaluation-details.js';
import { EvaluationEntity, EvaluationEvidenceEntity, EvidenceItemEntity } from './evaluation.entity.js';

const packed = promisify(gzip);
const unpacked = promisify(gunzip);

const HOUR_MS = 3_600_000;
/** However long an answer says that it is current: a revocation is to be found within a day. */
const LONGEST_REUSE_MS = 24 * HOUR_MS;
/** The largest answer that is fetched, a CRL, and a little more. */
const LARGEST_ITEM = 64 * 1024 * 1024;
/** Evaluations whose evidence is looked through for the past. */
const NEAREST = 2;

export type PackedItem = EvidenceItemEntity;

/** The bytes that verdicts rest on: each once, kept for as long as a verdict needs them, and used as a cache. */
@Injectable()
export class EvidenceStore {
  constructor(
    private readonly db: Database,
    private readonly transactions: Transactions,
  ) {}

  /** An answer that is current at the instant; with `old`, the newest there is. */
  async kept(
    wanted: Wanted,
    url: string,
    { at, old }: { at: Date; old: boolean },
  ): Promise<OcspItem | undefined> {
    const cacheKey = cacheKeyOf(wanted.kind, url, nodeCrypto.sha256(wanted.certificate.der));
    const row = await this.db
      .read(EvidenceItemEntity)
      .findOne({ where: { cacheKey }, order: { receivedAt: 'DESC' } });
    if (row === null) return undefined;
    if (!old && !(row.currentUntil !== null && row.currentUntil > at && row.receivedAt <= at))
      return undefined;
    return itemOf(row, await unpack(row));
  }

  /**
   * What was kept of earlier evaluations of the certificate and may decide again: that it was revoked, which is never
   * taken back, and for a verdict about the past what was known around that time.
   */
  async earlier(
    certificateId: string,
    past: Date | undefined,
  ): Promise<{ ocsp: OcspItem[]; crls: OcspItem[] }> {
    const links = [
      await this.revocation(certificateId),
      ...(past ? await this.around(certificateId, past) : []),
    ];
    const unique = new Map(
      links.flatMap((link) => (link === undefined ? [] : [[`${link.sha256} ${link.source}`, link] as const])),
    );
    const found: { ocsp: OcspItem[]; crls: OcspItem[] } = { ocsp: [], crls: [] };
    for (const link of unique.values()) {
      const row = await this.db.read(EvidenceItemEntity).findOneBy({ sha256: link.sha256 });
      if (row !== null)
        (link.kind === 'ocsp' ? found.ocsp : found.crls).push(itemOf(link, await unpack(row)));
    }
    return found;
  }

  private async revocation(certificateId: string): Promise<EvaluationEvidenceEntity | undefined> {
    const link = await this.links(certificateId)
      .andWhere("link.status = 'revoked' AND link.decisive = :yes", { yes: true })
      .orderBy('evaluation.evaluatedAt', 'DESC')
      .getOne();
    return link ?? undefined;
  }

  private async around(certificateId: string, past: Date): Promise<EvaluationEvidenceEntity[]> {
    const near = (operator: '<=' | '>', order: 'ASC' | 'DESC') =>
      this.db
        .read(EvaluationEntity)
        .createQueryBuilder('evaluation')
        .select(['evaluation.id'])
        .where('evaluation.certificateId = :certificateId', { certificateId })
        .andWhere(`evaluation.evaluatedAt ${operator} :past`, { past: past.toISOString() })
        .orderBy('evaluation.evaluatedAt', order)
        .limit(NEAREST)
        .getMany();
    const ids = [...(await near('<=', 'DESC')), ...(await near('>', 'ASC'))].map(({ id }) => id);
    return ids.length === 0
      ? []
      : this.db.read(EvaluationEvidenceEntity).findBy({ evaluationId: In(ids), kind: In(['ocsp', 'crl']) });
  }

  private links(certificateId: string) {
    return this.db
      .read(EvaluationEvidenceEntity)
      .createQueryBuilder('link')
      .innerJoin(EvaluationEntity, 'evaluation', 'evaluation.id = link.evaluationId')
      .where('evaluation.certificateId = :certificateId', { certificateId });
  }

  /** Compresses what is not there yet; to be called before the transaction. */
  async pack(
    links: readonly EvidenceLink[],
    attempts: readonly Attempt[],
    at: Date,
  ): Promise<readonly PackedItem[]> {
    const wanted = [...new Map(links.map((link) => [link.sha256, link])).values()];
    const known = await this.db.read(EvidenceItemEntity).find({
      select: { sha256: true },
      where: { sha256: In(wanted.map(({ sha256 }) => sha256)) },
    });
    const there = new Set(known.map(({ sha256 }) => sha256));
    return Promise.all(
      wanted.map(async (link): Promise<PackedItem> => {
        const { sha256, kind, der, source, receivedAt, nextUpdate, nonce } = link;
        return {
          ...{ sha256, kind, size: der.length, source, receivedAt, nextUpdate, nonce },
          compressed: there.has(sha256) ? new Uint8Array() : await packed(der),
          cacheKey: cacheKeyIn(link, attempts),
          currentUntil: currentUntil(link, at),
        };
      }),
    );
  }

  /** Writes items and their links; an item that is there already only learns that it arrived again. */
  async write(
    tx: EntityManager,
    evaluationId: string,
    links: readonly (EvidenceLink & { readonly reused: boolean })[],
    items: readonly PackedItem[],
  ): Promise<void> {
    for (const item of items) {
      const known = await tx.findOne(EvidenceItemEntity, {
        select: { sha256: true, receivedAt: true },
        where: { sha256: item.sha256 },
      });
      if (known === null) {
        const missing = item.compressed.length === 0;
        // It was there when we looked, and its last evaluation was deleted since.
        const compressed = missing ? await packed(derOf(links, item.sha256)) : item.compressed;
        await tx.insert(EvidenceItemEntity, { ...item, compressed: Buffer.from(compressed) });
      } else if (item.cacheKey !== '' && item.receivedAt > known.receivedAt) {
        const { source, receivedAt, nextUpdate, nonce, currentUntil: until, cacheKey, sha256 } = item;
        const arrived = { source, receivedAt, nextUpdate, nonce, currentUntil: until, cacheKey };
        await tx.update(EvidenceItemEntity, { sha256 }, arrived);
      }
    }
    await tx.insert(
      EvaluationEvidenceEntity,
      links.map(({ der: _, about, ...link }, position) => ({
        ...link,
        ...{ evaluationId, position, about: [...about] },
      })),
    );
  }

  async linksOf(evaluationId: string): Promise<EvaluationEvidenceEntity[]> {
    return this.db
      .read(EvaluationEvidenceEntity)
      .find({ where: { evaluationId }, order: { position: 'ASC' } });
  }

  /** Sizes by hash, without the bytes. */
  async sizes(hashes: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.db
      .read(EvidenceItemEntity)
      .find({ select: { sha256: true, size: true }, where: { sha256: In([...hashes]) } });
    return new Map(rows.map(({ sha256, size }) => [sha256, size]));
  }

  /** The bytes of those that are there and are what they were. */
  async bytes(hashes: readonly string[]): Promise<Map<string, Uint8Array>> {
    const rows = await this.db.read(EvidenceItemEntity).findBy({ sha256: In([...new Set(hashes)]) });
    const found = new Map<string, Uint8Array>();
    for (const row of rows) {
      const bytes = await unpack(row);
      if (nodeCrypto.sha256(bytes) === row.sha256) found.set(row.sha256, bytes);
    }
    return found;
  }

  /** Drops what no evaluation rests on any more, because its certificate was deleted. */
  async forget(): Promise<number> {
    const orphans = await this.db
      .read(EvidenceItemEntity)
      .createQueryBuilder('item')
      .select('item.sha256', 'sha256')
      .where('NOT EXISTS (SELECT 1 FROM "evaluation_evidence" link WHERE link."sha256" = item."sha256")')
      .limit(500)
      .getRawMany<{ sha256: string }>();
    if (orphans.length === 0) return 0;
    return this.transactions.run(async (tx) => {
      const { affected } = await tx
        .createQueryBuilder()
        .delete()
        .from(EvidenceItemEntity)
        .where('"sha256" IN (:...hashes)', { hashes: orphans.map(({ sha256 }) => sha256) })
        // An evaluation may have come to rest on it meanwhile.
        .andWhere(
          'NOT EXISTS (SELECT 1 FROM "evaluation_evidence" link WHERE link."sha256" = "evidence_item"."sha256")',
        )
        .execute();
      return affected ?? 0;
    });
  }
}

const unpack = async ({ compressed }: EvidenceItemEntity): Promise<Uint8Array> =>
  unpacked(compressed, { maxOutputLength: LARGEST_ITEM });

const itemOf = (
  { source, receivedAt, nonce }: Pick<EvidenceItemEntity, 'source' | 'receivedAt' | 'nonce'>,
  der: Uint8Array,
): OcspItem => ({
  ...{ der, source, receivedAt },
  ...(nonce !== null && { nonce: Buffer.from(nonce, 'hex') }),
});

function derOf(links: readonly EvidenceLink[], sha256: string): Uint8Array {
  const link = links.find((one) => one.sha256 === sha256);
  if (link === undefined) throw new Error(`Evidence ${sha256} belongs to no link.`);
  return link.der;
}

const KIND_OF_PURPOSE = Object.fromEntries(
  Object.entries(PURPOSE).map(([kind, purpose]) => [purpose, kind]),
) as Record<Attempt['purpose'], Wanted['kind']>;

function cacheKeyIn({ sha256, source }: EvidenceLink, attempts: readonly Attempt[]): string {
  const attempt = attempts.find((one) => one.sha256 === sha256 && one.url === source);
  if (attempt === undefined) return '';
  return cacheKeyOf(KIND_OF_PURPOSE[attempt.purpose], attempt.url, attempt.certificate);
}

/** Only what decided something is used again: an answer that helped nobody is asked for anew. */
function currentUntil({ kind, decisive, receivedAt, nextUpdate }: EvidenceLink, at: Date): Date | null {
  if (!decisive) return null;
  const longest = new Date(receivedAt.getTime() + LONGEST_REUSE_MS);
  if (kind === 'issuer') return longest;
  if (nextUpdate === null || nextUpdate <= at) return null;
  return nextUpdate < longest ? nextUpdate : longest;
}
