import type { AlertState, SupersededReason } from './alert.js';
import type { DeliveryOccasion, DeliveryState } from './alert-delivery.js';
import { type AlertSeverity, isWorse } from './severity.js';

export interface StandingAlert {
  readonly state: AlertState;
  readonly snoozedUntil: Date | null;
}

/** Why something that was written down to be told is not told any more; undefined while it is to be. */
export function stoppedBecause(
  { state, snoozedUntil }: StandingAlert,
  occasion: DeliveryOccasion,
  at: Date,
): string | undefined {
  // That it is over is said of what is over.
  if (occasion === 'recovered') return undefined;
  if (state === 'superseded') return 'What it tells is over.';
  if (state === 'acknowledged') return 'Somebody takes care of it.';
  if (state === 'snoozed' && snoozedUntil !== null && snoozedUntil > at) return 'Somebody put it off.';
  return undefined;
}

/** What was put off stays so at the next threshold, unless that is worse than what somebody put off. */
export const staysSnoozed = (
  earlier: {
    readonly state: AlertState;
    readonly snoozedUntil: Date | null;
    readonly severity: AlertSeverity;
  },
  severity: AlertSeverity,
  at: Date,
): boolean =>
  earlier.state === 'snoozed' &&
  earlier.snoozedUntil !== null &&
  earlier.snoozedUntil > at &&
  !isWorse(severity, earlier.severity);

/** Reasons by which what was told is put right, not merely no longer the news. */
const RECOVERIES: readonly SupersededReason[] = ['resolved', 'replaced'];

export const isRecovery = (reason: SupersededReason): boolean => RECOVERIES.includes(reason);

/** How far telling an alert got, over all its deliveries. */
export function overallState(
  states: readonly DeliveryState[],
): 'waiting' | 'sent' | 'failed' | 'muted' | 'dropped' | undefined {
  if (states.length === 0) return undefined;
  const has = (...wanted: DeliveryState[]): boolean => states.some((state) => wanted.includes(state));
  if (has('pending', 'grouped', 'waiting')) return 'waiting';
  if (has('sent')) return 'sent';
  if (has('failed')) return 'failed';
  return has('muted') ? 'muted' : 'dropped';
}
