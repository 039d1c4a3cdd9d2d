import { z } from 'zod';
import { id } from '../platform/http/common.contract.js';
import { before, contains, notBefore, oneOf } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';
import { JOB_RUN_STATES } from './job-runs.contract.js';

export const JOB_RUN_LIST = defineList({
  key: 'id',
  sort: { startedAt: true, finishedAt: { nullable: true }, name: true, state: true },
  defaultSort: ['startedAt', 'DESC'],
  filters: {
    id: oneOf(id),
    q: contains('name', 'startedBy', 'error'),
    name: oneOf(z.string()),
    state: oneOf(z.enum(JOB_RUN_STATES)),
    startedAt_gte: notBefore('startedAt'),
    startedAt_lt: before('startedAt'),
  },
});
