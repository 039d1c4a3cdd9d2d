import { z } from 'zod';
import { ATTEMPT_OUTCOMES } from '../core/trust-lists/attempt-outcome.js';
import { id } from '../platform/http/common.contract.js';
import { before, contains, notBefore, oneOf, where } from '../platform/http/list-filters.js';
import { defineList, type ListDefinition } from '../platform/http/list-query.js';
import { territorySchema, TRUSTED_LIST_STATES, type TrustedListState } from './trust.contract.js';

/** Aliases of the query that is filtered. */
export const LIST = 'list';
export const EDITION = 'edition';

/** `stateOf` in SQL; both are as of an instant. */
const STATE_CONDITIONS: Readonly<Record<TrustedListState, string>> = {
  'not-pointed-at': `${LIST}.standing = 'not-pointed-at'`,
  missing: `(${LIST}.standing <> 'not-pointed-at' AND ${LIST}.editionId IS NULL)`,
  'signer-withdrawn': `(${LIST}.standing = 'signer-withdrawn' AND ${LIST}.editionId IS NOT NULL)`,
  closed: `(${LIST}.standing = 'announced' AND ${EDITION}.id IS NOT NULL AND ${EDITION}.nextUpdate IS NULL)`,
  overdue: `(${LIST}.standing = 'announced' AND ${EDITION}.nextUpdate < :stateAt)`,
  current: `(${LIST}.standing = 'announced' AND ${EDITION}.nextUpdate >= :stateAt)`,
};

const oneOrSeveral = <Value extends string>(value: z.ZodType<Value>) =>
  z.union([z.array(value).max(100), value.transform((one) => [one])]);

export const trustedListListAt = (at: Date): ListDefinition => ({
  key: 'territory',
  sort: {
    territory: true,
    lastAttemptAt: { nullable: true },
    lastSuccessAt: { nullable: true },
    nextAttemptAt: { nullable: true },
    failures: true,
  },
  defaultSort: ['territory', 'ASC'],
  filters: {
    id: oneOf(territorySchema, 'territory'),
    territory: oneOf(territorySchema),
    q: contains('territory', 'location', 'lastMessage'),
    lastOutcome: oneOf(z.enum(ATTEMPT_OUTCOMES)),
    failing: where(z.boolean(), (source, failing) =>
      source.andWhere(`${LIST}.failures ${failing ? '>' : '='} 0`),
    ),
    state: where(oneOrSeveral(z.enum(TRUSTED_LIST_STATES)), (source, states) => {
      const any = states.map((state) => STATE_CONDITIONS[state]).join(' OR ');
      source.andWhere(any === '' ? '1 = 0' : `(${any})`, { stateAt: at.toISOString() });
    }),
  },
});

/** Reads the query of a request; what it means depends on the instant. */
export const TRUSTED_LIST_LIST = defineList(trustedListListAt(new Date(0)));

export const EDITION_LIST = defineList({
  key: 'id',
  sort: { receivedAt: true, sequenceNumber: true, issued: true },
  defaultSort: ['receivedAt', 'DESC'],
  filters: { id: oneOf(id), receivedAt_gte: notBefore('receivedAt'), receivedAt_lt: before('receivedAt') },
});
