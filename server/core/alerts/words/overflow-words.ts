import type { MailLanguage } from './language.js';
import { counted } from './lithuanian-count.js';

/** That so much was to be told that it goes together. */
interface OverflowWords {
  readonly subject: (count: number) => string;
  readonly fact: (count: number) => string;
  readonly look: string;
  readonly open: string;
  readonly head: readonly string[];
  readonly more: (count: number) => string;
  readonly note: (mailsAnHour: number) => string;
}

export const OVERFLOW_WORDS: Readonly<Record<MailLanguage, OverflowWords>> = {
  en: {
    subject: (count) => `${count} more messages`,
    fact: (count) => `${count} more messages came in a short time. They are gathered here.`,
    look: 'Look at them:',
    open: 'Open alerts',
    head: ['Message'],
    more: (count) => `… and ${count} more, all in the list of alerts.`,
    note: (mailsAnHour) => `You had more than ${mailsAnHour} mails within an hour; nothing is left out.`,
  },
  lt: {
    subject: (count) => `Dar pranešimų: ${count}`,
    fact: (count) => `Per trumpą laiką atėjo dar pranešimų: ${count}. Jie surinkti čia.`,
    look: 'Peržiūrėkite juos:',
    open: 'Atverti įspėjimus',
    head: ['Pranešimas'],
    more: (count) => `… ir dar ${count}; visi yra įspėjimų sąraše.`,
    note: (mailsAnHour) =>
      `Per valandą gavote daugiau kaip ${counted(mailsAnHour, ['laišką', 'laiškus', 'laiškų'])}; nieko nepraleista.`,
  },
};
