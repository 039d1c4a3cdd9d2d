import { Injectable } from '@nestjs/common';
import { Between, In, Not } from 'typeorm';
import type { DatedFact, DatedSource } from '../alerts/dated-alerts.service.js';
import { Database } from '../platform/database/database.js';
import { GrantEntity } from './grant.entity.js';

const MOST = 10_000;
const CHUNK = 500;

/** Access that ends and that nobody has ended before. */
@Injectable()
export class GrantEnds implements DatedSource {
  readonly type = 'grant';

  constructor(private readonly db: Database) {}

  async endingBetween(from: Date, to: Date): Promise<readonly DatedFact[]> {
    const grants = await this.db.read(GrantEntity).find({
      where: { endsAt: Between(from, to), state: Not('ended' as const) },
      order: { endsAt: 'ASC' },
      take: MOST,
    });
    return grants.map(({ id, organisationId, organisationName, role, edition, environment, endsAt }) => ({
      ...{ type: this.type, id, organisationId, organisationName, ownerEmail: null, endsAt },
      name: `${organisationName}, ${role}, ${edition} (${environment})`,
      link: `/grants/${id}/show`,
    }));
  }

  /** When each of them ends or was ended; one that is not there is left out. */
  async endsOf(ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
    const ends = new Map<string, Date>();
    for (let i = 0; i < ids.length; i += CHUNK)
      for (const { id, endsAt, endedAt } of await this.db.read(GrantEntity).find({
        select: { id: true, endsAt: true, endedAt: true },
        where: { id: In(ids.slice(i, i + CHUNK)) },
      }))
        ends.set(id, endedAt !== null && endedAt < endsAt ? endedAt : endsAt);
    return ends;
  }
}
