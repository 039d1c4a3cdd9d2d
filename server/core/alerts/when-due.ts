import type { RuleDefinition, RuleTiming } from './alert-rule.js';
import { endOfQuietHours, MONDAY_TO_FRIDAY, nextWorkingTime, type WorkingDays } from './local-time.js';
import type { AlertSeverity } from './severity.js';

export type RuleTimes = Pick<RuleDefinition, 'timing' | 'digestAt' | 'criticalAtOnce' | 'quietHours'>;

/** What is critical is told at once, unless the rule makes it wait like everything else. */
export const timingOf = (
  { timing, criticalAtOnce }: Pick<RuleTimes, 'timing' | 'criticalAtOnce'>,
  severity: AlertSeverity,
): RuleTiming => (severity === 'critical' && criticalAtOnce ? 'immediate' : timing);

/**
 * When a reader is told of something that is known at the instant: now, on the next working morning, or when the quiet
 * hours are over. Nothing is known later because of them.
 */
export function whenDue(
  rule: RuleTimes,
  severity: AlertSeverity,
  timeZone: string,
  at: Date,
  works: WorkingDays = MONDAY_TO_FRIDAY,
): Date {
  const due =
    timingOf(rule, severity) === 'digest' ? nextWorkingTime(at, rule.digestAt, timeZone, works) : at;
  const { quietHours } = rule;
  if (quietHours === null || (quietHours.exceptCritical && severity === 'critical')) return due;
  return endOfQuietHours(due, quietHours, timeZone);
}
