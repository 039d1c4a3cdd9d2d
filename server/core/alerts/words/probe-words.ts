import type { ProbeQuestion } from '../../probes/probe-result.js';
import type { MailLanguage } from './language.js';
import { counted } from './lithuanian-count.js';

type Kind = 'down' | 'refused' | 'changed';

/** That a target of probes does not answer, refuses, or describes itself otherwise. */
interface ProbeWords {
  readonly down: (name: string) => string;
  readonly refused: (name: string, what: string) => string;
  readonly changed: (name: string) => string;
  /** What is refused when the question is answered with no. */
  readonly questions: Readonly<Record<ProbeQuestion, string>>;
  readonly since: (instant: string) => string;
  readonly members: (names: string) => string;
  readonly means: Readonly<Record<Kind, string>>;
  readonly look: Readonly<Record<Kind, string>>;
  readonly open: string;
  readonly lasted: (duration: string) => string;
  readonly seconds: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly hours: (hours: number, minutes: number) => string;
  readonly days: (days: number, hours: number) => string;
}

export const PROBE_WORDS: Readonly<Record<MailLanguage, ProbeWords>> = {
  en: {
    down: (name) => `${name} does not answer`,
    refused: (name, what) => `${name} refuses ${what}`,
    changed: (name) => `${name} has changed its discovery document`,
    questions: {
      reachable: 'connections',
      discovered: 'the discovery document',
      'certificate-accepted': 'our certificate',
      'client-known': 'our client',
      PSP_AI: 'account information (PSP_AI)',
      PSP_PI: 'payment initiation (PSP_PI)',
    },
    since: (instant) => `Since ${instant}.`,
    members: (names) => `What changed: ${names}.`,
    means: {
      down: 'Five calls within thirty seconds were not answered, while other hosts were. It is asked every minute until it answers.',
      refused: 'The interface itself answers; it is not an outage.',
      changed:
        'Whoever has written addresses or methods of this interface into a program has to compare them.',
    },
    look: {
      down: 'See at which step it ends, and whose turn it is:',
      refused: 'See what it said, and what to do:',
      changed: 'See what is different:',
    },
    open: 'Open the probe',
    lasted: (duration) => `It lasted ${duration}.`,
    seconds: (count) => (count === 1 ? '1 second' : `${count} seconds`),
    minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
    hours: (hours, minutes) => `${hours} h ${minutes} min`,
    days: (days, hours) => `${days} d ${hours} h`,
  },
  lt: {
    down: (name) => `Neatsako: ${name}`,
    refused: (name, what) => `${name} nepriima: ${what}`,
    changed: (name) => `Pasikeitė aprašo dokumentas: ${name}`,
    questions: {
      reachable: 'jungtys',
      discovered: 'aprašo dokumentas',
      'certificate-accepted': 'mūsų sertifikatas',
      'client-known': 'mūsų klientas',
      PSP_AI: 'sąskaitos informacija (PSP_AI)',
      PSP_PI: 'mokėjimo inicijavimas (PSP_PI)',
    },
    since: (instant) => `Nuo ${instant}.`,
    members: (names) => `Kas pasikeitė: ${names}.`,
    means: {
      down: 'Per trisdešimt sekundžių neatsakyta į penkis kreipinius, nors kitos sistemos atsakė. Kreipiamasi kas minutę, kol atsakys.',
      refused: 'Pati sąsaja atsako; tai ne prieigos sutrikimas.',
      changed: 'Kas į savo programą įrašė šios sąsajos adresus ar metodus, turi juos palyginti.',
    },
    look: {
      down: 'Pažiūrėkite, kuriame žingsnyje sustojama ir kieno dabar eilė:',
      refused: 'Pažiūrėkite, kas atsakyta ir ką daryti:',
      changed: 'Pažiūrėkite, kas skiriasi:',
    },
    open: 'Atverti tikrinimą',
    lasted: (duration) => `Truko ${duration}.`,
    seconds: (count) => counted(count, ['sekundę', 'sekundes', 'sekundžių']),
    minutes: (count) => counted(count, ['minutę', 'minutes', 'minučių']),
    hours: (hours, minutes) => `${hours} val. ${minutes} min.`,
    days: (days, hours) => `${days} d. ${hours} val.`,
  },
};

/** How long something lasted, from milliseconds, in the two largest units. */
export function durationText(ms: number, language: MailLanguage): string {
  const words = PROBE_WORDS[language];
  const seconds = Math.max(1, Math.round(ms / 1_000));
  if (seconds < 90) return words.seconds(seconds);
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return words.minutes(minutes);
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.hours(hours, minutes % 60) : words.days(Math.floor(hours / 24), hours % 24);
}
