import type { CertificateKind } from '../certificate/kind.js';
import type { EntryChangeKind } from '../registers/compare-editions.js';
import type { AlertKind } from './alert.js';
import { holder, type MailCircumstances, reason } from './expiry-mail.js';
import { layOut, type MailTable } from './mail-layout.js';
import { fullDate, linkTo, oneLine, type MailContent, shortDate } from './mail-text.js';
import type { MailLanguage } from './words/language.js';
import { MAIL_WORDS } from './words/mail-words.js';
import { REGISTER_CHANGE_WORDS } from './words/register-words.js';

/** Something that a register says otherwise of a holder whose certificates we hold, as of the edition that brought it. */
export interface RegisterChangeNews {
  readonly changeId: string;
  readonly entryId: string;
  /** As people call the register. */
  readonly register: string;
  readonly changeKind: EntryChangeKind;
  readonly name: string;
  readonly authority: string | null;
  readonly number: string | null;
  /** One sentence that stands alone, with the day where the register gives one. */
  readonly sentence: string;
  readonly host: string | null;
  /** Of the edition; ISO text. */
  readonly publishedAt: string;
  /** Some of those that are touched. */
  readonly certificates: readonly TouchedCertificate[];
  /** How many there are. */
  readonly touched: number;
}

export interface TouchedCertificate {
  readonly id: string;
  readonly kind: CertificateKind;
  readonly organisation: string;
  readonly serialNumber: string;
  /** ISO text. */
  readonly notAfter: string;
}

/** A change of the weekly mail. */
export type RegisterDigestEntry = Pick<
  RegisterChangeNews,
  'changeId' | 'entryId' | 'name' | 'sentence' | 'publishedAt' | 'touched'
>;

/** Which alert a change raises at once; the others wait for the weekly mail. */
const ALERTS: Partial<Record<EntryChangeKind, AlertKind>> = {
  withdrawn: 'register-withdrawn',
  removed: 'register-removed',
  'service-lost': 'register-service-lost',
  'passport-ended': 'register-passport-ended',
  renamed: 'register-renamed',
  renumbered: 'register-renumbered',
};
export const registerAlertKind = (change: EntryChangeKind): AlertKind | undefined => ALERTS[change];

/** What a change puts right: the alert about the opposite is over. */
const UNDOES: Partial<Record<EntryChangeKind, AlertKind>> = {
  're-authorised': 'register-withdrawn',
  authorised: 'register-withdrawn',
  added: 'register-removed',
  'service-gained': 'register-service-lost',
  'passport-gained': 'register-passport-ended',
};
export const alertUndoneBy = (change: EntryChangeKind): AlertKind | undefined => UNDOES[change];

/** One alert for each change and owner, however often it is raised. */
export const registerChangeAlertKey = (changeId: string, owner: string | null): string =>
  `register-change:${changeId}:${owner ?? ''}`;

const LONGEST_DIGEST = 100;

/** `UAB Bandymas: authorisation withdrawn`, `UAB Bandymas: passport ended (DE)`. */
export function registerChangeTitle(
  { name, changeKind, host }: RegisterChangeNews,
  language: MailLanguage = 'en',
): string {
  const words = REGISTER_CHANGE_WORDS[language];
  const where = host === null ? '' : ` (${host})`;
  return `${holder(name, language, 60)}: ${words.says[changeKind] ?? words.otherwise}${where}`;
}

/** One change, one mail: what the register says, since when, which certificates it touches. */
export function composeRegisterChangeMail(
  news: RegisterChangeNews,
  circumstances: MailCircumstances,
): MailContent {
  const { register, sentence, publishedAt, authority, number, entryId, certificates, touched } = news;
  const { baseUrl, language } = circumstances;
  const [words, shared] = [REGISTER_CHANGE_WORDS[language], MAIL_WORDS[language]];
  const identity = [authority, number, oneLine(entryId, 100)].filter((part) => part !== null);
  const left = touched - certificates.length;
  return layOut({
    lang: language,
    subject: registerChangeTitle(news, language),
    fact: oneLine(sentence, 400),
    consequence: [
      words.source(register, fullDate(new Date(publishedAt), language)),
      words.judgedAgain(touched),
      words.follows[news.changeKind] ?? '',
    ]
      .filter(Boolean)
      .join(' '),
    action: { sentence: words.look, label: words.openEntry, link: entryLink(baseUrl, entryId) },
    table: {
      head: words.head,
      rows: certificates.map(({ id, organisation, kind, serialNumber, notAfter }) => ({
        cells: [
          ...[holder(organisation, language), shared.kinds[kind], oneLine(serialNumber, 60)],
          shortDate(new Date(notAfter), language),
        ],
        link: linkTo(baseUrl, `/certificates/${encodeURIComponent(id)}/show`),
      })),
      more: left > 0 ? shared.more(left) : undefined,
    },
    notes: [
      identity.map((part) => oneLine(part)).join(' · '),
      reason(circumstances, touched === 1 ? 'certificate' : 'certificates'),
    ],
  });
}

/** Many changes at once, one mail. */
export function composeRegisterChangesMail(
  news: readonly RegisterChangeNews[],
  circumstances: MailCircumstances,
): MailContent {
  const { baseUrl, language } = circumstances;
  const words = REGISTER_CHANGE_WORDS[language];
  const summary = words.many(new Set(news.map(({ entryId }) => entryId)).size);
  return layOut({
    lang: language,
    subject: summary,
    fact: words.changes(summary, news.length),
    consequence: words.allJudgedAgain,
    action: {
      sentence: words.allOfThem,
      label: MAIL_WORDS[language].openAlerts,
      link: linkTo(baseUrl, '/alerts'),
    },
    table: changesTable(news, circumstances),
    notes: [reason(circumstances, 'certificates')],
  });
}

/** The weekly mail about everything that happened in registers to whom certificates are held of. */
export function composeRegisterDigest(
  changes: readonly RegisterDigestEntry[],
  circumstances: MailCircumstances,
): MailContent {
  const { baseUrl, because, language } = circumstances;
  const [words, shared] = [REGISTER_CHANGE_WORDS[language], MAIL_WORDS[language]];
  const counts = words.counts(changes.length, new Set(changes.map(({ entryId }) => entryId)).size);
  return layOut({
    lang: language,
    subject: words.week(counts),
    fact: words.weekFact(counts),
    action: {
      sentence: words.feed,
      label: words.openChanges,
      link: linkTo(baseUrl, '/registers/changes'),
    },
    table: changesTable(changes, circumstances),
    notes: [
      because === 'owner' ? shared.sentBecause(baseUrl, words.becauseOwner) : shared.sentToDefault(baseUrl),
    ],
  });
}

function changesTable(
  changes: readonly RegisterDigestEntry[],
  { baseUrl, language }: MailCircumstances,
): MailTable {
  const left = changes.length - LONGEST_DIGEST;
  return {
    head: REGISTER_CHANGE_WORDS[language].changesHead,
    rows: changes.slice(0, LONGEST_DIGEST).map(({ name, sentence, publishedAt, touched, entryId }) => ({
      cells: [
        ...[holder(name, language), oneLine(sentence, 300)],
        ...[shortDate(new Date(publishedAt), language), String(touched)],
      ],
      link: entryLink(baseUrl, entryId),
    })),
    more: left > 0 ? MAIL_WORDS[language].more(left) : undefined,
  };
}

const entryLink = (baseUrl: string, entryId: string): string =>
  linkTo(baseUrl, `/registers/entries/${encodeURIComponent(entryId)}`);
