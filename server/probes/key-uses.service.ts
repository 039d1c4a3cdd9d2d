import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit.service.js';
import { SYSTEM } from '../core/audit/actor.js';
import { ProbeKeyEntity, ProbeKeyUseEntity } from './probe-key.entity.js';

interface Use {
  readonly keyId: string | null;
  readonly targetId: string;
}

/**
 * Every use of a key is counted. The audit log has the first of each day for each target, with the number of the day before:
 * 288 entries a day for a key would say no more and hide the rest.
 */
@Injectable()
export class KeyUses {
  constructor(private readonly audit: AuditLog) {}

  /** In the transaction that keeps the runs. */
  async count(tx: EntityManager, uses: readonly Use[], at: Date): Promise<void> {
    const day = at.toISOString().slice(0, 10);
    const counts = new Map<string, { keyId: string; targetId: string; uses: number }>();
    for (const { keyId, targetId } of uses) {
      if (keyId === null) continue;
      const place = `${keyId} ${targetId}`;
      counts.set(place, { keyId, targetId, uses: (counts.get(place)?.uses ?? 0) + 1 });
    }
    const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
    for (const { keyId, targetId, uses: more } of sorted) {
      await tx.increment(ProbeKeyEntity, { id: keyId }, 'uses', more);
      await tx.update(ProbeKeyEntity, { id: keyId }, { lastUsedAt: at });
      const { affected } = await tx.increment(ProbeKeyUseEntity, { keyId, targetId, day }, 'uses', more);
      if (affected === 1) continue;
      const [before] = await tx.find(ProbeKeyUseEntity, {
        where: { keyId, targetId },
        order: { day: 'DESC' },
        take: 1,
      });
      await tx.insert(ProbeKeyUseEntity, { keyId, targetId, day, uses: more });
      await this.audit.record(tx, {
        ...{ actor: SYSTEM, at, action: 'probe-key.use', subjectType: 'probe-key', subjectId: keyId },
        details: {
          targetId,
          day,
          before: before === undefined ? null : { day: before.day, uses: before.uses },
        },
      });
    }
  }
}
