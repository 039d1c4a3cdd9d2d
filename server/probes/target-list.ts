import { z } from 'zod';
import { id } from '../platform/http/common.contract.js';
import { contains, oneOf } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';
import { API_EDITIONS, TARGET_KINDS, TARGET_STATES } from './probes.contract.js';

export const PROBE_TARGET_LIST = defineList({
  key: 'id',
  sort: { name: true, state: true, since: { nullable: true }, nextRunAt: { nullable: true } },
  defaultSort: ['name', 'ASC'],
  filters: {
    id: oneOf(id),
    organisationId: oneOf(id),
    state: oneOf(z.enum(TARGET_STATES)),
    edition: oneOf(z.enum(API_EDITIONS)),
    kind: oneOf(z.enum(TARGET_KINDS)),
    keyId: oneOf(id),
    q: contains('name', 'host', 'organisationName'),
  },
});
