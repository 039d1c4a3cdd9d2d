import { Injectable } from '@nestjs/common';
import { Between, In, Not } from 'typeorm';
import type { DatedFact, DatedSource } from '../alerts/dated-alerts.service.js';
import { type AccessEnd, accessEnd } from '../core/forecasts/access-end.js';
import { supportKey } from '../core/forecasts/consent-cliff.js';
import { Database } from '../platform/database/database.js';
import { GrantCertificateEntity, GrantEntity } from './grant.entity.js';

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
      link: `/access/${id}`,
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

  /** When each organisation's access to accounts in production stops, by `supportKey`; who has none is left out. */
  async accountAccess(organisationIds: readonly string[]): Promise<ReadonlyMap<string, AccessEnd>> {
    const ends = new Map<string, AccessEnd>();
    for (let i = 0; i < organisationIds.length; i += CHUNK) {
      const grants = await this.db.read(GrantEntity).findBy({
        ...{ organisationId: In(organisationIds.slice(i, i + CHUNK)), role: 'PSP_AI' as const },
        environment: 'production',
      });
      const certificates = await this.db
        .read(GrantCertificateEntity)
        .findBy({ grantId: In(grants.map(({ id }) => id)) });
      for (const grant of grants)
        ends.set(
          supportKey(grant.organisationId, grant.edition),
          accessEnd({ ...grant, certificates: certificates.filter(({ grantId }) => grantId === grant.id) }),
        );
    }
    return ends;
  }
}
