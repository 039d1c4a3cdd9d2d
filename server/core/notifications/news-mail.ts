import { layOut } from '../alerts/mail-layout.js';
import { linkTo, type MailContent } from '../alerts/mail-text.js';
import type { News } from './kinds.js';
import { fill, instantInWords, newsInWords, NOTIFICATION_WORDS, type Reader } from './news-words.js';

export interface MailOccasion {
  readonly baseUrl: string;
  /** Path in the console. */
  readonly link: string;
  readonly at: Date;
  /** Why this reader gets it. */
  readonly because: 'named' | 'permission' | 'contact';
}

/** One mail about one piece of news; the subject says what, whose and when. */
export function composeNewsMail(news: News, reader: Reader, occasion: MailOccasion): MailContent {
  const { baseUrl, link, at, because } = occasion;
  const words = NOTIFICATION_WORDS[reader.locale];
  const { title, sentence, next, quote, label } = newsInWords(news, reader);
  const when = instantInWords(at.toISOString(), reader);
  const settings = linkTo(baseUrl, '/settings/profile');
  return layOut({
    lang: reader.locale,
    subject: `${title}, ${fill(words.on, new Map([['at', when]]))}`,
    fact: sentence,
    ...(quote !== '' && { quote }),
    ...(next !== '' && { consequence: next }),
    action: { sentence: words.open, label, link: linkTo(baseUrl, link) },
    notes: [
      fill(words.because[because], new Map([['baseUrl', baseUrl]])),
      // A contact without an account has nothing to switch.
      ...(because === 'contact' ? [] : [fill(words.switchOff, new Map([['link', settings]]))]),
    ],
  });
}
