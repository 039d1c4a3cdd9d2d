import { z } from 'zod';
import { API_EDITIONS } from '../core/api-editions/edition-names.js';
import { id } from '../platform/http/common.contract.js';
import { contains, oneOf } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';

export const CONNECTION_LIST = defineList({
  key: 'id',
  sort: { organisationName: true, createdAt: true },
  defaultSort: ['organisationName', 'ASC'],
  filters: {
    ...{ id: oneOf(id), organisationId: oneOf(id), targetId: oneOf(id) },
    edition: oneOf(z.enum(API_EDITIONS)),
    q: contains('organisationName', 'targetName', 'clientId'),
  },
});
