import { z } from 'zod';
import { id } from '../platform/http/common.contract.js';
import { before, contains, notBefore, oneOf } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';
import { MESSAGE_KINDS, MESSAGE_STATES } from './messages.contract.js';

export const MESSAGE_LIST = defineList({
  key: 'id',
  sort: {
    createdAt: true,
    sentAt: { nullable: true },
    nextAttemptAt: { nullable: true },
    state: true,
    kind: true,
    to: true,
    channel: true,
    attempts: true,
  },
  defaultSort: ['createdAt', 'DESC'],
  filters: {
    id: oneOf(id),
    q: contains('to', 'subject', 'messageId'),
    state: oneOf(z.enum(MESSAGE_STATES)),
    kind: oneOf(z.enum(MESSAGE_KINDS)),
    to: oneOf(z.string()),
    channel: oneOf(z.string()),
    carriedBy: oneOf(id),
    subjectType: oneOf(z.string()),
    subjectId: oneOf(z.string()),
    createdAt_gte: notBefore('createdAt'),
    createdAt_lt: before('createdAt'),
  },
});
