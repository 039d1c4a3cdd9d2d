import type { WatchKind } from '../watch.js';
import type { MailLanguage } from './language.js';

/** That Qwarden itself does not do what it has to. */
interface WatchWords {
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

export const WATCH_WORDS: Readonly<Record<MailLanguage, WatchWords>> = {
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
        'Kas taip prižiūrima, liks nepastebėta, kol užduotis vėl bus įvykdyta; tada visa tai bus atlikta vienu kartu.',
      'mail-stuck':
        'Įspėjimai laukia eilėje ir laiškais niekas neinformuojamas. Jie bus išsiųsti, kai pašto serveris vėl juos priims.',
      'channel-failing': 'Tai, kas juo pranešama, laukia. Bus išsiųsta, kai kanalas vėl atsakys.',
    },
    since: (instant) => `Paskutinį kartą veikė ${instant}.`,
    never: 'Neveikė nuo tada, kai Qwarden buvo paleistas.',
    said: (error) => `Paskutinė klaida: ${error}`,
    look: 'Pažiūrėkite, kaip veikia Qwarden:',
    label: 'Atverti sistemos puslapį',
    over: (title) => `Sutvarkyta: ${title}`,
  },
};
