import { z } from 'zod';
import { CHANNEL_KINDS } from '../core/alerts/channels/channels.js';
import { id } from '../platform/http/common.contract.js';
import { contains, oneOf } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';

export const ALERT_CHANNEL_LIST = defineList({
  key: 'id',
  sort: {
    name: true,
    kind: true,
    changedAt: true,
    lastSentAt: { nullable: true },
    failingSince: { nullable: true },
  },
  defaultSort: ['name', 'ASC'],
  filters: {
    id: oneOf(id),
    q: contains('name'),
    kind: oneOf(z.enum(CHANNEL_KINDS)),
  },
});
