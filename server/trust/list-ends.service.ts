import { Injectable } from '@nestjs/common';
import { Between } from 'typeorm';
import type { DatedThing } from '../core/calendar/dated-thing.js';
import { Database } from '../platform/database/database.js';
import { TrustAnchorEntity } from './trust-anchor.entity.js';
import { TrustedListEditionEntity, TrustedListEntity } from './trusted-list.entity.js';

const NOBODY = { organisationId: null, organisationName: null, ownerEmail: null } as const;

/** When trusted lists are due to be issued anew, and when trust anchors of our own end. */
@Injectable()
export class ListEnds {
  constructor(private readonly db: Database) {}

  /** The editions in use; there is one for each territory. */
  async listsBetween(from: Date, to: Date): Promise<readonly DatedThing[]> {
    const lists = await this.db
      .read(TrustedListEditionEntity)
      .createQueryBuilder('edition')
      .innerJoin(TrustedListEntity, 'list', 'list.editionId = edition.id')
      .select('edition.territory', 'territory')
      .addSelect('edition.nextUpdate', 'nextUpdate')
      .where('edition.nextUpdate BETWEEN :from AND :to', {
        ...{ from: from.toISOString(), to: to.toISOString() },
      })
      .getRawMany<{ territory: string; nextUpdate: string }>();
    return lists.map(({ territory, nextUpdate }) => ({
      ...{ ...NOBODY, type: 'trusted-list', id: territory, name: territory },
      country: territory,
      ...{ endsAt: new Date(nextUpdate), link: `/trust/lists/${territory}` },
    }));
  }

  async anchorsBetween(from: Date, to: Date): Promise<readonly DatedThing[]> {
    const anchors = await this.db.read(TrustAnchorEntity).find({
      select: { id: true, scheme: true, notAfter: true },
      where: { state: 'approved', notAfter: Between(from, to) },
    });
    return anchors.map(({ id, scheme, notAfter }) => ({
      ...{ ...NOBODY, type: 'trust-anchor', id, name: scheme },
      ...{ endsAt: notAfter, link: `/trust/anchors/${id}` },
    }));
  }
}
