import { z } from 'zod';
import { id } from '../platform/http/common.contract.js';
import { before, notBefore, oneOf } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';
import { AVAILABILITIES, RUN_EXTENTS, RUN_ORIGINS, RUN_STATES } from './probes.contract.js';

export const PROBE_RUN_LIST = defineList({
  key: 'id',
  sort: { startedAt: true },
  defaultSort: ['startedAt', 'DESC'],
  filters: {
    id: oneOf(id),
    targetId: oneOf(id),
    extent: oneOf(z.enum(RUN_EXTENTS)),
    origin: oneOf(z.enum(RUN_ORIGINS)),
    availability: oneOf(z.enum(AVAILABILITIES)),
    state: oneOf(z.enum(RUN_STATES)),
    startedAfter: notBefore('startedAt'),
    startedBefore: before('startedAt'),
  },
});
