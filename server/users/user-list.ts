import { z } from 'zod';
import { ROLES } from '../core/permissions/permissions.js';
import { id } from '../platform/http/common.contract.js';
import { contains, oneOf } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';
import { USER_STATES } from './users.contract.js';

export const USER_LIST = defineList({
  key: 'id',
  sort: {
    name: true,
    email: true,
    role: true,
    state: true,
    createdAt: true,
    lastSignInAt: { nullable: true },
  },
  defaultSort: ['name', 'ASC'],
  filters: {
    id: oneOf(id),
    role: oneOf(z.enum(ROLES)),
    state: oneOf(z.enum(USER_STATES)),
    email: oneOf(z.string()),
    q: contains('name', 'email'),
  },
});
