import { Injectable } from '@nestjs/common';
import type { AttemptFailure } from '../core/trust-lists/attempt-outcome.js';
import { judgeList, type ListCandidate } from '../core/trust-lists/judge-list.js';
import {
  judgeListOfLists,
  type ListOfListsJudgement,
  signerRoute,
} from '../core/trust-lists/list-of-lists.js';
import { nationalLists } from '../core/trust-lists/list-pointers.js';
import type { ListReading } from '../ports/trust-list-reader.js';
import { type AcceptedList, type CurrentList, TrustedListStore } from './list-store.service.js';
import { OfficialJournal } from './official-journal.service.js';
import { type ArrivedList, editionOf } from './stored-edition.js';

/** A list has one or two pivots; a forged one could name thousands. */
const MOST_PIVOTS = 20;

export interface Refused {
  readonly code: AttemptFailure;
  readonly message: string;
}

export type Judged =
  | { readonly decision: 'accept'; readonly accepted: Omit<AcceptedList, 'fetched'> }
  | { readonly decision: 'unchanged' }
  | ({ readonly decision: 'refuse' } & Refused);

/** Where a pivot is found that was never good here before: on the network, or in the same import. */
export type PivotSource = (address: string) => Promise<ArrivedList | Refused>;

/** A file with what the reader made of it. */
export interface ReadList {
  readonly bytes: Uint8Array;
  readonly source: string;
  readonly reading: ListReading;
}

/** Brings a file together with everything it is judged by; `core/trust-lists` decides. */
@Injectable()
export class ListJudge {
  constructor(
    private readonly store: TrustedListStore,
    private readonly journal: OfficialJournal,
  ) {}

  async listOfLists(
    file: ReadList,
    current: CurrentList | undefined,
    pivotFrom: PivotSource,
    at: Date,
  ): Promise<Judged> {
    const candidate = candidateOf(file.reading, current);
    if ('code' in candidate) return { decision: 'refuse', ...candidate };
    const notices = await this.journal.notices();
    const route = signerRoute(candidate.list, notices);
    const pivots = new Map<string, ListCandidate>();
    const fresh: ArrivedList[] = [];
    for (const address of route.ok ? route.pivots.slice(0, MOST_PIVOTS) : []) {
      const known = await this.store.pivot(address);
      const pivot = known ?? (await pivotFrom(address));
      if ('code' in pivot) {
        const message = `The pivot ${address} is not at hand: ${pivot.message}`;
        return { decision: 'refuse', code: 'pivot-missing', message };
      }
      if ('candidate' in pivot) fresh.push({ ...pivot, source: address });
      pivots.set(address, 'candidate' in pivot ? pivot.candidate : pivot);
    }
    const judgement = judgeListOfLists(candidate, current?.candidate, pivots, notices, at);
    if (judgement.decision !== 'accept') return withoutEdition(judgement);
    const notice = route.ok ? route.notice.location : null;
    return {
      decision: 'accept',
      accepted: {
        edition: await editionOf({ ...file, candidate }, 'list', judgement.warnings, notice, at),
        list: candidate.list,
        replaces: current,
        pivots: await Promise.all(fresh.map((pivot) => editionOf(pivot, 'pivot', [], notice, at))),
      },
    };
  }

  /** @param lotl The list of lists in use. */
  async national(
    territory: string,
    file: ReadList,
    current: CurrentList | undefined,
    lotl: CurrentList,
    at: Date,
  ): Promise<Judged> {
    const candidate = candidateOf(file.reading, current);
    if ('code' in candidate) return { decision: 'refuse', ...candidate };
    const pointed = nationalLists(lotl.candidate.list).filter((one) => one.territory === territory);
    if (pointed.length === 0) {
      const message = `The list of lists in use points at no list of ${territory}.`;
      return { decision: 'refuse', code: 'not-pointed-at', message };
    }
    const signers = pointed.flatMap((one) => one.signers);
    const judgement = judgeList(candidate, current?.candidate, { type: 'national', territory, signers }, at);
    if (judgement.decision !== 'accept') return withoutEdition(judgement);
    return {
      decision: 'accept',
      accepted: {
        edition: await editionOf({ ...file, candidate }, 'list', judgement.warnings, null, at),
        list: candidate.list,
        replaces: current,
        pivots: [],
      },
    };
  }
}

function candidateOf(reading: ListReading, current: CurrentList | undefined): ListCandidate | Refused {
  if (reading.outcome === 'unusable') return reading.problem;
  if (reading.outcome === 'signed') return reading;
  // The reader says so only of the file in use.
  if (current === undefined) throw new Error('A file was found unchanged, but none is in use.');
  return current.candidate;
}

function withoutEdition(judgement: Exclude<ListOfListsJudgement, { decision: 'accept' }>): Judged {
  if (judgement.decision === 'unchanged') return { decision: 'unchanged' };
  const [first] = judgement.reasons;
  if (first === undefined) throw new Error('A list was refused without a reason.');
  const message = judgement.reasons.map((reason) => reason.message).join(' ');
  return { decision: 'refuse', code: first.code, message };
}
