/**
 * How far telling one reader through one channel got. `pending`: its time has not come. `grouped`: put together with
 * others, the message is being written. `waiting`: its message is in the outbox. `muted`: a rule silences it.
 */
export const DELIVERY_STATES = [
  'pending',
  'grouped',
  'waiting',
  'sent',
  'failed',
  'dropped',
  'muted',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Those that may still change by themselves. */
export const UNDELIVERED = ['pending', 'grouped', 'waiting'] as const;

/** Why somebody is told. */
export const DELIVERY_OCCASIONS = ['raised', 'escalated', 'snooze-over', 'recovered'] as const;
export type DeliveryOccasion = (typeof DELIVERY_OCCASIONS)[number];

/** Steps of one chain. */
export const LONGEST_ESCALATION = 5;

/** What a recipient is to the alert. `channel`: whoever listens there. */
export const RECIPIENT_KINDS = ['owner', 'default-recipient', 'group', 'user', 'contact', 'channel'] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];
