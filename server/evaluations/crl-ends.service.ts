import { Injectable } from '@nestjs/common';
import type { DatedThing } from '../core/calendar/dated-thing.js';
import { Database } from '../platform/database/database.js';
import { EvaluationEntity, EvaluationEvidenceEntity, EvidenceItemEntity } from './evaluation.entity.js';

const MOST = 2_000;

/** When the certificate revocation lists that verdicts rest on have to be followed by newer ones. */
@Injectable()
export class CrlEnds {
  constructor(private readonly db: Database) {}

  /** Of each address the newest list; an older one has been followed already. */
  async endingBetween(from: Date, to: Date): Promise<readonly DatedThing[]> {
    const rows = await this.db
      .read(EvidenceItemEntity)
      .createQueryBuilder('item')
      .select('item.sha256', 'sha256')
      .addSelect('item.source', 'source')
      .addSelect('item.nextUpdate', 'nextUpdate')
      .where("item.kind = 'crl' AND item.nextUpdate BETWEEN :from AND :to", {
        ...{ from: from.toISOString(), to: to.toISOString() },
      })
      .andWhere(
        (query) =>
          `NOT EXISTS ${query
            .subQuery()
            .select('1')
            .from(EvidenceItemEntity, 'newer')
            .where("newer.kind = 'crl' AND newer.source = item.source AND newer.nextUpdate > item.nextUpdate")
            .getQuery()}`,
      )
      .orderBy('item.nextUpdate')
      .limit(MOST)
      .getRawMany<{ sha256: string; source: string; nextUpdate: string }>();
    const things: DatedThing[] = [];
    for (const { sha256, source, nextUpdate } of rows) {
      const user = await this.db
        .read(EvaluationEntity)
        .createQueryBuilder('evaluation')
        .select('evaluation.certificateId', 'id')
        .innerJoin(EvaluationEvidenceEntity, 'link', 'link.evaluationId = evaluation.id')
        .where('link.sha256 = :sha256', { sha256 })
        .limit(1)
        .getRawOne<{ id: string }>();
      // What no verdict rests on any more is nobody's business.
      if (user === undefined) continue;
      things.push({
        ...{ type: 'crl', id: sha256, name: source.replace(/^\w+:\/\//, ''), endsAt: new Date(nextUpdate) },
        ...{ organisationId: null, organisationName: null, ownerEmail: null },
        link: `/certificates/${user.id}/show`,
      });
    }
    return things;
  }
}
