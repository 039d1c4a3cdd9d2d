import type { CertificateKind } from '../certificate/kind.js';
import type { EntryChangeKind } from '../registers/compare-editions.js';
import type { AlertKind } from './alert.js';
import { holder, KIND_NAMES, type MailCircumstances, reason } from './expiry-mail.js';
import { layOut, type MailTable } from './mail-layout.js';
import { fullDate, linkTo, oneLine, type MailContent, shortDate } from './mail-text.js';

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
const WORDS: Partial<Record<EntryChangeKind, string>> = {
  withdrawn: 'authorisation withdrawn',
  removed: 'no longer in the register',
  'service-lost': 'lost services',
  'passport-ended': 'passport ended',
  renamed: 'renamed',
  renumbered: 'has another number',
};

/** `UAB Bandymas: authorisation withdrawn`, `UAB Bandymas: passport ended (DE)`. */
export function registerChangeTitle({ name, changeKind, host }: RegisterChangeNews): string {
  const where = host === null ? '' : ` (${host})`;
  return `${holder(name, 60)}: ${WORDS[changeKind] ?? 'the register says otherwise'}${where}`;
}

/** One change, one mail: what the register says, since when, which certificates it touches. */
export function composeRegisterChangeMail(
  news: RegisterChangeNews,
  circumstances: MailCircumstances,
): MailContent {
  const { register, sentence, publishedAt, authority, number, entryId, certificates, touched } = news;
  const identity = [authority, number, oneLine(entryId, 100)].filter((part) => part !== null);
  const left = touched - certificates.length;
  return layOut({
    subject: registerChangeTitle(news),
    fact: oneLine(sentence, 400),
    consequence: [
      `So says the ${register} of ${fullDate(new Date(publishedAt))}.`,
      touched === 1 ? 'One certificate here is touched' : `${touched} certificates here are touched`,
      'and judged again at once; a verdict that changes is told by itself.',
      whatFollows(news.changeKind),
    ]
      .filter(Boolean)
      .join(' '),
    action: {
      sentence: 'See what the register says now:',
      label: 'Open the entry',
      link: entryLink(circumstances.baseUrl, entryId),
    },
    table: {
      head: ['Organisation', 'Certificate', 'Serial number', 'Ends'],
      rows: certificates.map(({ id, organisation, kind, serialNumber, notAfter }) => ({
        cells: [
          ...[holder(organisation), KIND_NAMES[kind], oneLine(serialNumber, 60)],
          shortDate(new Date(notAfter)),
        ],
        link: linkTo(circumstances.baseUrl, `/certificates/${encodeURIComponent(id)}/show`),
      })),
      more: left > 0 ? `And ${left} more.` : undefined,
    },
    notes: [
      identity.map((part) => oneLine(part)).join(' · '),
      reason(circumstances, touched === 1 ? 'this certificate' : 'these certificates'),
    ],
  });
}

/** Many changes at once, one mail. */
export function composeRegisterChangesMail(
  news: readonly RegisterChangeNews[],
  circumstances: MailCircumstances,
): MailContent {
  const summary = `Registers say otherwise about ${new Set(news.map(({ entryId }) => entryId)).size} organisations whose certificates are held`;
  return layOut({
    subject: summary,
    fact: `${summary}: ${news.length} changes.`,
    consequence: 'The certificates are judged again at once; verdicts that change are told by themselves.',
    action: {
      sentence: 'All of them are here:',
      label: 'Open the alerts',
      link: linkTo(circumstances.baseUrl, '/alerts'),
    },
    table: changesTable(news, circumstances.baseUrl),
    notes: [reason(circumstances, 'these certificates')],
  });
}

/** The weekly mail about everything that happened in registers to whom certificates are held of. */
export function composeRegisterDigest(
  changes: readonly RegisterDigestEntry[],
  circumstances: MailCircumstances,
): MailContent {
  const organisations = new Set(changes.map(({ entryId }) => entryId)).size;
  const counts = `${changes.length} ${changes.length === 1 ? 'change' : 'changes'} of ${organisations} ${organisations === 1 ? 'organisation' : 'organisations'}`;
  return layOut({
    subject: `Registers, the last week: ${counts}`,
    fact: `In the last week the registers told ${counts} whose certificates are held here.`,
    action: {
      sentence: 'The whole feed of changes:',
      label: 'Open the changes',
      link: linkTo(circumstances.baseUrl, '/register-changes'),
    },
    table: changesTable(changes, circumstances.baseUrl),
    notes: [
      circumstances.because === 'owner'
        ? `Sent by Qwarden at ${circumstances.baseUrl} because you own certificates of them.`
        : `Sent by Qwarden at ${circumstances.baseUrl} to its default recipient.`,
    ],
  });
}

function changesTable(changes: readonly RegisterDigestEntry[], baseUrl: string): MailTable {
  const left = changes.length - LONGEST_DIGEST;
  return {
    head: ['Organisation', 'What happened', 'Edition of', 'Certificates'],
    rows: changes.slice(0, LONGEST_DIGEST).map(({ name, sentence, publishedAt, touched, entryId }) => ({
      cells: [...[holder(name), oneLine(sentence, 300), shortDate(new Date(publishedAt)), String(touched)]],
      link: entryLink(baseUrl, entryId),
    })),
    more: left > 0 ? `And ${left} more.` : undefined,
  };
}

const entryLink = (baseUrl: string, entryId: string): string =>
  linkTo(baseUrl, `/register-entries/${encodeURIComponent(entryId)}/show`);

function whatFollows(change: EntryChangeKind): string {
  switch (change) {
    case 'withdrawn':
    case 'removed':
      return 'Without an authorisation it must not be let in.';
    case 'service-lost':
    case 'passport-ended':
      return 'Roles that rested on it must not be used any more.';
    case 'renamed':
    case 'renumbered':
      return 'Its certificates still name it as before: ask it for new ones.';
    default:
      return '';
  }
}
