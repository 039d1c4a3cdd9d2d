import { z } from 'zod';
import { EVALUATION_TRIGGERS } from '../core/verdict/evaluation-record.js';
import { OUTCOMES } from '../core/verdict/verdict.js';
import { id } from '../platform/http/common.contract.js';
import { before, notBefore, oneOf } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';

export const EVALUATION_LIST = defineList({
  key: 'id',
  sort: { evaluatedAt: true, at: true, outcome: true },
  defaultSort: ['evaluatedAt', 'DESC'],
  filters: {
    id: oneOf(id),
    certificateId: oneOf(id),
    outcome: oneOf(z.enum(OUTCOMES)),
    trigger: oneOf(z.enum(EVALUATION_TRIGGERS)),
    isPresent: oneOf(z.boolean()),
    changed: oneOf(z.boolean()),
    evaluatedAt_gte: notBefore('evaluatedAt'),
    evaluatedAt_lt: before('evaluatedAt'),
  },
});
