import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CreateReview, ReviewDetails, SaveReview } from '../../server/reviews/reviews.contract.js';
import type { Application } from '../../server/applications/applications.contract.js';
import { ApiProblem, request } from '../providers/http.js';
import { reviewApi } from './address.js';
import { DraftKeeper, type DraftState, type StoredDraft } from './draft-keeper.js';

const PREFIX = 'qwarden.application';

export const storedDraft = ({ id, version, application }: ReviewDetails): StoredDraft => ({
  ...{ id, version, application },
});

/** The draft of a page, for as long as the page is open. */
export function useDraft(stored: StoredDraft | null, userId: string): [DraftKeeper, DraftState] {
  const [keeper] = useState(() => new DraftKeeper(stored, surroundings(userId)));
  useEffect(() => () => keeper.stop(), [keeper]);
  return [keeper, useSyncExternalStore(keeper.subscribe, keeper.read)];
}

function surroundings(userId: string) {
  const key = (draft: string): string => `${PREFIX}.${userId}.${draft}`;
  return {
    send: async (draft: { id: string; version: number } | null, application: Partial<Application>) => {
      const body = { application } as CreateReview;
      const { data } = await (draft === null
        ? request<ReviewDetails>('/reviews', { method: 'POST', body })
        : request<ReviewDetails>(reviewApi(draft.id), {
            method: 'PATCH',
            body: { ...body, version: draft.version } satisfies SaveReview,
          }));
      return storedDraft(data);
    },
    kindOf: (error: unknown) => {
      if (!(error instanceof ApiProblem) || error.status === 0 || error.status >= 500) return 'failed';
      return error.code === 'changed-meanwhile' ? 'conflict' : 'refused';
    },
    later: (run: () => void, afterMs: number) => {
      const timer = setTimeout(run, afterMs);
      return () => clearTimeout(timer);
    },
    now: () => new Date(),
    kept: {
      read: (draft: string) => localStorage.getItem(key(draft)),
      // A full or forbidden storage costs the safety net, not the draft.
      write: (draft: string, text: string) => {
        try {
          localStorage.setItem(key(draft), text);
        } catch {
          return;
        }
      },
      clear: (draft: string) => localStorage.removeItem(key(draft)),
    },
  } as const;
}
