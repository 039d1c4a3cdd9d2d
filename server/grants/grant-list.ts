import { z } from 'zod';
import { ACCESS_ROLES, API_EDITIONS, API_ENVIRONMENTS } from '../core/api-editions/edition-names.js';
import { GRANT_STATES } from '../core/grants/grant-states.js';
import { id, instantInput } from '../platform/http/common.contract.js';
import { before, contains, type ListFilter, oneOf, where } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';

const text = z.string().trim().min(1).max(400);

export const GRANT_LIST = defineList({
  key: 'id',
  sort: { organisationName: true, endsAt: true, grantedAt: true, state: true },
  defaultSort: ['organisationName', 'ASC'],
  filters: {
    id: oneOf(id),
    q: contains('searchText'),
    organisationId: oneOf(text),
    organisationKey: oneOf(text),
    edition: oneOf(z.enum(API_EDITIONS)),
    environment: oneOf(z.enum(API_ENVIRONMENTS)),
    role: oneOf(z.enum(ACCESS_ROLES)),
    state: oneOf(z.enum(GRANT_STATES)),
    reviewId: where(text, (source, reviewId) => {
      source.andWhere(
        'EXISTS (SELECT 1 FROM "grant_certificate" "of" WHERE "of"."grantId" = grant.id AND "of"."reviewId" = :reviewId)',
        { reviewId },
      );
    }),
    endsBefore: before('endsAt'),
  },
});

/** The organisation has some grant that is like this. */
const some = <Value extends string>(value: z.ZodType<Value>, property: string): ListFilter<Value[]> => ({
  schema: z.union([z.array(value).max(1_000), value.transform((one) => [one])]) as z.ZodType<Value[]>,
  apply(source, field, values) {
    if (values.length === 0) source.andWhere('1 = 0');
    else
      source.andWhere(
        `EXISTS (SELECT 1 FROM "access_grant" "${field}" WHERE "${field}"."organisationId" = grant.organisationId AND "${field}"."${property}" IN (:...${field}))`,
        { [field]: values },
      );
  },
});

/** One row for each organisation: its grant with the lowest id stands for it. */
export const GRANT_MATRIX = defineList({
  key: 'id',
  sort: { organisationName: true },
  defaultSort: ['organisationName', 'ASC'],
  filters: {
    q: contains('searchText'),
    organisationId: oneOf(text),
    edition: some(z.enum(API_EDITIONS), 'edition'),
    environment: some(z.enum(API_ENVIRONMENTS), 'environment'),
    role: some(z.enum(ACCESS_ROLES), 'role'),
    state: some(z.enum(GRANT_STATES), 'state'),
    endsBefore: where(instantInput, (source, endsBefore) => {
      source.andWhere(
        `EXISTS (SELECT 1 FROM "access_grant" "ends" WHERE "ends"."organisationId" = grant.organisationId AND "ends"."state" <> 'ended' AND "ends"."endsAt" < :endsBefore)`,
        { endsBefore: endsBefore.toISOString() },
      );
    }),
  },
});

export const STANDS_FOR_IT =
  'NOT EXISTS (SELECT 1 FROM "access_grant" "first" WHERE "first"."organisationId" = grant.organisationId AND "first"."id" < grant.id)';
