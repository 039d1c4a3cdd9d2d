import type { ListenerProblem } from './deaf-mail.js';
import { type MailCircumstances, reason } from './expiry-mail.js';
import { layOut, type MailParts } from './mail-layout.js';
import { fullDate, linkTo, type MailContent, oneLine, shortDate } from './mail-text.js';
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
const SEVERITY_WORDS: Readonly<Record<AlertSeverity, string>> = {
  critical: 'critical',
  warning: 'warning',
  info: 'notice',
};

const lineLink = (baseUrl: string, { id }: AlertLine): string =>
  linkTo(baseUrl, `/alerts/${encodeURIComponent(id)}/show`);

/** Worst first, then by when it ends. */
export const byUrgency = (one: AlertLine, other: AlertLine): number =>
  ALERT_SEVERITIES.indexOf(other.severity) - ALERT_SEVERITIES.indexOf(one.severity) ||
  one.endsAt.getTime() - other.endsAt.getTime() ||
  (one.title < other.title ? -1 : 1);

function tableOf(lines: readonly AlertLine[], baseUrl: string): NonNullable<MailParts['table']> {
  const left = lines.length - LONGEST_DIGEST;
  return {
    head: ['What', 'How bad', 'Ends'],
    rows: lines.slice(0, LONGEST_DIGEST).map((line) => ({
      cells: [
        oneLine(line.title, 160),
        SEVERITY_WORDS[line.severity],
        line.ends ? shortDate(line.endsAt) : '–',
      ],
      link: lineLink(baseUrl, line),
    })),
    more: left > 0 ? `And ${left} more.` : undefined,
  };
}

/** `7 alerts, 2 of them critical`. */
function countsOf(lines: readonly AlertLine[]): string {
  const critical = lines.filter(({ severity }) => severity === 'critical').length;
  return `${lines.length} alerts${critical === 0 ? '' : `, ${critical} of them critical`}`;
}

/** Everything that waited for the reader's working morning, in one mail. */
export function composeAlertDigest(
  lines: readonly AlertLine[],
  circumstances: MailCircumstances,
): MailContent {
  const sorted = [...lines].sort(byUrgency);
  const next = sorted.find(({ ends, endsAt }) => ends && endsAt > circumstances.at);
  return layOut({
    subject: `${countsOf(sorted)}${next === undefined ? '' : `, the next on ${shortDate(next.endsAt)}`}`,
    fact: `${countsOf(sorted)}, since the last working morning.`,
    action: {
      sentence: 'See to the worst first; all of them are here:',
      label: 'Open the alerts',
      link: linkTo(circumstances.baseUrl, '/alerts'),
    },
    table: tableOf(sorted, circumstances.baseUrl),
    notes: [reason(circumstances, 'these')],
  });
}

/** What was told before is over. */
export function composeRecoveryMail(
  lines: readonly AlertLine[],
  circumstances: MailCircumstances,
): MailContent {
  const [only] = lines;
  const one = lines.length === 1 && only !== undefined ? only : undefined;
  const { baseUrl, at } = circumstances;
  return layOut({
    subject: one ? `Over: ${oneLine(one.title, 150)}` : `Over: ${lines.length} alerts`,
    fact: one
      ? `It is in order again: ${oneLine(one.title, 200)}.`
      : `${lines.length} alerts that you were told of are over.`,
    consequence: `Put right by ${fullDate(one?.recoveredAt ?? at)}. There is nothing to do.`,
    action: {
      sentence: 'What became of it:',
      label: one ? 'Open the alert' : 'Open the alerts',
      link: one ? lineLink(baseUrl, one) : linkTo(baseUrl, '/alerts'),
    },
    table: one ? undefined : tableOf([...lines].sort(byUrgency), baseUrl),
    notes: [`Sent by Qwarden at ${baseUrl} because you were told of it.`],
  });
}

/** Nobody took care of it, so somebody else hears of it. */
export function composeEscalationMail(
  lines: readonly AlertLine[],
  { baseUrl, at }: Pick<MailCircumstances, 'baseUrl' | 'at'>,
): MailContent {
  const [only] = lines;
  const one = lines.length === 1 && only !== undefined ? only : undefined;
  const hours = (line: AlertLine): number =>
    Math.max(1, Math.round((at.getTime() - line.raisedAt.getTime()) / 3_600_000));
  return layOut({
    subject: one
      ? `Nobody took care for ${hours(one)} hours: ${oneLine(one.title, 140)}`
      : `Nobody takes care of ${countsOf(lines)}`,
    fact: one
      ? `${oneLine(one.title, 200)}. Nobody has acknowledged it for ${hours(one)} hours.`
      : `Nobody has acknowledged ${countsOf(lines)}.`,
    consequence: 'Whoever was told first has not said that they take care of it. Now it is with you.',
    action: {
      sentence: 'Take care of it, and say so:',
      label: one ? 'Open the alert' : 'Open the alerts',
      link: one ? lineLink(baseUrl, one) : linkTo(baseUrl, '/alerts'),
    },
    table: one ? undefined : tableOf([...lines].sort(byUrgency), baseUrl),
    notes: [`Sent by Qwarden at ${baseUrl} because a rule of alerts escalates to you.`],
  });
}

/** That a rule reaches its reader. */
export function composeRuleTestMail(test: {
  readonly baseUrl: string;
  readonly ruleName: string;
  readonly requestedBy: string;
  readonly problems: readonly ListenerProblem[];
}): MailContent {
  return layOut({
    subject: `Test of the alert rule “${oneLine(test.ruleName, 80)}”`,
    fact: `The alert rule “${oneLine(test.ruleName, 120)}” reaches you.`,
    consequence: `${oneLine(test.requestedBy, 80)} asked for this test. There is nothing to do.`,
    notes: [`Sent by Qwarden at ${test.baseUrl}.`],
  });
}
