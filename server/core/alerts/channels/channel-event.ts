import { ALERT_SEVERITIES, type AlertSeverity } from '../severity.js';
import type { MailLanguage } from '../words/language.js';

/** What a channel is told: everything that its shape may show, in words that are ready. */
export interface ChannelEvent {
  /** `alert.raised`, `alert.recovered`, `alert.escalated`, `alert.digest`, `watch`, `test`. */
  readonly type: string;
  readonly severity: AlertSeverity;
  /** Of its words; English without one. */
  readonly language?: MailLanguage;
  /** One line. */
  readonly title: string;
  /** The rest, as plain text. */
  readonly text: string;
  /** Where it is looked at in the console. */
  readonly link: string;
  /** Page that acknowledges it, once somebody is signed in. */
  readonly acknowledgeLink?: string;
  /** ISO 8601 in UTC: when it became so. */
  readonly at: string;
  /** Short facts for people, in order. */
  readonly facts: Readonly<Record<string, string>>;
  /** Ids and dates for machines. */
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** A date that goes with a mail as a file for the reader's calendar. */
export interface DatedEvent {
  /** The same for every mail about the same thing. */
  readonly uid: string;
  readonly title: string;
  readonly text: string;
  readonly link: string;
  /** ISO 8601 in UTC. */
  readonly endsAt: string;
}

/** What a message carries beside its words. */
export interface MessagePayload {
  /** Of its reader. */
  readonly language?: MailLanguage;
  readonly event?: ChannelEvent;
  readonly dated?: DatedEvent;
  /** Page where the reader says what they want to be told; becomes `List-Unsubscribe`. */
  readonly settingsLink?: string;
}

export { ALERT_SEVERITIES, type AlertSeverity };
