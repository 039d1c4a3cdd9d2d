import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import type { DatedFact, DatedSource } from '../alerts/dated-alerts.service.js';
import { DAY_MS } from '../core/alerts/expiry-thresholds.js';
import { Organisations } from '../organisations/organisations.service.js';
import { Database } from '../platform/database/database.js';
import { WaiverEntity } from './two-person.entity.js';

const MOST = 10_000;

/** Waivers in force that end. */
@Injectable()
export class WaiverEnds implements DatedSource {
  readonly type = 'waiver';

  constructor(
    private readonly db: Database,
    private readonly organisations: Organisations,
  ) {}

  async endingBetween(from: Date, to: Date): Promise<readonly DatedFact[]> {
    const day = (instant: Date): string => instant.toISOString().slice(0, 10);
    // The last day is whole, so it ends with the midnight after it.
    const waivers = await this.db.read(WaiverEntity).find({
      where: {
        state: 'approved',
        endsOn: Between(day(new Date(from.getTime() - DAY_MS)), day(new Date(to.getTime() - DAY_MS))),
      },
      order: { endsOn: 'ASC' },
      take: MOST,
    });
    const ids = new Map<string, string | null>();
    for (const { organisationKey } of waivers)
      if (!ids.has(organisationKey))
        ids.set(organisationKey, (await this.organisations.findByKey(organisationKey))?.id ?? null);
    return waivers.map(({ id, reviewId, reviewNumber, code, organisationName, organisationKey, endsOn }) => ({
      ...{ type: this.type, id, organisationName, ownerEmail: null },
      organisationId: ids.get(organisationKey) ?? null,
      name: `${organisationName}, ${code} (${reviewNumber})`,
      endsAt: new Date(Date.parse(`${endsOn}T00:00:00Z`) + DAY_MS),
      link: `/reviews/${reviewId}/show`,
    }));
  }
}
