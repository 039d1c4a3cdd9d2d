import type { ChannelEvent } from './channels/channel-event.js';
import type { MailCircumstances } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { linkTo, oneLine, type MailContent } from './mail-text.js';
import { OVERFLOW_WORDS } from './words/overflow-words.js';

/** So many mails an hour reach one reader one by one; what comes beyond is gathered. */
export const SINGLE_MAILS_AN_HOUR = 20;
export const THROTTLE_WINDOW_MS = 3_600_000;
/** So long is gathered before it goes out together. */
export const GATHER_MS = 15 * 60_000;
/** More fit into no digest; the rest goes with the next. */
export const LARGEST_OVERFLOW = 500;

const ROWS_SHOWN = 100;

export interface OverflowItem {
  readonly subject: string;
  /** The first lines of what it says. */
  readonly text: string;
  readonly link: string | undefined;
}

/** One mail in place of many. */
export function composeOverflow(
  items: readonly OverflowItem[],
  { baseUrl, language }: Pick<MailCircumstances, 'baseUrl' | 'language'>,
): MailContent {
  const words = OVERFLOW_WORDS[language];
  const link = linkTo(baseUrl, '/alerts');
  const rows = items.slice(0, ROWS_SHOWN).map((item) => ({
    cells: [oneLine(item.subject.replace(/^\[Qwarden\] /, ''), 160)],
    link: item.link ?? link,
  }));
  const left = items.length - rows.length;
  return layOut({
    lang: language,
    subject: words.subject(items.length),
    fact: words.fact(items.length),
    action: { sentence: words.look, label: words.open, link },
    table: { head: words.head, rows, ...(left > 0 && { more: words.more(left) }) },
    notes: [words.note(SINGLE_MAILS_AN_HOUR), baseUrl],
  });
}

/** The same for a channel. */
export const overflowEvent = (
  items: readonly OverflowItem[],
  content: MailContent,
  events: readonly ChannelEvent[],
  { baseUrl, language, at }: Pick<MailCircumstances, 'baseUrl' | 'language' | 'at'>,
): ChannelEvent => ({
  type: 'alert.digest',
  language,
  severity: events.some(({ severity }) => severity === 'critical')
    ? 'critical'
    : events.some(({ severity }) => severity === 'warning')
      ? 'warning'
      : 'info',
  title: content.subject,
  text: items
    .slice(0, ROWS_SHOWN)
    .map(({ subject }) => `• ${oneLine(subject, 160)}`)
    .join('\n'),
  link: linkTo(baseUrl, '/alerts'),
  at: at.toISOString(),
  facts: {},
  data: { messages: items.length },
});
