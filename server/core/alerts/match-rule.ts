import type { AlertKind } from './alert.js';
import type { AlertRule, RuleMatch } from './alert-rule.js';
import type { AlertSeverity } from './severity.js';

/** What rules ask of an alert. */
export interface RoutedAlert {
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly organisationId: string | null;
  /** Of the organisation. */
  readonly tags: readonly string[];
  /** Days before the end; null where nothing ends. */
  readonly threshold: number | null;
}

const holds = <Value>(wanted: readonly Value[], value: Value): boolean =>
  wanted.length === 0 || wanted.includes(value);

/** Whether a rule is about the alert; what it tells of it is another question. */
export function matches(match: RuleMatch, alert: RoutedAlert): boolean {
  return (
    holds(match.kinds, alert.kind) &&
    holds(match.severities, alert.severity) &&
    holds(match.subjectTypes, alert.subjectType) &&
    holds(match.subjectIds, alert.subjectId) &&
    (match.organisationIds.length === 0 ||
      (alert.organisationId !== null && match.organisationIds.includes(alert.organisationId))) &&
    (match.tags.length === 0 || match.tags.some((tag) => alert.tags.includes(tag)))
  );
}

/**
 * Whether one of the thresholds that a rule tells was crossed since the reader heard of this last. An alert stands for the
 * latest threshold that was crossed, so one that the rule tells may have been passed over by a missed run, or may have been
 * taken back before anybody read it.
 */
export function tellsThreshold(
  thresholds: readonly number[] | null,
  threshold: number | null,
  heard: number | undefined,
): boolean {
  if (threshold === null) return true;
  // Of this threshold one hears again only from an occasion of its own.
  if (heard !== undefined && heard <= threshold) return false;
  if (thresholds === null) return true;
  return thresholds.some((told) => told >= threshold && (heard === undefined || told < heard));
}

export type RuleOutcome = 'tells' | 'mutes' | 'disabled' | 'no-match' | 'not-asked';

export interface AskedRule {
  readonly rule: AlertRule;
  readonly outcome: RuleOutcome;
}

/** Asks the rules in their order. One that mutes, or is the last for what it is about, ends the questions. */
export function askRules(rules: readonly AlertRule[], alert: RoutedAlert): AskedRule[] {
  let over = false;
  return [...rules].sort(inOrder).map((rule): AskedRule => {
    if (over) return { rule, outcome: 'not-asked' };
    if (!rule.enabled) return { rule, outcome: 'disabled' };
    if (!matches(rule.match, alert)) return { rule, outcome: 'no-match' };
    over = rule.effect === 'mute' || rule.last;
    return { rule, outcome: rule.effect === 'mute' ? 'mutes' : 'tells' };
  });
}

export const inOrder = (
  one: Pick<AlertRule, 'position' | 'id'>,
  other: Pick<AlertRule, 'position' | 'id'>,
): number => one.position - other.position || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
