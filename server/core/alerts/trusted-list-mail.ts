import { type AttemptFailure, isTransportFailure } from '../trust-lists/attempt-outcome.js';
import type { MailCircumstances } from './expiry-mail.js';
import { layOut } from './mail-layout.js';
import { fullDate, linkTo, oneLine, shortDate, type MailContent } from './mail-text.js';

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
export const failingListTitle = ({ territory, code, inUse }: FailingList): string =>
  `${listName(territory)} ${whatHappened(code)}; ` +
  (inUse === null ? 'none is in use' : `number ${inUse.sequenceNumber} stays in use`);

function whatHappened(code: AttemptFailure): string {
  // Also said of the list in use, when nobody publishes the next one.
  if (code === 'next-update-passed') return 'is out of date';
  return isTransportFailure(code) ? 'could not be fetched' : 'was refused';
}

/** One mail about one list or several: what is wrong, what it means for verdicts, where to look. */
export function composeFailingListsMail(
  lists: readonly FailingList[],
  { baseUrl, at }: Pick<MailCircumstances, 'baseUrl' | 'at'>,
): MailContent {
  const sorted = [...lists].sort((a, b) => rank(a) - rank(b) || (a.territory < b.territory ? -1 : 1));
  const [first] = sorted;
  const only = sorted.length === 1 ? first : undefined;
  const subject =
    only === undefined ? `${sorted.length} trusted lists could not be renewed` : failingListTitle(only);
  return layOut({
    subject,
    fact:
      only === undefined
        ? `${sorted.length} trusted lists could not be renewed.`
        : `${listName(only.territory)} could not be renewed: ${oneLine(only.message, 400)}`,
    consequence: sorted.some(({ territory }) => territory === 'EU')
      ? whatTheListOfListsMeans(first as FailingList, at)
      : whatAListMeans(sorted, at),
    action: {
      sentence: 'See what came and where it came from:',
      label: 'Open the trusted lists',
      link: linkTo(baseUrl, only === undefined ? '/trust' : `/trusted-lists/${only.territory}/show`),
    },
    table:
      only === undefined
        ? {
            head: ['List', 'What was found', 'In use'],
            rows: sorted.map((list) => ({
              cells: [list.territory, oneLine(list.message, 200), inUseText(list)],
              link: linkTo(baseUrl, `/trusted-lists/${list.territory}/show`),
            })),
          }
        : undefined,
    notes: [
      ...(only?.location ? [oneLine(only.location, 300)] : []),
      `Sent by Qwarden at ${baseUrl} to its default recipient.`,
    ],
  });
}

const listName = (territory: string): string =>
  territory === 'EU' ? 'The EU list of trusted lists' : `The trusted list of ${territory}`;

const rank = ({ territory }: FailingList): number => (territory === 'EU' ? 0 : 1);

function inUseText({ inUse }: FailingList): string {
  if (inUse === null) return 'none';
  const until = inUse.nextUpdate === null ? '' : `, until ${shortDate(new Date(inUse.nextUpdate))}`;
  return `number ${inUse.sequenceNumber}${until}`;
}

function whatTheListOfListsMeans({ inUse }: FailingList, at: Date): string {
  const end = inUse?.nextUpdate ? new Date(inUse.nextUpdate) : undefined;
  if (end === undefined || end <= at)
    return 'Without a list of lists that is current, whether a certificate is qualified is unknown, for every country.';
  return `Number ${inUse?.sequenceNumber} stays in use. It ends on ${fullDate(end)}; from then on, whether a certificate is qualified is unknown.`;
}

function whatAListMeans(lists: readonly FailingList[], at: Date): string {
  if (lists.some(({ inUse }) => inUse === null))
    return 'Where no edition was ever good, whether a certificate of that country is qualified is unknown.';
  const overdue = lists.some(({ inUse }) => inUse?.nextUpdate && new Date(inUse.nextUpdate) <= at);
  return overdue
    ? 'The last good edition stays in use, though it was to be replaced by now; verdicts say so.'
    : 'The last good edition stays in use. What was granted or withdrawn since is not known here.';
}
