import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { DatedThing } from '../core/calendar/dated-thing.js';
import { Database } from '../platform/database/database.js';
import { People } from '../users/people.service.js';
import { ReviewEntity } from './review.entity.js';

const MOST = 10_000;

/** When reviews are to be decided or answered, and when approvals end. */
@Injectable()
export class ReviewEnds {
  constructor(
    private readonly db: Database,
    private readonly people: People,
  ) {}

  /** Drafts are left out: nobody waits for them. */
  async endingBetween(from: Date, to: Date): Promise<readonly DatedThing[]> {
    const select = {
      ...{ id: true, number: true, organisationId: true, organisationName: true, state: true },
      ...{ assigneeId: true, dueAt: true, expiresAt: true },
    };
    const reviews = this.db.read(ReviewEntity);
    const due = await reviews.find({
      ...{ select, order: { dueAt: 'ASC' }, take: MOST },
      where: { state: In(['submitted', 'in-review']), dueAt: Between(from, to) },
    });
    const ending = await reviews.find({
      ...{ select, order: { expiresAt: 'ASC' }, take: MOST },
      where: { state: In(['needs-information', 'approved']), expiresAt: Between(from, to) },
    });
    const ids = [...new Set(due.flatMap(({ assigneeId }) => assigneeId ?? []))];
    const accounts = await this.people.accounts(this.db.manager, { ids, emails: [], roles: [] });
    const emails = new Map(accounts.map(({ id, email }) => [id, email]));
    const thing = (row: ReviewEntity, type: 'review' | 'approval', endsAt: Date | null): DatedThing[] =>
      endsAt === null
        ? []
        : [
            {
              ...{ type, id: row.id, name: `${row.organisationName} (${row.number})`, endsAt },
              ...{ organisationId: row.organisationId, organisationName: row.organisationName },
              ownerEmail: type === 'review' ? (emails.get(row.assigneeId ?? '') ?? null) : null,
              link: `/reviews/${row.id}/show`,
            },
          ];
    return [
      ...due.flatMap((row) => thing(row, 'review', row.dueAt)),
      ...ending.flatMap((row) => thing(row, row.state === 'approved' ? 'approval' : 'review', row.expiresAt)),
    ];
  }
}
