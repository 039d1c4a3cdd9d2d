import type { NotificationLocale } from './kinds.js';

/** What is said of news that nobody would have heard of. */
interface UnheardWords {
  readonly title: (news: string) => string;
  readonly means: string;
  readonly todo: string;
}

export const UNHEARD_WORDS: Readonly<Record<NotificationLocale, UnheardWords>> = {
  en: {
    title: (news) => `${news}, and nobody hears it`,
    means:
      'Nobody would hear of it: no active account is there to act upon it. It waits until somebody looks by themselves.',
    todo: 'Give somebody the role that it needs, or take care of it here:',
  },
  lt: {
    title: (news) => `${news}, bet niekas to nesužino`,
    means:
      'Niekas to nesužinotų: nėra veikiančios paskyros, kuri galėtų dėl to veikti. Tai lauks, kol kas nors pats pažiūrės.',
    todo: 'Suteikite kam nors reikiamą vaidmenį arba pasirūpinkite tuo čia:',
  },
};
