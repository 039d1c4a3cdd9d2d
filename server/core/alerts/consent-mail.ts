import { editionOf } from '../api-editions/editions.js';
import type { ApiEdition } from '../api-editions/edition-names.js';
import { type MailCircumstances, reason } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { endsIn, fullDate, linkTo, type MailContent, oneLine, shortDate } from './mail-text.js';

/** Consents of one organisation in one edition that end, or ended before their time, on one day: told together. */
export interface ConsentNews {
  readonly consents: 'expiring' | 'ended-early';
  readonly organisationId: string;
  readonly organisationName: string;
  readonly edition: ApiEdition;
  /** Where the bank is, `2026-12-15`. */
  readonly day: string;
  readonly count: number;
}

const some = (count: number): string => (count === 1 ? '1 consent' : `${count} consents`);

/** `UAB Bandymas: 312 consents end in 7 days (15 Dec 2026)`. */
export function consentTitle(news: ConsentNews, endsAt: Date, at: Date): string {
  const whose = oneLine(news.organisationName, 80);
  // What ends at midnight ends for people on the day before.
  const last = new Date(endsAt.getTime() - 1);
  if (news.consents === 'ended-early') return `${whose}: ${some(news.count)} ended before their time`;
  const verb = endsIn(endsAt, at);
  return `${whose}: ${some(news.count)} ${news.count === 1 ? verb : plural(verb)} (${shortDate(last)})`;
}

/** `ends in 7 days` → `end in 7 days`. */
const plural = (verb: string): string => verb.replace(/^ends\b/, 'end');

export function consentLink(news: ConsentNews): string {
  const which = { organisationId: news.organisationId, edition: news.edition };
  const filter =
    news.consents === 'expiring' ? { ...which, lastDay: news.day } : { ...which, endReason: 'ended' };
  return `/consents?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

export function composeConsentMail(
  news: ConsentNews,
  endsAt: Date,
  circumstances: MailCircumstances,
): MailContent {
  const whose = oneLine(news.organisationName, 100);
  const edition = editionOf(news.edition).name;
  const expiring = news.consents === 'expiring';
  const fact = expiring
    ? `${some(news.count)} of ${whose} (${edition}) ${plural(endsIn(endsAt, circumstances.at))}: ${fullDate(endsAt)}.`
    : `${some(news.count)} of ${whose} (${edition}) ended before their time, as the bank says.`;
  return layOut({
    subject: consentTitle(news, endsAt, circumstances.at),
    fact,
    consequence: expiring
      ? 'From then on the accounts of these customers cannot be read.'
      : 'The accounts of these customers cannot be read any more.',
    action: {
      sentence: expiring
        ? 'Ask the customers to renew in time:'
        : 'See which ones, and whether customers withdrew:',
      label: 'Open the consents',
      link: linkTo(circumstances.baseUrl, consentLink(news)),
    },
    notes: [reason(circumstances, 'them')],
  });
}
