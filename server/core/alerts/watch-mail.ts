import type { ChannelEvent } from './channels/channel-event.js';
import { layOut } from './mail-layout.js';
import { linkTo, type MailContent, oneLine } from './mail-text.js';
import { SCHEDULER, type WatchKind, type WatchNews } from './watch.js';

type Language = 'en' | 'lt';

interface Words {
  readonly title: Readonly<Record<WatchKind, (name: string) => string>>;
  readonly scheduler: string;
  readonly means: Readonly<Record<WatchKind, string>>;
  readonly since: (instant: string) => string;
  readonly never: string;
  readonly said: (error: string) => string;
  readonly look: string;
  readonly label: string;
  readonly over: (title: string) => string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    title: {
      'job-overdue': (name) => `The job ${name} has not run when it had to`,
      'mail-stuck': () => 'No mail goes out',
      'channel-failing': (name) => `The channel “${name}” takes nothing`,
    },
    scheduler: 'The scheduler stands still: jobs have not run when they had to',
    means: {
      'job-overdue':
        'What it looks after goes unnoticed until it runs again; then everything is caught up once.',
      'mail-stuck':
        'Alerts wait in the outbox and nobody is told by mail. They are sent when the mail server takes them again.',
      'channel-failing': 'What is told through it waits. It is sent when the channel answers again.',
    },
    since: (instant) => `It worked for the last time at ${instant}.`,
    never: 'It has not worked since Qwarden was started.',
    said: (error) => `Last error: ${error}`,
    look: 'See how Qwarden is:',
    label: 'Open the system page',
    over: (title) => `Over: ${title}`,
  },
  lt: {
    title: {
      'job-overdue': (name) => `Užduotis ${name} neįvykdyta laiku`,
      'mail-stuck': () => 'Laiškai neišsiunčiami',
      'channel-failing': (name) => `Kanalas „${name}“ nieko nepriima`,
    },
    scheduler: 'Tvarkaraštis sustojo: užduotys neįvykdytos laiku',
    means: {
      'job-overdue':
        'Tai, ką ji prižiūri, liks nepastebėta, kol ji vėl bus įvykdyta; tada viskas bus nuveikta vieną kartą.',
      'mail-stuck':
        'Įspėjimai laukia eilėje ir laiškais niekas neinformuojamas. Jie bus išsiųsti, kai pašto serveris vėl juos priims.',
      'channel-failing': 'Tai, kas juo pranešama, laukia. Bus išsiųsta, kai kanalas vėl atsakys.',
    },
    since: (instant) => `Paskutinį kartą veikė ${instant}.`,
    never: 'Neveikė nuo tada, kai Qwarden buvo paleistas.',
    said: (error) => `Paskutinė klaida: ${error}`,
    look: 'Pažiūrėkite, kaip veikia Qwarden:',
    label: 'Atverti sistemos puslapį',
    over: (title) => `Baigėsi: ${title}`,
  },
};

/** `2026-03-01 09:00 UTC`: the same in every language. */
const instantText = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

export const watchTitle = ({ watch, subjectId, name }: WatchNews, language: Language = 'en'): string =>
  subjectId === SCHEDULER ? WORDS[language].scheduler : WORDS[language].title[watch](oneLine(name, 80));

function sentences({ watch, subjectId, name, since, lastError }: WatchNews, language: Language): string[] {
  const words = WORDS[language];
  return [
    ...(subjectId === SCHEDULER ? [`${oneLine(name, 600)}.`] : []),
    words.means[watch],
    since === null ? words.never : words.since(instantText(since)),
    ...(lastError === null ? [] : [words.said(oneLine(lastError, 300))]),
  ];
}

export function composeWatchMail(
  news: WatchNews,
  { baseUrl, language = 'en' }: { readonly baseUrl: string; readonly language?: Language },
): MailContent {
  const words = WORDS[language];
  const title = watchTitle(news, language);
  return layOut({
    lang: language,
    subject: title,
    fact: `${title}.`,
    consequence: sentences(news, language).join(' '),
    action: { sentence: words.look, label: words.label, link: linkTo(baseUrl, '/settings/system') },
    notes: [baseUrl],
  });
}

/** The same for a channel; `over`: it works again. */
export function watchEvent(news: WatchNews, baseUrl: string, at: Date, over = false): ChannelEvent {
  const title = watchTitle(news);
  return {
    ...{ type: over ? 'watch.recovered' : 'watch.failed', severity: over ? 'info' : 'critical' },
    title: over ? WORDS.en.over(title) : title,
    text: over ? '' : sentences(news, 'en').join('\n'),
    ...{ link: linkTo(baseUrl, '/settings/system'), at: at.toISOString(), facts: {} },
    data: { watch: news.watch, subject: news.subjectId, since: news.since },
  };
}
