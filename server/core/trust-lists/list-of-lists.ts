import {
  judgeList,
  type ListCandidate,
  type ListJudgement,
  type ListReason,
  type ListRefusalCode,
} from './judge-list.js';
import { ownSigners } from './list-pointers.js';
import type { OfficialJournalNotice } from './official-journal.js';
import type { TrustedList } from './trusted-list.js';

/** How the signers of the current list of lists follow from a publication in the Official Journal. */
export type SignerRoute =
  | {
      readonly ok: true;
      readonly notice: OfficialJournalNotice;
      /** Addresses of the pivots, oldest first: the order in which they are verified. */
      readonly pivots: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/**
 * Finds the publication that the list of lists refers to and the pivots between it and now (TS 119 615 PRO-4.1.4).
 *
 * Its SchemeInformationURI holds, newest first, the pivots issued since a publication and then that publication. The
 * newest publication that is known to us is taken. When none of ours is named, the roots have been replaced: an
 * administrator has to bring in the new ones, nothing is trusted by itself.
 */
export function signerRoute(lotl: TrustedList, notices: readonly OfficialJournalNotice[]): SignerRoute {
  const pivots: string[] = [];
  for (const { text } of lotl.scheme.informationUris) {
    const notice = notices.find(({ location }) => location === text);
    if (notice !== undefined) return { ok: true, notice, pivots: pivots.reverse() };
    if (/\.xml$/i.test(text)) pivots.push(text);
  }
  return {
    ok: false,
    message:
      'The list of lists names no publication in the Official Journal whose certificates are known here.',
  };
}

export type ListOfListsJudgement =
  | ListJudgement
  | {
      readonly decision: 'refuse';
      readonly reasons: readonly ListReason<
        ListRefusalCode | 'official-journal-unknown' | 'pivot-missing' | 'pivot-refused'
      >[];
    };

/**
 * Whether a list of lists replaces the one in use: from the certificates of the Official Journal through every pivot,
 * oldest first, each signed by one whom the step before authorises and authorising the next, to the list itself.
 *
 * @param pivots By address; their signatures hold.
 */
export function judgeListOfLists(
  candidate: ListCandidate,
  current: ListCandidate | undefined,
  pivots: ReadonlyMap<string, ListCandidate>,
  notices: readonly OfficialJournalNotice[],
  at: Date,
): ListOfListsJudgement {
  const route = signerRoute(candidate.list, notices);
  if (!route.ok) {
    return { decision: 'refuse', reasons: [{ code: 'official-journal-unknown', message: route.message }] };
  }
  const expected = { type: 'list-of-lists', territory: route.notice.territory } as const;
  let signers = route.notice.signers;
  for (const address of route.pivots) {
    const pivot = pivots.get(address);
    if (pivot === undefined) {
      return {
        decision: 'refuse',
        reasons: [{ code: 'pivot-missing', message: `The pivot ${address} is not at hand.` }],
      };
    }
    const judgement = judgeList(pivot, undefined, { ...expected, signers, pivot: true }, at);
    if (judgement.decision === 'refuse') {
      const found = judgement.reasons.map(({ message }) => message).join(' ');
      return {
        decision: 'refuse',
        reasons: [{ code: 'pivot-refused', message: `The pivot ${address}: ${found}` }],
      };
    }
    signers = ownSigners(pivot.list);
  }
  return judgeList(candidate, current, { ...expected, signers }, at);
}
