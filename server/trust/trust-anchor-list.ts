import { z } from 'zod';
import { id } from '../platform/http/common.contract.js';
import { contains, oneOf } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';
import { TRUST_ANCHOR_STATES } from './trust.contract.js';

export const TRUST_ANCHOR_LIST = defineList({
  key: 'id',
  sort: { proposedAt: true, approvedAt: { nullable: true }, scheme: true, state: true, notAfter: true },
  defaultSort: ['proposedAt', 'DESC'],
  filters: {
    id: oneOf(id),
    q: contains('searchText'),
    state: oneOf(z.enum(TRUST_ANCHOR_STATES)),
    scheme: oneOf(z.string().max(100)),
  },
});
