import type { AlertSeverity } from '../severity.js';
import type { MailLanguage } from './language.js';
import { counted } from './lithuanian-count.js';

/** Digests, and what is said of alerts of any kind: that they are over, that nobody takes care, that a rule works. */
interface ToldTogetherWords {
  readonly severities: Readonly<Record<AlertSeverity, string>>;
  readonly head: readonly string[];
  readonly counts: (count: number, critical: number) => string;
  readonly next: (date: string) => string;
  readonly digestFact: (counts: string) => string;
  readonly worstFirst: string;
  readonly over: (title: string) => string;
  readonly overMany: (count: number) => string;
  readonly overFact: (title: string) => string;
  readonly overManyFact: (count: number) => string;
  readonly putRight: (date: string) => string;
  readonly whatBecame: string;
  readonly becauseTold: string;
  /** `an hour`, `5 hours`, `3 days`: how long nobody took care. */
  readonly hours: (hours: number) => string;
  readonly days: (days: number) => string;
  readonly uncared: (howLong: string, title: string) => string;
  readonly uncaredMany: (counts: string) => string;
  readonly uncaredFact: (title: string, howLong: string) => string;
  readonly uncaredManyFact: (counts: string) => string;
  readonly withYou: string;
  readonly takeCare: string;
  readonly becauseEscalated: string;
  readonly ruleTest: (rule: string) => string;
  readonly ruleReaches: (rule: string) => string;
  readonly askedBy: (who: string) => string;
}

export const TOLD_TOGETHER_WORDS: Readonly<Record<MailLanguage, ToldTogetherWords>> = {
  en: {
    severities: { critical: 'critical', warning: 'warning', info: 'notice' },
    head: ['What', 'How bad', 'Ends'],
    counts: (count, critical) => `${count} alerts${critical === 0 ? '' : `, ${critical} of them critical`}`,
    next: (date) => `the next on ${date}`,
    digestFact: (counts) => `${counts}, since the last working morning.`,
    worstFirst: 'See to the worst first; all of them are here:',
    over: (title) => `Over: ${title}`,
    overMany: (count) => `Over: ${count} alerts`,
    overFact: (title) => `It is in order again: ${title}.`,
    overManyFact: (count) => `${count} alerts that you were told of are over.`,
    putRight: (date) => `Put right by ${date}. There is nothing to do.`,
    whatBecame: 'What became of it:',
    becauseTold: 'you were told of it',
    hours: (hours) => (hours === 1 ? 'an hour' : `${hours} hours`),
    days: (days) => `${days} days`,
    uncared: (howLong, title) => `Nobody took care for ${howLong}: ${title}`,
    uncaredMany: (counts) => `Nobody takes care of ${counts}`,
    uncaredFact: (title, howLong) => `${title}. Nobody has acknowledged it for ${howLong}.`,
    uncaredManyFact: (counts) => `Nobody has acknowledged ${counts}.`,
    withYou: 'Whoever was told first has not said that they take care of it. Now it is with you.',
    takeCare: 'Take care of it, and say so:',
    becauseEscalated: 'a rule of alerts escalates to you',
    ruleTest: (rule) => `Test of the alert rule “${rule}”`,
    ruleReaches: (rule) => `The alert rule “${rule}” reaches you.`,
    askedBy: (who) => `${who} asked for this test. There is nothing to do.`,
  },
  lt: {
    severities: { critical: 'kritinis', warning: 'perspėjimas', info: 'žinia' },
    head: ['Apie ką', 'Svarba', 'Baigiasi'],
    counts: (count, critical) =>
      `${counted(count, ['įspėjimas', 'įspėjimai', 'įspėjimų'])}${critical === 0 ? '' : `, iš jų kritinių – ${critical}`}`,
    next: (date) => `artimiausia pabaiga – ${date}`,
    digestFact: (counts) => `Nuo praėjusio darbo dienos ryto: ${counts}.`,
    worstFirst: 'Pirmiausia pasirūpinkite svarbiausiais; visi jie yra čia:',
    over: (title) => `Sutvarkyta: ${title}`,
    overMany: (count) => `Sutvarkyta: ${counted(count, ['įspėjimas', 'įspėjimai', 'įspėjimų'])}`,
    overFact: (title) => `Vėl tvarkoje: ${title}.`,
    overManyFact: (count) => `Nebeaktualūs įspėjimai, apie kuriuos jums buvo pranešta: ${count}.`,
    putRight: (date) => `Sutvarkyta ne vėliau kaip ${date}. Nieko daryti nereikia.`,
    whatBecame: 'Kuo tai baigėsi:',
    becauseTold: 'jums apie tai buvo pranešta',
    hours: (hours) => (hours === 1 ? 'valandą' : counted(hours, ['valandą', 'valandas', 'valandų'])),
    days: (days) => counted(days, ['dieną', 'dienas', 'dienų']),
    uncared: (howLong, title) => `Niekas nesirūpina jau ${howLong}: ${title}`,
    uncaredMany: (counts) => `Niekas nesirūpina: ${counts}`,
    uncaredFact: (title, howLong) => `${title}. Jau ${howLong} niekas to nepatvirtino.`,
    uncaredManyFact: (counts) => `Dar niekas nepatvirtino: ${counts}.`,
    withYou: 'Tie, kam pranešta pirmiausia, nepasakė, kad tuo rūpinasi. Dabar tai perduodama jums.',
    takeCare: 'Pasirūpinkite tuo ir patvirtinkite:',
    becauseEscalated: 'įspėjimų taisyklė tai perduoda jums',
    ruleTest: (rule) => `Įspėjimų taisyklės „${rule}“ bandymas`,
    ruleReaches: (rule) => `Įspėjimų taisyklė „${rule}“ jus pasiekia.`,
    askedBy: (who) => `Šio bandymo paprašė ${who}. Nieko daryti nereikia.`,
  },
};
