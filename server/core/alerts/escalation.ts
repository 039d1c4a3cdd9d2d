import { LONGEST_ESCALATION } from './alert-delivery.js';
import { type AlertRule, EMAIL_CHANNEL, type EscalationStep } from './alert-rule.js';
import type { WorkingDays } from './local-time.js';
import type { AskedRule, RoutedAlert } from './match-rule.js';
import { MONDAY_TO_FRIDAY } from './local-time.js';
import { onceEach, type PlannedDelivery, type Readers, through, timed } from './route-alert.js';

export interface ChainLink {
  readonly rule: AlertRule;
  readonly step: EscalationStep;
}

const HOUR_MS = 3_600_000;

/** The steps of all rules that tell an alert, in the order of their hours. */
export const chainOf = (asked: readonly AskedRule[]): ChainLink[] =>
  asked
    .filter(({ outcome }) => outcome === 'tells')
    .flatMap(({ rule }) => rule.escalation.map((step) => ({ rule, step })))
    .sort((one, other) => one.step.afterHours - other.step.afterHours)
    .slice(0, LONGEST_ESCALATION);

/** When the first step is due of an alert that was raised at the instant. */
export function firstStepAt(chain: readonly ChainLink[], raisedAt: Date): Date | null {
  const [first] = chain;
  return first === undefined ? null : new Date(raisedAt.getTime() + first.step.afterHours * HOUR_MS);
}

export interface Escalated {
  /** The steps that are taken now; several where a run was missed. */
  readonly taken: readonly ChainLink[];
  /** How many were taken in all. */
  readonly escalated: number;
  readonly nextStepAt: Date | null;
}

/**
 * Takes the step that was due at `dueAt`, and those whose time has come meanwhile. Between two steps lies the time that the
 * chain says, also after an alert slept in between.
 */
export function escalate(chain: readonly ChainLink[], escalated: number, dueAt: Date, at: Date): Escalated {
  const taken: ChainLink[] = [];
  let next: Date | null = dueAt;
  let count = escalated;
  while (next !== null && next <= at) {
    const link = chain[count];
    if (link === undefined) return { taken, escalated: count, nextStepAt: null };
    taken.push(link);
    count++;
    const following = chain[count];
    next =
      following === undefined
        ? null
        : new Date(next.getTime() + (following.step.afterHours - link.step.afterHours) * HOUR_MS);
  }
  return { taken, escalated: count, nextStepAt: next };
}

/** Who hears of steps; nothing that escalates waits for a digest. */
export function escalationOf(
  taken: readonly ChainLink[],
  alert: Pick<RoutedAlert, 'severity'>,
  readers: Readers,
  at: Date,
  works: WorkingDays = MONDAY_TO_FRIDAY,
): PlannedDelivery[] {
  return onceEach(
    taken.flatMap(({ rule, step }) => {
      const groups = step.groupIds.flatMap((id) => readers.groups.get(id) ?? []);
      const named = [
        ...groups.map((reader) => ({ reader, is: 'group' as const })),
        ...(step.defaultRecipient && readers.defaultRecipient
          ? [{ reader: readers.defaultRecipient, is: 'default-recipient' as const }]
          : []),
      ];
      const channels = step.channels.filter(
        (channel) => channel !== EMAIL_CHANNEL && readers.channels.has(channel),
      );
      const elsewhere = channels.map((channel) => ({
        ...{ channel, recipient: channel, recipientName: null, recipientIs: 'channel' as const },
        ...{ rule, timeZone: rule.timeZone },
      }));
      const mails = step.channels.includes(EMAIL_CHANNEL)
        ? named.flatMap((one) => through(one, [EMAIL_CHANNEL], readers, rule))
        : [];
      return [...mails, ...elsewhere].map((one) =>
        timed({ ...one, rule: { ...rule, timing: 'immediate' } }, alert, at, works),
      );
    }),
  );
}
