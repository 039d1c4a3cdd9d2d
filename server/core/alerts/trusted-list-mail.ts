import { type AttemptFailure, isTransportFailure } from '../trust-lists/attempt-outcome.js';
import type { MailCircumstances } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { fullDate, linkTo, oneLine, shortDate, type MailContent } from './mail-text.js';
import type { MailLanguage } from './words/language.js';
import { MAIL_WORDS } from './words/mail-words.js';
import { TRUSTED_LIST_WORDS } from './words/trusted-list-words.js';

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
export function failingListTitle(
  { territory, code, inUse }: FailingList,
  language: MailLanguage = 'en',
): string {
  const list = listName(territory, language);
  return TRUSTED_LIST_WORDS[language].title(
    list,
    whatHappened(code, language),
    inUse?.sequenceNumber ?? null,
  );
}

function whatHappened(code: AttemptFailure, language: MailLanguage): string {
  const words = TRUSTED_LIST_WORDS[language];
  // Also said of the list in use, when nobody publishes the next one.
  if (code === 'next-update-passed') return words.outOfDate;
  return isTransportFailure(code) ? words.notFetched : words.refused;
}

/** One mail about one list or several: what is wrong, what it means for verdicts, where to look. */
export function composeFailingListsMail(
  lists: readonly FailingList[],
  { baseUrl, at, language }: Pick<MailCircumstances, 'baseUrl' | 'at' | 'language'>,
): MailContent {
  const words = TRUSTED_LIST_WORDS[language];
  const sorted = [...lists].sort((a, b) => rank(a) - rank(b) || (a.territory < b.territory ? -1 : 1));
  const [first] = sorted;
  const only = sorted.length === 1 ? first : undefined;
  return layOut({
    lang: language,
    subject: only === undefined ? words.many(sorted.length) : failingListTitle(only, language),
    fact:
      only === undefined
        ? `${words.many(sorted.length)}.`
        : words.notRenewed(listName(only.territory, language), oneLine(only.message, 400)),
    consequence: sorted.some(({ territory }) => territory === 'EU')
      ? whatTheListOfListsMeans(first as FailingList, at, language)
      : whatAListMeans(sorted, at, language),
    action: {
      sentence: words.look,
      label: words.open,
      link: linkTo(baseUrl, only === undefined ? '/trust' : `/trust/lists/${only.territory}`),
    },
    table:
      only === undefined
        ? {
            head: words.head,
            rows: sorted.map((list) => ({
              cells: [list.territory, oneLine(list.message, 200), inUseText(list, language)],
              link: linkTo(baseUrl, `/trust/lists/${list.territory}`),
            })),
          }
        : undefined,
    notes: [
      ...(only?.location ? [oneLine(only.location, 300)] : []),
      MAIL_WORDS[language].sentToDefault(baseUrl),
    ],
  });
}

const listName = (territory: string, language: MailLanguage): string =>
  territory === 'EU'
    ? TRUSTED_LIST_WORDS[language].listOfLists
    : TRUSTED_LIST_WORDS[language].list(territory);

const rank = ({ territory }: FailingList): number => (territory === 'EU' ? 0 : 1);

function inUseText({ inUse }: FailingList, language: MailLanguage): string {
  const words = TRUSTED_LIST_WORDS[language];
  if (inUse === null) return words.noneInUse;
  const until = inUse.nextUpdate === null ? '' : shortDate(new Date(inUse.nextUpdate), language);
  return words.inUse(inUse.sequenceNumber, until);
}

function whatTheListOfListsMeans({ inUse }: FailingList, at: Date, language: MailLanguage): string {
  const words = TRUSTED_LIST_WORDS[language];
  const end = inUse?.nextUpdate ? new Date(inUse.nextUpdate) : undefined;
  if (inUse === null || end === undefined || end <= at) return words.allUnknown;
  return words.unknownFrom(inUse.sequenceNumber, fullDate(end, language));
}

function whatAListMeans(lists: readonly FailingList[], at: Date, language: MailLanguage): string {
  const words = TRUSTED_LIST_WORDS[language];
  if (lists.some(({ inUse }) => inUse === null)) return words.unknownThere;
  const overdue = lists.some(({ inUse }) => inUse?.nextUpdate && new Date(inUse.nextUpdate) <= at);
  return overdue ? words.overdue : words.stays;
}
