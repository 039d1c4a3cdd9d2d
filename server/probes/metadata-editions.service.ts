import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProbeAlerts } from '../alerts/probe-alerts.service.js';
import { canonicalJson, type Json } from '../core/audit/canonical-json.js';
import { compareMetadata } from '../core/probes/compare-metadata.js';
import { Database } from '../platform/database/database.js';
import { ProbeMetadataEntity } from './probe-history.entity.js';
import { ProbeTargetEntity } from './probe-target.entity.js';

/** Somebody who publishes another document at every call would fill the table; the oldest go. */
const MOST_EDITIONS = 100;

export interface SeenMetadata {
  readonly document: Readonly<Record<string, unknown>>;
  readonly sha256: string;
}

/** Null where there is none, or one that is nested deeper than anybody would publish. */
export function seenMetadata(document: Readonly<Record<string, unknown>> | null): SeenMetadata | null {
  if (document === null) return null;
  try {
    const sha256 = createHash('sha256')
      .update(canonicalJson(document as Json))
      .digest('hex');
    return { document, sha256 };
  } catch {
    return null;
  }
}

/** What a target says of itself, as it changes. */
@Injectable()
export class MetadataEditions {
  constructor(
    private readonly db: Database,
    private readonly alerts: ProbeAlerts,
  ) {}

  /** In the transaction of the run; changes the row's digest. Returns how many alerts are new. */
  async take(
    tx: EntityManager,
    row: ProbeTargetEntity,
    { document, sha256 }: SeenMetadata,
    runId: string,
    at: Date,
  ): Promise<number> {
    if (row.metadataSha256 === sha256) return 0;
    const targetId = row.id;
    const [last] = await tx.find(ProbeMetadataEntity, {
      where: { targetId },
      order: { firstSeenAt: 'DESC' },
      take: 1,
    });
    row.metadataSha256 = sha256;
    if (last?.sha256 === sha256) return 0;
    if (last !== undefined && row.lastRunAt !== null && row.lastRunAt > last.lastSeenAt)
      await tx.update(ProbeMetadataEntity, { id: last.id }, { lastSeenAt: row.lastRunAt });
    const firstSeenAt =
      last !== undefined && last.firstSeenAt >= at ? new Date(last.firstSeenAt.getTime() + 1) : at;
    await tx.insert(ProbeMetadataEntity, {
      ...{
        id: randomUUID(),
        targetId,
        firstSeenAt,
        lastSeenAt: firstSeenAt,
        sha256,
        document: document as never,
      },
    });
    if (last === undefined) return 0;
    await this.forgetOldest(tx, targetId);
    const members = compareMetadata(last.document, document).map(({ member }) => member.slice(0, 100));
    return this.alerts.raise(
      tx,
      {
        ...{ probe: 'changed', targetId, targetName: row.name, runId, since: at.toISOString() },
        ...{ because: '', members: members.slice(0, 20) },
      },
      row.organisationId,
      at,
    );
  }

  /** Newest first, each with what differs from the one before. The newest was seen by the last run that saw one. */
  async of(target: ProbeTargetEntity) {
    const rows = await this.db.read(ProbeMetadataEntity).find({
      where: { targetId: target.id },
      order: { firstSeenAt: 'DESC' },
      take: MOST_EDITIONS,
    });
    return rows.map(({ targetId: _, ...row }, i) => {
      const before = rows[i + 1];
      const seen = i === 0 && target.lastRunAt !== null && target.lastRunAt > row.lastSeenAt;
      return {
        ...row,
        lastSeenAt: seen ? target.lastRunAt! : row.lastSeenAt,
        changes: before === undefined ? [] : changesBetween(before.document, row.document),
      };
    });
  }

  private async forgetOldest(tx: EntityManager, targetId: string): Promise<void> {
    const old = await tx.find(ProbeMetadataEntity, {
      select: { id: true },
      where: { targetId },
      order: { firstSeenAt: 'DESC' },
      skip: MOST_EDITIONS,
      take: 100,
    });
    if (old.length > 0)
      await tx.delete(
        ProbeMetadataEntity,
        old.map(({ id }) => id),
      );
  }
}

const changesBetween = (before: SeenMetadata['document'], after: SeenMetadata['document']) =>
  compareMetadata(before, after).map(({ member, before: was, after: is }) => ({
    member,
    kind: was === null ? ('added' as const) : is === null ? ('removed' as const) : ('changed' as const),
    ...{ before: was ?? '', after: is ?? '' },
  }));
