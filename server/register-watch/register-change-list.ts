import { z } from 'zod';
import { ENTRY_CHANGE_KINDS } from '../core/registers/compare-editions.js';
import { ENTITY_TYPES } from '../core/registers/register-entry.js';
import { id } from '../platform/http/common.contract.js';
import { before, contains, notBefore, oneOf, where } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';

const code = z.string().trim().min(1).max(300);
const country = z.string().regex(/^[A-Z]{2}$/);

export const REGISTER_CHANGE_LIST = defineList({
  key: 'id',
  sort: {
    publishedAt: true,
    kind: true,
    name: true,
    touched: true,
    authority: { nullable: true },
    country: { nullable: true },
  },
  defaultSort: ['publishedAt', 'DESC'],
  filters: {
    id: oneOf(id),
    q: contains('name', 'number', 'sentence'),
    kind: oneOf(z.enum(ENTRY_CHANGE_KINDS)),
    source: oneOf(code),
    type: oneOf(z.enum(ENTITY_TYPES)),
    country: oneOf(country),
    host: oneOf(country),
    authority: oneOf(code),
    editionId: oneOf(id),
    entryId: oneOf(code, 'entryKey'),
    /** Whether certificates that are held here are concerned. */
    touched: where(z.boolean(), (source, wanted) => {
      source.andWhere(`change.touched ${wanted ? '>' : '='} 0`);
    }),
    certificateId: where(id, (source, certificateId) => {
      source.andWhere(
        'EXISTS (SELECT 1 FROM "register_change_certificate" "of" WHERE "of"."changeId" = change.id AND "of"."certificateId" = :certificateId)',
        { certificateId },
      );
    }),
    since: notBefore('publishedAt'),
    publishedAt_gte: notBefore('publishedAt'),
    publishedAt_lt: before('publishedAt'),
  },
});
