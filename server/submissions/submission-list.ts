import { z } from 'zod';
import { API_EDITIONS } from '../core/api-editions/edition-names.js';
import { SUBMISSION_STATES } from '../core/submissions/submission-states.js';
import { id } from '../platform/http/common.contract.js';
import { before, contains, notBefore, oneOf } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';

export const SUBMISSION_LIST = defineList({
  key: 'id',
  sort: {
    preparedAt: true,
    sentAt: { nullable: true },
    answeredAt: { nullable: true },
    organisationName: true,
    state: true,
  },
  defaultSort: ['preparedAt', 'DESC'],
  filters: {
    id: oneOf(id),
    q: contains('searchText'),
    reviewId: oneOf(id),
    organisationId: oneOf(z.string()),
    state: oneOf(z.enum(SUBMISSION_STATES)),
    edition: oneOf(z.enum(API_EDITIONS)),
    preparedAt_gte: notBefore('preparedAt'),
    preparedAt_lt: before('preparedAt'),
  },
});
