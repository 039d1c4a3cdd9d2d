import { z } from 'zod';
import { id } from '../platform/http/common.contract.js';
import { before, contains, notBefore, oneOf, where } from '../platform/http/list-filters.js';
import { defineList, type ListDefinition } from '../platform/http/list-query.js';
import { ADJUSTED_SEVERITIES, ADJUSTMENT_STATES, type AdjustmentState } from './lint-settings.contract.js';

const ALIAS = 'adjustment';

const ENDED = `${ALIAS}.until IS NOT NULL AND ${ALIAS}.until <= :stateAt`;
const CONDITIONS: Readonly<Record<AdjustmentState, string>> = {
  'in-force': `(${ALIAS}.withdrawnAt IS NULL AND NOT (${ENDED}))`,
  ended: `(${ALIAS}.withdrawnAt IS NULL AND ${ENDED})`,
  withdrawn: `${ALIAS}.withdrawnAt IS NOT NULL`,
};

/** States are as of an instant, so each has its own list. */
export const lintAdjustmentListAt = (at: Date): ListDefinition => ({
  key: 'id',
  sort: { createdAt: true, ruleId: true, severity: true, until: { nullable: true }, createdBy: true },
  defaultSort: ['createdAt', 'DESC'],
  filters: {
    id: oneOf(id),
    q: contains('ruleId', 'reason', 'createdBy'),
    ruleId: oneOf(z.string()),
    severity: oneOf(z.enum(ADJUSTED_SEVERITIES)),
    state: where(z.enum(ADJUSTMENT_STATES), (source, state) =>
      source.andWhere(CONDITIONS[state], { stateAt: at.toISOString() }),
    ),
    createdAt_gte: notBefore('createdAt'),
    createdAt_lt: before('createdAt'),
  },
});

/** Reads the query of a request; what it means depends on the instant. */
export const LINT_ADJUSTMENT_LIST = defineList(lintAdjustmentListAt(new Date(0)));
