import { type MailCircumstances, reason } from './expiry-mail.js';
import { layOut, type MailParts } from './mail-layout.js';
import { linkTo, type MailContent, oneLine } from './mail-text.js';
import type { MailLanguage } from './words/mail-language.js';
import { wordsOf } from './words/words.js';
import { ALERT_SEVERITIES, type AlertSeverity } from './severity.js';

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
}

const LONGEST_DIGEST = 100;

const lineLink = (baseUrl: string, { id }: AlertLine): string =>
  linkTo(baseUrl, `/alerts/${encodeURIComponent(id)}/show`);

/** Worst first, then by when it ends. */
export const byUrgency = (one: AlertLine, other: AlertLine): number =>
  ALERT_SEVERITIES.indexOf(other.severity) - ALERT_SEVERITIES.indexOf(one.severity) ||
  one.endsAt.getTime() - other.endsAt.getTime() ||
  (one.title < other.title ? -1 : 1);

function tableOf(
  lines: readonly AlertLine[],
  { baseUrl, language }: Pick<MailCircumstances, 'baseUrl' | 'language'>,
): NonNullable<MailParts['table']> {
  const { head, severities, shortDate, more } = wordsOf(language);
  const left = lines.length - LONGEST_DIGEST;
  return {
    head: [head.what, head.howBad, head.ends],
    rows: lines.slice(0, LONGEST_DIGEST).map((line) => ({
      cells: [oneLine(line.title, 160), severities[line.severity], line.ends ? shortDate(line.endsAt) : '–'],
      link: lineLink(baseUrl, line),
    })),
    more: left > 0 ? more(left) : undefined,
  };
}

/** `7 alerts, 2 of them critical`. */
const countsOf = (lines: readonly AlertLine[], language: MailLanguage): string =>
  wordsOf(language).together.counts(
    lines.length,
    lines.filter(({ severity }) => severity === 'critical').length,
  );

/** Everything that waited for the reader's working morning, in one mail. */
export function composeAlertDigest(
  lines: readonly AlertLine[],
  circumstances: MailCircumstances,
): MailContent {
  const { at, baseUrl, language } = circumstances;
  const { together: words, shortDate, worstFirst, openAlerts } = wordsOf(language);
  const sorted = [...lines].sort(byUrgency);
  const next = sorted.find(({ ends, endsAt }) => ends && endsAt > at);
  const counts = countsOf(sorted, language);
  return layOut({
    lang: language,
    subject: words.subject(counts, next && shortDate(next.endsAt)),
    fact: words.fact(counts),
    action: { sentence: worstFirst, label: openAlerts, link: linkTo(baseUrl, '/alerts') },
    table: tableOf(sorted, circumstances),
    notes: [reason(circumstances, 'alerts')],
  });
}

/** What was told before is over. */
export function composeRecoveryMail(
  lines: readonly AlertLine[],
  circumstances: MailCircumstances,
): MailContent {
  const [only] = lines;
  const one = lines.length === 1 && only !== undefined ? only : undefined;
  const { baseUrl, at, language } = circumstances;
  const { together: words, sent, fullDate, openAlert, openAlerts } = wordsOf(language);
  return layOut({
    lang: language,
    subject: one ? words.over(oneLine(one.title, 150)) : words.manyOver(lines.length),
    fact: one ? words.overFact(oneLine(one.title, 200)) : words.manyOverFact(lines.length),
    consequence: words.putRight(fullDate(one?.recoveredAt ?? at)),
    action: {
      sentence: words.became,
      label: one ? openAlert : openAlerts,
      link: one ? lineLink(baseUrl, one) : linkTo(baseUrl, '/alerts'),
    },
    table: one ? undefined : tableOf([...lines].sort(byUrgency), circumstances),
    notes: [sent.toldBefore(baseUrl)],
  });
}

/** Nobody took care of it, so somebody else hears of it. */
export function composeEscalationMail(
  lines: readonly AlertLine[],
  circumstances: Pick<MailCircumstances, 'baseUrl' | 'at' | 'language'>,
): MailContent {
  const { baseUrl, at, language } = circumstances;
  const { together: words, sent, openAlert, openAlerts } = wordsOf(language);
  const [only] = lines;
  const one = lines.length === 1 && only !== undefined ? only : undefined;
  const counts = countsOf(lines, language);
  const howLong = ({ raisedAt }: AlertLine): string =>
    words.hours(Math.max(1, Math.round((at.getTime() - raisedAt.getTime()) / 3_600_000)));
  return layOut({
    lang: language,
    subject: one ? words.escalated(howLong(one), oneLine(one.title, 140)) : words.manyEscalated(counts),
    fact: one ? words.escalatedFact(oneLine(one.title, 200), howLong(one)) : words.manyEscalatedFact(counts),
    consequence: words.escalatedMeans,
    action: {
      sentence: words.takeCare,
      label: one ? openAlert : openAlerts,
      link: one ? lineLink(baseUrl, one) : linkTo(baseUrl, '/alerts'),
    },
    table: one ? undefined : tableOf([...lines].sort(byUrgency), circumstances),
    notes: [sent.byEscalation(baseUrl)],
  });
}

/** That a rule reaches its reader. */
export function composeRuleTestMail(test: {
  readonly baseUrl: string;
  readonly ruleName: string;
  readonly requestedBy: string;
  readonly language: MailLanguage;
}): MailContent {
  const { ruleTest: words, sent } = wordsOf(test.language);
  return layOut({
    lang: test.language,
    subject: words.subject(oneLine(test.ruleName, 80)),
    fact: words.fact(oneLine(test.ruleName, 120)),
    consequence: words.asked(oneLine(test.requestedBy, 80)),
    notes: [sent.plain(test.baseUrl)],
  });
}
