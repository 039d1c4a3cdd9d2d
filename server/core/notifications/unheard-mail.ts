import { layOut } from '../alerts/mail-layout.js';
import { linkTo, type MailContent, oneLine } from '../alerts/mail-text.js';
import type { NotificationKind } from './kinds.js';
import { newsInWords } from './news-words.js';

/** News that nobody would have heard of, as of the instant at which that was found. */
export interface UnheardNews {
  readonly unheard: NotificationKind;
  readonly subjectName: string;
  readonly facts: Readonly<Record<string, string>>;
  /** Path in the console. */
  readonly link: string;
}

const READER = { locale: 'en', timeZone: null } as const;

const inWords = ({ unheard, subjectName, facts }: UnheardNews) =>
  newsInWords({ kind: unheard, subjectName, facts }, READER);

/** `2026-0042 UAB Bandymas: submitted for review, and nobody hears it`. */
export const unheardTitle = (news: UnheardNews): string => `${inWords(news).title}, and nobody hears it`;

/** To the default recipient: the last one left who can do something about it. */
export function composeUnheardMail(
  news: UnheardNews,
  { baseUrl }: { readonly baseUrl: string },
): MailContent {
  const { sentence, label } = inWords(news);
  return layOut({
    subject: unheardTitle(news),
    fact: oneLine(sentence, 400),
    consequence:
      'Nobody would hear of it: no active account is there to act upon it. It waits until somebody looks by themselves.',
    action: {
      sentence: 'Give somebody the role that it needs, or take care of it here:',
      label,
      link: linkTo(baseUrl, news.link),
    },
    notes: [`Sent by Qwarden at ${baseUrl} to its default recipient.`],
  });
}
