import type { MailLanguage } from './language.js';
import { counted } from './lithuanian-count.js';

/** When something is, and when it ends; dates are in UTC. */
interface TimeWords {
  readonly shortDate: (instant: Date) => string;
  readonly fullDate: (instant: Date) => string;
  readonly endsWithinADay: string;
  readonly endsIn: (days: number) => string;
  readonly hasEnded: string;
  /** 1 or more. */
  readonly ended: (days: number) => string;
  readonly and: string;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const monthOf = (instant: Date): string => MONTHS[instant.getUTCMonth()] ?? '';
const timeOf = (instant: Date): string => `${instant.toISOString().slice(-13, -8)} UTC`;

const SHORT_LT = new Intl.DateTimeFormat('lt', { dateStyle: 'short', timeZone: 'UTC' });
const LONG_LT = new Intl.DateTimeFormat('lt', { dateStyle: 'long', timeZone: 'UTC' });

export const TIME_WORDS: Readonly<Record<MailLanguage, TimeWords>> = {
  en: {
    shortDate: (instant) =>
      `${instant.getUTCDate()} ${monthOf(instant).slice(0, 3)} ${instant.getUTCFullYear()}`,
    fullDate: (instant) =>
      `${instant.getUTCDate()} ${monthOf(instant)} ${instant.getUTCFullYear()}, ${timeOf(instant)}`,
    endsWithinADay: 'ends within a day',
    endsIn: (days) => `ends in ${days} days`,
    hasEnded: 'has ended',
    ended: (days) => (days === 1 ? 'ended a day ago' : `ended ${days} days ago`),
    and: 'and',
  },
  lt: {
    shortDate: (instant) => SHORT_LT.format(instant),
    fullDate: (instant) => `${LONG_LT.format(instant)}, ${timeOf(instant)}`,
    endsWithinADay: 'baigsis per parą',
    endsIn: (days) => `baigsis po ${counted(days, ['dienos', 'dienų', 'dienų'])}`,
    hasEnded: 'jau pasibaigė',
    ended: (days) =>
      days === 1 ? 'pasibaigė prieš dieną' : `pasibaigė prieš ${counted(days, ['dieną', 'dienas', 'dienų'])}`,
    and: 'ir',
  },
};
