import { isDated } from '../core/alerts/alert.js';
import type { DeliveryOccasion } from '../core/alerts/alert-delivery.js';
import type { ChannelEvent, MessagePayload } from '../core/alerts/channels/channel-event.js';
import { composeConsentMail, consentTitle } from '../core/alerts/consent-mail.js';
import { composeDatedMail, datedTitle } from '../core/alerts/dated-mail.js';
import { composeDeafMail, deafTitle } from '../core/alerts/deaf-mail.js';
import {
  composeDigestMail,
  composeExpiryMail,
  type ExpiringCertificate,
  expiryTitle,
  type MailCircumstances,
} from '../core/alerts/expiry-mail.js';
import { storyOf } from '../core/alerts/group-deliveries.js';
import { withLink } from '../core/alerts/mail-layout.js';
import { linkTo, type MailContent } from '../core/alerts/mail-text.js';
import { composeProbeMail, probeTitle } from '../core/alerts/probe-mail.js';
import {
  composeRegisterChangeMail,
  composeRegisterChangesMail,
  registerChangeTitle,
} from '../core/alerts/register-change-mail.js';
import { composeFailingRegisterMail, failingRegisterTitle } from '../core/alerts/register-mail.js';
import { ALERT_SEVERITIES, type AlertSeverity } from '../core/alerts/severity.js';
import {
  type AlertLine,
  composeAlertDigest,
  composeEscalationMail,
  composeRecoveryMail,
} from '../core/alerts/told-together-mail.js';
import { composeFailingListsMail, failingListTitle } from '../core/alerts/trusted-list-mail.js';
import {
  composeVerdictDigest,
  composeVerdictMail,
  type VerdictNews,
  verdictTitle,
} from '../core/alerts/verdict-mail.js';
import { composeWatchMail, watchTitle } from '../core/alerts/watch-mail.js';
import { CHANNEL_WORDS } from '../core/alerts/words/channel-words.js';
import type { MailLanguage } from '../core/alerts/words/language.js';
import { MAIL_WORDS } from '../core/alerts/words/mail-words.js';
import { composeUnheardMail, unheardTitle } from '../core/notifications/unheard-mail.js';
import type { MessageKind } from '../messages/messages.contract.js';
import type { AlertEntity, CertificateContext } from './alert.entity.js';

/** An alert as one reader is told of it. */
export interface ToldAlert {
  readonly alert: AlertEntity;
  readonly occasion: DeliveryOccasion;
}

/** What the mail about one group says; who reads about one alert may say that they take care of it. */
export function contentOf(told: readonly ToldAlert[], circumstances: MailCircumstances): MailContent {
  const content = wordsOf(told, circumstances);
  const [first] = told;
  const acknowledges = told.length === 1 && first !== undefined && first.occasion !== 'recovered';
  if (!acknowledges || first.alert.state !== 'open') return content;
  const link = acknowledgeLink(first.alert, circumstances.baseUrl);
  return withLink(content, { label: MAIL_WORDS[circumstances.language].acknowledge, link });
}

/** The page asks whoever is not signed in to sign in, and does nothing by itself: scanners follow links, too. */
const acknowledgeLink = ({ id }: AlertEntity, baseUrl: string): string =>
  `${linkTo(baseUrl, `/alerts/${id}/show`)}?acknowledge`;

/** The group is one story, or everything that waited for a morning. */
function wordsOf(told: readonly ToldAlert[], circumstances: MailCircumstances): MailContent {
  const [first] = told;
  if (first === undefined) throw new Error('A mail without alerts.');
  const lines = told.map(({ alert }) => lineOf(alert, circumstances));
  if (first.occasion === 'recovered') return composeRecoveryMail(lines, circumstances);
  if (first.occasion === 'escalated') return composeEscalationMail(lines, circumstances);
  const alerts = told.map(({ alert }) => alert);
  return tellsOneStory(alerts)
    ? storyContent(alerts, circumstances)
    : composeAlertDigest(lines, circumstances);
}

/** Several alerts of one kind of mail, or a single one. */
const tellsOneStory = (alerts: readonly AlertEntity[]): boolean => {
  const stories = new Set(alerts.map(({ kind }) => storyOf(kind)));
  return alerts.length === 1 || (stories.size === 1 && !stories.has('alone'));
};

function storyContent(alerts: readonly AlertEntity[], circumstances: MailCircumstances): MailContent {
  const lists = alerts.flatMap(({ context }) => ('territory' in context ? [context] : []));
  if (lists.length > 0) return composeFailingListsMail(lists, circumstances);
  const changes = alerts.flatMap(({ context }) => ('changeId' in context ? [context] : []));
  if (changes[0] !== undefined)
    return changes.length === 1
      ? composeRegisterChangeMail(changes[0], circumstances)
      : composeRegisterChangesMail(changes, circumstances);
  const [only] = alerts;
  if (only !== undefined && alerts.length === 1) {
    const { context, endsAt } = only;
    if ('register' in context && !('changeId' in context))
      return composeFailingRegisterMail(context, circumstances);
    if ('unheard' in context) return composeUnheardMail(context, circumstances);
    if ('consents' in context) return composeConsentMail(context, endsAt, circumstances);
    if ('dated' in context) return composeDatedMail(context, endsAt, circumstances);
    if ('deaf' in context) return composeDeafMail(context, circumstances);
    if ('probe' in context) return composeProbeMail(context, circumstances);
    if ('watch' in context) return composeWatchMail(context, circumstances);
  }
  const judged = alerts.flatMap(verdictNews);
  const [news, ...more] = judged;
  if (news !== undefined)
    return more.length === 0
      ? composeVerdictMail(news, circumstances)
      : composeVerdictDigest(judged, circumstances);
  const [first, ...others] = alerts.flatMap(expiringCertificate);
  if (first === undefined) throw new Error('A mail without alerts.');
  return others.length === 0
    ? composeExpiryMail(first, circumstances)
    : composeDigestMail([first, ...others], circumstances);
}

/** What channels beside mail are told, and what goes with a mail. */
export function payloadOf(
  told: readonly ToldAlert[],
  content: MailContent,
  { baseUrl, at, language }: Pick<MailCircumstances, 'baseUrl' | 'at' | 'language'>,
): MessagePayload {
  const [first] = told;
  const only = told.length === 1 ? first?.alert : undefined;
  const link = linkTo(baseUrl, only === undefined ? '/alerts' : `/alerts/${only.id}/show`);
  const over = first?.occasion === 'recovered';
  const event: ChannelEvent = {
    type:
      told.length > 1
        ? 'alert.digest'
        : over
          ? 'alert.recovered'
          : first?.occasion === 'escalated'
            ? 'alert.escalated'
            : 'alert.raised',
    severity: over ? 'info' : worstOf(told.map(({ alert }) => alert.severity)),
    language,
    title: content.subject.replace(/^\[Qwarden\] /, ''),
    text: content.text,
    link,
    ...(only !== undefined && !over && { acknowledgeLink: `${link}?acknowledge` }),
    at: (only?.raisedAt ?? at).toISOString(),
    facts:
      only === undefined
        ? { [CHANNEL_WORDS[language].facts.alerts]: String(told.length) }
        : factsOf(only, language),
    data:
      only === undefined
        ? { alerts: told.length }
        : {
            ...{ alertId: only.id, kind: only.kind, threshold: only.threshold },
            ...{ subjectType: only.subjectType, subjectId: only.subjectId },
            ...{ organisationId: only.organisationId, endsAt: only.endsAt.toISOString() },
          },
  };
  return {
    language,
    event,
    settingsLink: linkTo(baseUrl, '/alerts/rules'),
    ...(only !== undefined &&
      isDated(only.kind) &&
      !over &&
      only.endsAt > at && {
        dated: {
          uid: `${only.subjectType}-${only.subjectId}@${new URL(baseUrl).hostname}`,
          ...{ title: titleIn(only, language), text: event.title, link, endsAt: only.endsAt.toISOString() },
        },
      }),
  };
}

function factsOf(
  { kind, severity, endsAt, context }: AlertEntity,
  language: MailLanguage,
): Record<string, string> {
  const { facts, severities } = CHANNEL_WORDS[language];
  const name =
    'dated' in context ? context.organisationName : 'organisation' in context ? context.organisation : null;
  return {
    ...(name !== null && { [facts.organisation]: name }),
    [facts.severity]: severities[severity],
    ...(isDated(kind) && { [facts.ends]: endsAt.toISOString() }),
  };
}

const worstOf = (severities: readonly AlertSeverity[]): AlertSeverity =>
  ALERT_SEVERITIES.findLast((severity) => severities.includes(severity)) ?? 'info';

/** `alert-digest` is everything at once; of the others each has its own word. */
export function kindOfMessage(told: readonly ToldAlert[]): MessageKind {
  const [first] = told;
  const alerts = told.map(({ alert }) => alert);
  const many = told.length > 1;
  if (first === undefined || (many && !tellsOneStory(alerts))) return 'alert-digest';
  if (first.occasion === 'recovered' || first.occasion === 'escalated')
    return many ? 'alert-digest' : 'alert';
  switch (storyOf(first.alert.kind)) {
    case 'expiry':
      return many ? 'certificate-expiry-digest' : 'certificate-expiry';
    case 'verdict':
      return many ? 'certificate-verdict-digest' : 'certificate-verdict';
    case 'lists':
      return 'trusted-list-failing';
    case 'entries':
      return many ? 'register-change-digest' : 'register-change';
  }
  if (first.alert.kind === 'register-failing') return 'register-failing';
  return first.alert.kind === 'nobody-listens-review' || first.alert.kind === 'nobody-listens'
    ? 'nobody-listens'
    : 'alert';
}

function lineOf(alert: AlertEntity, { at, language }: MailCircumstances): AlertLine {
  const { id, severity, endsAt, kind, recoveredAt, raisedAt, escalated, context } = alert;
  return {
    ...{ id, severity, endsAt, recoveredAt, raisedAt, escalated },
    title: titleNow(alert, at, language),
    ends: isDated(kind),
    // What began at a known instant is over after a known time.
    lastedMs:
      'probe' in context && recoveredAt !== null
        ? recoveredAt.getTime() - new Date(context.since).getTime()
        : null,
  };
}

/** The stored one is in English, and says the days as of when it was raised. */
function titleNow(alert: AlertEntity, at: Date, language: MailLanguage): string {
  const { kind, context, endsAt, title } = alert;
  if ('dated' in context) return datedTitle(context, endsAt, at, language);
  if ('consents' in context) return consentTitle(context, endsAt, at, language);
  if ('territory' in context) return failingListTitle(context, language);
  if ('changeId' in context) return registerChangeTitle(context, language);
  if ('register' in context) return failingRegisterTitle(context, language);
  if ('unheard' in context) return unheardTitle(context, language);
  if ('deaf' in context) return deafTitle(context, language);
  if ('probe' in context) return probeTitle(context, language);
  if ('watch' in context) return watchTitle(context, language);
  const [certificate] = expiringCertificate(alert);
  if (certificate === undefined) return title;
  if (isDated(kind)) return expiryTitle(certificate, at, language);
  return context.change === undefined ? title : verdictTitle(certificate, context.change, language);
}

/** The same as of when it was raised: a calendar keeps it. */
const titleIn = (alert: AlertEntity, language: MailLanguage): string =>
  language === 'en' ? alert.title : titleNow(alert, alert.raisedAt, language);

const isOfCertificate = (context: AlertEntity['context']): context is CertificateContext =>
  'usableRoles' in context;

const expiringCertificate = ({ context, subjectId, endsAt }: AlertEntity): ExpiringCertificate[] =>
  isOfCertificate(context) ? [{ ...context, certificateId: subjectId, notAfter: endsAt }] : [];

function verdictNews(alert: AlertEntity): VerdictNews[] {
  const { context, endsAt } = alert;
  if (!isOfCertificate(context) || context.change === undefined) return [];
  const { change } = context;
  return expiringCertificate(alert).map((certificate) => ({ certificate, change, at: endsAt }));
}
