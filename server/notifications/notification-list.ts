import { z } from 'zod';
import { NOTIFICATION_KINDS } from '../core/notifications/kinds.js';
import { id } from '../platform/http/common.contract.js';
import { before, notBefore, oneOf, where } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';

export const NOTIFICATION_LIST = defineList({
  key: 'id',
  sort: { createdAt: true },
  defaultSort: ['createdAt', 'DESC'],
  filters: {
    id: oneOf(id),
    kind: oneOf(z.enum(NOTIFICATION_KINDS)),
    subjectType: oneOf(z.string()),
    subjectId: oneOf(z.string()),
    unread: where(z.boolean(), (source, unread) =>
      source.andWhere(`${source.alias}.readAt IS ${unread ? 'NULL' : 'NOT NULL'}`),
    ),
    createdAt_gte: notBefore('createdAt'),
    createdAt_lt: before('createdAt'),
  },
});
