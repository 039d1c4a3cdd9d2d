import type { MailLanguage } from './language.js';
import { counted } from './lithuanian-count.js';

/** That consents end, or ended before their time. */
interface ConsentWords {
  readonly some: (count: number) => string;
  /** What one does, said of many: `ends in 7 days` → `end in 7 days`. */
  readonly ofMany: (endsIn: string) => string;
  readonly endedEarly: string;
  readonly expiringFact: (
    some: string,
    whose: string,
    edition: string,
    endsIn: string,
    date: string,
  ) => string;
  readonly endedFact: (some: string, whose: string, edition: string) => string;
  readonly willStop: string;
  readonly hasStopped: string;
  readonly renew: string;
  readonly seeWhich: string;
  readonly open: string;
}

export const CONSENT_WORDS: Readonly<Record<MailLanguage, ConsentWords>> = {
  en: {
    some: (count) => (count === 1 ? '1 consent' : `${count} consents`),
    ofMany: (endsIn) => endsIn.replace(/^ends\b/, 'end').replace(/^has\b/, 'have'),
    endedEarly: 'ended before their time',
    expiringFact: (some, whose, edition, endsIn, date) =>
      `${some} of ${whose} (${edition}) ${endsIn}: ${date}.`,
    endedFact: (some, whose, edition) =>
      `${some} of ${whose} (${edition}) ended before their time, as the bank says.`,
    willStop: 'From then on the accounts of these customers cannot be read.',
    hasStopped: 'The accounts of these customers cannot be read any more.',
    renew: 'Ask the customers to renew in time:',
    seeWhich: 'See which ones, and whether customers withdrew:',
    open: 'Open the consents',
  },
  lt: {
    some: (count) => counted(count, ['sutikimas', 'sutikimai', 'sutikimų']),
    ofMany: (endsIn) => endsIn,
    endedEarly: 'baigėsi anksčiau laiko',
    expiringFact: (some, whose, edition, endsIn, date) =>
      `${some} (${whose}, ${edition}) ${endsIn}: ${date}.`,
    endedFact: (some, whose, edition) =>
      `${some} (${whose}, ${edition}) baigėsi anksčiau laiko – taip nurodo bankas.`,
    willStop: 'Nuo tada šių klientų sąskaitų skaityti nebebus galima.',
    hasStopped: 'Šių klientų sąskaitų skaityti nebegalima.',
    renew: 'Paprašykite klientų laiku atnaujinti sutikimus:',
    seeWhich: 'Pažiūrėkite, kurie tai sutikimai ir ar juos atšaukė klientai:',
    open: 'Atverti sutikimus',
  },
};
