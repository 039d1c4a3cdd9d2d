import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Database } from '../platform/database/database.js';
import { before, contains, notBefore, oneOf } from '../platform/http/list-filters.js';
import { type ListQuery, defineList, findPage } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { ACTOR_ROUTES, type AuditEntryRow } from './audit.contract.js';

const text = z.string().max(200);

export const AUDIT_ENTRY_LIST = defineList({
  key: 'position',
  sort: { at: true, id: { property: 'position' } },
  defaultSort: ['position', 'DESC'],
  filters: {
    id: oneOf(z.int(), 'position'),
    actorId: oneOf(text),
    via: oneOf(z.enum(ACTOR_ROUTES)),
    action: oneOf(text),
    subjectType: oneOf(text),
    subjectId: oneOf(text),
    from: notBefore('at'),
    before: before('at'),
    q: contains('actorName', 'action', 'subjectId', 'details'),
  },
});

@Injectable()
export class AuditEntries {
  constructor(private readonly db: Database) {}

  async list(query: ListQuery): Promise<Page<AuditEntryRow>> {
    const source = this.db.read(AuditEntryEntity).createQueryBuilder('entry');
    const page = await findPage(source, AUDIT_ENTRY_LIST, query);
    return page.with(page.rows.map(rowOf));
  }

  async find(position: number): Promise<AuditEntryRow> {
    const entry = await this.db.read(AuditEntryEntity).findOneBy({ position });
    if (!entry) throw new Problem('not-found');
    return rowOf(entry);
  }

  /** The newest about one record, newest first. */
  async about(subjectType: string, subjectId: string, limit: number): Promise<AuditEntryRow[]> {
    const rows = await this.db
      .read(AuditEntryEntity)
      .find({ where: { subjectType, subjectId }, order: { position: 'DESC' }, take: limit });
    return rows.map(rowOf);
  }
}

const rowOf = (entry: AuditEntryEntity): AuditEntryRow => ({
  ...entry,
  id: entry.position,
  details: JSON.parse(entry.details) as Record<string, unknown>,
});
