import { type MailCircumstances, reason } from './expiry-mail.js';
import { layOut, type MailParts } from './mail-layout.js';
import { fullDate, linkTo, type MailContent, oneLine, shortDate } from './mail-text.js';
import { ALERT_SEVERITIES, type AlertSeverity } from './severity.js';
import type { MailLanguage } from './words/language.js';
import { MAIL_WORDS } from './words/mail-words.js';
import { durationText, PROBE_WORDS } from './words/probe-words.js';
import { TOLD_TOGETHER_WORDS } from './words/told-together-words.js';

/** What does not depend on why its reader gets it. */
type Told = Pick<MailCircumstances, 'baseUrl' | 'at' | 'language'>;

/** One alert as a line of a mail about many, or of one that says that it is over. */
export interface AlertLine {
  readonly id: string;
  readonly title: string;
  readonly severity: AlertSeverity;
  readonly endsAt: Date;
  /** Whether `endsAt` is when something ends. */
  readonly ends: boolean;
  readonly recoveredAt: Date | null;
  readonly raisedAt: Date;
  readonly escalated: number;
  /** Of what is over, where it is known when it began; milliseconds. */
  readonly lastedMs: number | null;
}

const LONGEST_DIGEST = 100;
const lineLink = (baseUrl: string, { id }: AlertLine): string =>
  linkTo(baseUrl, `/alerts/${encodeURIComponent(id)}/show`);

/** Worst first, then by when it ends. */
export const byUrgency = (one: AlertLine, other: AlertLine): number =>
  ALERT_SEVERITIES.indexOf(other.severity) - ALERT_SEVERITIES.indexOf(one.severity) ||
  one.endsAt.getTime() - other.endsAt.getTime() ||
  (one.title < other.title ? -1 : 1);

function tableOf(lines: readonly AlertLine[], { baseUrl, language }: Told): NonNullable<MailParts['table']> {
  const words = TOLD_TOGETHER_WORDS[language];
  const left = lines.length - LONGEST_DIGEST;
  return {
    head: words.head,
    rows: lines.slice(0, LONGEST_DIGEST).map((line) => ({
      cells: [
        oneLine(line.title, 160),
        words.severities[line.severity],
        line.ends ? shortDate(line.endsAt, language) : '–',
      ],
      link: lineLink(baseUrl, line),
    })),
    more: left > 0 ? MAIL_WORDS[language].more(left) : undefined,
  };
}

/** `7 alerts, 2 of them critical`. */
const countsOf = (lines: readonly AlertLine[], language: MailLanguage): string =>
  TOLD_TOGETHER_WORDS[language].counts(
    lines.length,
    lines.filter(({ severity }) => severity === 'critical').length,
  );

/** Everything that waited for the reader's working morning, in one mail. */
export function composeAlertDigest(
  lines: readonly AlertLine[],
  circumstances: MailCircumstances,
): MailContent {
  const { at, baseUrl, language } = circumstances;
  const words = TOLD_TOGETHER_WORDS[language];
  const sorted = [...lines].sort(byUrgency);
  const counts = countsOf(sorted, language);
  const next = sorted.find(({ ends, endsAt }) => ends && endsAt > at);
  return layOut({
    lang: language,
    subject: next === undefined ? counts : `${counts}, ${words.next(shortDate(next.endsAt, language))}`,
    fact: words.digestFact(counts),
    action: {
      sentence: words.worstFirst,
      label: MAIL_WORDS[language].openAlerts,
      link: linkTo(baseUrl, '/alerts'),
    },
    table: tableOf(sorted, circumstances),
    notes: [reason(circumstances, 'alerts')],
  });
}

/** What was told before is over. */
export function composeRecoveryMail(lines: readonly AlertLine[], circumstances: Told): MailContent {
  const [only] = lines;
  const one = lines.length === 1 && only !== undefined ? only : undefined;
  const { baseUrl, at, language } = circumstances;
  const lastedMs = one?.lastedMs ?? null;
  const [words, shared] = [TOLD_TOGETHER_WORDS[language], MAIL_WORDS[language]];
  return layOut({
    lang: language,
    subject: one ? words.over(oneLine(one.title, 150)) : words.overMany(lines.length),
    fact: one ? words.overFact(oneLine(one.title, 200)) : words.overManyFact(lines.length),
    consequence: [
      ...(lastedMs === null ? [] : [PROBE_WORDS[language].lasted(durationText(lastedMs, language))]),
      words.putRight(fullDate(one?.recoveredAt ?? at, language)),
    ].join(' '),
    action: {
      sentence: words.whatBecame,
      label: one ? shared.openAlert : shared.openAlerts,
      link: one ? lineLink(baseUrl, one) : linkTo(baseUrl, '/alerts'),
    },
    table: one ? undefined : tableOf([...lines].sort(byUrgency), circumstances),
    notes: [shared.sentBecause(baseUrl, words.becauseTold)],
  });
}

/** Nobody took care of it, so somebody else hears of it. */
export function composeEscalationMail(lines: readonly AlertLine[], circumstances: Told): MailContent {
  const [only] = lines;
  const one = lines.length === 1 && only !== undefined ? only : undefined;
  const { baseUrl, at, language } = circumstances;
  const [words, shared] = [TOLD_TOGETHER_WORDS[language], MAIL_WORDS[language]];
  const howLong = ({ raisedAt }: AlertLine): string => {
    const hours = Math.max(1, Math.round((at.getTime() - raisedAt.getTime()) / 3_600_000));
    return hours < 48 ? words.hours(hours) : words.days(Math.floor(hours / 24));
  };
  const counts = countsOf(lines, language);
  return layOut({
    lang: language,
    subject: one ? words.uncared(howLong(one), oneLine(one.title, 140)) : words.uncaredMany(counts),
    fact: one ? words.uncaredFact(oneLine(one.title, 200), howLong(one)) : words.uncaredManyFact(counts),
    consequence: words.withYou,
    action: {
      sentence: words.takeCare,
      label: one ? shared.openAlert : shared.openAlerts,
      link: one ? lineLink(baseUrl, one) : linkTo(baseUrl, '/alerts'),
    },
    table: one ? undefined : tableOf([...lines].sort(byUrgency), circumstances),
    notes: [shared.sentBecause(baseUrl, words.becauseEscalated)],
  });
}

/** That a rule reaches its reader. */
export function composeRuleTestMail(test: {
  readonly baseUrl: string;
  readonly language: MailLanguage;
  readonly ruleName: string;
  readonly requestedBy: string;
}): MailContent {
  const words = TOLD_TOGETHER_WORDS[test.language];
  return layOut({
    lang: test.language,
    subject: words.ruleTest(oneLine(test.ruleName, 80)),
    fact: words.ruleReaches(oneLine(test.ruleName, 120)),
    consequence: words.askedBy(oneLine(test.requestedBy, 80)),
    notes: [MAIL_WORDS[test.language].sent(test.baseUrl)],
  });
}
