import type { EntityManager } from 'typeorm';
import type { AlertRule } from '../core/alerts/alert-rule.js';
import { inOrder } from '../core/alerts/match-rule.js';
import { SHIPPED_RULES } from '../core/alerts/shipped-rules.js';
import { AlertRuleEntity } from './alert-rule.entity.js';

/** All rules in their order: those that somebody made, and the shipped ones as they are or as somebody edited them. */
export async function rulesInForce(tx: EntityManager): Promise<readonly AlertRule[]> {
  return withShipped(await tx.find(AlertRuleEntity));
}

export function withShipped(rows: readonly AlertRuleEntity[]): AlertRule[] {
  const edited = new Map(rows.map((row) => [row.id, ruleOf(row)]));
  const own = rows.filter(({ id }) => !SHIPPED_RULES.some((rule) => rule.id === id)).map(ruleOf);
  return [...own, ...SHIPPED_RULES.map((rule) => edited.get(rule.id) ?? rule)].sort(inOrder);
}

export const ruleOf = ({ id, position, definition }: AlertRuleEntity): AlertRule => ({
  ...definition,
  id,
  position,
});
