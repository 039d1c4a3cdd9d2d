import type { BankAnswer } from '../submissions/submission-states.js';
import type { NotificationKind } from './kinds.js';

interface KindWords {
  /** After the name of what it is about, in titles and subjects. */
  readonly what: string;
  readonly sentence: string;
  /** What happens next; empty where nothing is to be said. */
  readonly next: string;
  /** Of the button. */
  readonly label: string;
}

export interface NotificationWords {
  readonly kinds: Readonly<Record<NotificationKind, KindWords>>;
  readonly on: string;
  /** Of the fact `answer`. */
  readonly answers: Readonly<Record<BankAnswer, string>>;
  readonly because: Readonly<Record<'named' | 'permission' | 'contact', string>>;
  readonly switchOff: string;
  readonly open: string;
}
