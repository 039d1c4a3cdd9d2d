import { type AttemptFailure, isTransportFailure } from '../trust-lists/attempt-outcome.js';
import type { MailCircumstances } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { linkTo, oneLine, type MailContent } from './mail-text.js';
import type { MailLanguage } from './words/mail-language.js';
import { wordsOf } from './words/words.js';

/** A trusted list that could not be renewed, as of the attempt that raised the alert. */
export interface FailingList {
  /** `LT`; `EU` is the list of lists. */
  readonly territory: string;
  readonly code: AttemptFailure;
  /** One sentence that names what was found. */
  readonly message: string;
  readonly location: string | null;
  /** The edition that stays in use; `null` when there is none. */
  readonly inUse: { readonly sequenceNumber: number; readonly nextUpdate: string | null } | null;
}

/** `The trusted list of LT was refused; number 12 stays in use`. */
export const failingListTitle = (
  { territory, code, inUse }: FailingList,
  language: MailLanguage = 'en',
): string =>
  wordsOf(language).lists.title(territory, whatHappened(code), inUse === null ? null : inUse.sequenceNumber);

function whatHappened(code: AttemptFailure): 'overdue' | 'not-fetched' | 'refused' {
  // Also said of the list in use, when nobody publishes the next one.
  if (code === 'next-update-passed') return 'overdue';
  return isTransportFailure(code) ? 'not-fetched' : 'refused';
}

/** One mail about one list or several: what is wrong, what it means for verdicts, where to look. */
export function composeFailingListsMail(
  lists: readonly FailingList[],
  { baseUrl, at, language }: Pick<MailCircumstances, 'baseUrl' | 'at' | 'language'>,
): MailContent {
  const { lists: words, sent, head, shortDate } = wordsOf(language);
  const sorted = [...lists].sort((a, b) => rank(a) - rank(b) || (a.territory < b.territory ? -1 : 1));
  const [first] = sorted;
  const only = sorted.length === 1 ? first : undefined;
  const inUseText = ({ inUse }: FailingList): string =>
    inUse === null
      ? words.none
      : words.inUse(
          inUse.sequenceNumber,
          inUse.nextUpdate === null ? null : shortDate(new Date(inUse.nextUpdate)),
        );
  return layOut({
    lang: language,
    subject: only === undefined ? words.many(sorted.length) : failingListTitle(only, language),
    fact:
      only === undefined
        ? `${words.many(sorted.length)}.`
        : words.fact(only.territory, oneLine(only.message, 400)),
    consequence: sorted.some(({ territory }) => territory === 'EU')
      ? whatTheListOfListsMeans(first as FailingList, at, language)
      : whatAListMeans(sorted, at, language),
    action: {
      sentence: words.todo,
      label: words.label,
      link: linkTo(baseUrl, only === undefined ? '/trust' : listLink(only)),
    },
    table:
      only === undefined
        ? {
            head: [head.list, head.found, head.inUse],
            rows: sorted.map((list) => ({
              cells: [list.territory, oneLine(list.message, 200), inUseText(list)],
              link: linkTo(baseUrl, listLink(list)),
            })),
          }
        : undefined,
    notes: [...(only?.location ? [oneLine(only.location, 300)] : []), sent.toDefaultRecipient(baseUrl)],
  });
}

const listLink = ({ territory }: FailingList): string => `/trust/lists/${territory}`;

const rank = ({ territory }: FailingList): number => (territory === 'EU' ? 0 : 1);

function whatTheListOfListsMeans({ inUse }: FailingList, at: Date, language: MailLanguage): string {
  const { lists: words, fullDate } = wordsOf(language);
  const end = inUse?.nextUpdate ? new Date(inUse.nextUpdate) : undefined;
  return inUse === null || end === undefined || end <= at
    ? words.noListOfLists
    : words.listOfListsEnds(inUse.sequenceNumber, fullDate(end));
}

function whatAListMeans(lists: readonly FailingList[], at: Date, language: MailLanguage): string {
  const words = wordsOf(language).lists;
  if (lists.some(({ inUse }) => inUse === null)) return words.neverGood;
  const overdue = lists.some(({ inUse }) => inUse?.nextUpdate && new Date(inUse.nextUpdate) <= at);
  return overdue ? words.overdue : words.stays;
}
