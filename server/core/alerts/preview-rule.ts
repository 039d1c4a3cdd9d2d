import type { AlertRule } from './alert-rule.js';
import { groupDeliveries } from './group-deliveries.js';
import type { RoutedAlert } from './match-rule.js';
import { type PlannedDelivery, type Readers, routeAlert } from './route-alert.js';

/** An alert that was raised before, with everybody who could be told of it. */
export interface PastAlert {
  readonly alert: RoutedAlert;
  readonly readers: Readers;
  readonly raisedAt: Date;
}

export interface RulePreview {
  readonly alerts: number;
  /** After grouping. */
  readonly messages: number;
  readonly byRecipient: readonly {
    readonly channel: string;
    readonly recipient: string;
    readonly alerts: number;
    readonly messages: number;
  }[];
  /** Days in UTC. */
  readonly byDay: readonly { readonly day: string; readonly messages: number }[];
}

interface Told extends PlannedDelivery {
  readonly kind: RoutedAlert['kind'];
  readonly occasion: 'raised';
}

/** What a rule among others would have told, had it been there when these alerts were raised. */
export function previewRule(
  id: string,
  rules: readonly AlertRule[],
  past: readonly PastAlert[],
): RulePreview {
  const told: Told[] = [];
  let alerts = 0;
  for (const { alert, readers, raisedAt } of past) {
    const { planned, muted } = routeAlert(alert, rules, readers, new Map(), raisedAt);
    const own = muted ? [] : planned.filter(({ rule }) => rule.id === id);
    if (own.length > 0) alerts++;
    told.push(...own.map((one) => ({ ...one, kind: alert.kind, occasion: 'raised' as const })));
  }
  const readers = new Map<string, { channel: string; recipient: string; alerts: number; messages: number }>();
  const days = new Map<string, number>();
  for (const together of moments(told)) {
    const [first] = together;
    if (first === undefined) continue;
    const messages = groupDeliveries(together).length;
    const { channel, recipient } = first;
    const key = `${channel}\n${recipient}`;
    const sum = readers.get(key) ?? { channel, recipient, alerts: 0, messages: 0 };
    sum.alerts += together.length;
    sum.messages += messages;
    readers.set(key, sum);
    const day = first.dueAt.toISOString().slice(0, 10);
    days.set(day, (days.get(day) ?? 0) + messages);
  }
  const byRecipient = [...readers.values()].sort(
    (one, other) => other.messages - one.messages || (one.recipient < other.recipient ? -1 : 1),
  );
  return {
    alerts,
    messages: byRecipient.reduce((sum, { messages }) => sum + messages, 0),
    byRecipient,
    byDay: [...days].sort().map(([day, messages]) => ({ day, messages })),
  };
}

/** What one reader is told through one channel within the same hour goes out together. */
function moments(told: readonly Told[]): Told[][] {
  const found = new Map<string, Told[]>();
  for (const one of told) {
    const key = [one.channel, one.recipient, one.dueAt.toISOString().slice(0, 13)].join('\n');
    found.set(key, [...(found.get(key) ?? []), one]);
  }
  return [...found.values()];
}
