import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import type { Review } from '../../../server/reviews/reviews.contract.js';
import { useApi } from '../../providers/useApi.js';
import { reviewPath } from '../address.js';

const KEY = 'qwarden.reviews.queue';
const MOST = 200;
/** What waits for reviewers, the one whose clock runs out first at the top. */
const DEFAULT = {
  sort: '["dueAt","ASC"]',
  filter: '{"state":["submitted","in-review"]}',
};

/** Called by the queue with its address, so that J and K go on in the order that was on the screen. */
export function rememberQueue(search: string): void {
  sessionStorage.setItem(KEY, search);
}

/** As the API wants it: the console's address says sort and order apart. */
export function queueQuery(search: string): string {
  const said = new URLSearchParams(search);
  const [field, order] = [said.get('sort'), said.get('order')];
  const query = new URLSearchParams({
    sort: field === null ? DEFAULT.sort : JSON.stringify([field, order === 'DESC' ? 'DESC' : 'ASC']),
    range: `[0,${MOST - 1}]`,
    filter: said.get('filter') ?? DEFAULT.filter,
  });
  return query.toString();
}

/** As it was when a review was still in it: whoever has decided one goes on from its place. */
let before: readonly string[] = [];

/** The neighbour in an order, where the one it starts from may have left it. */
export function neighbour(
  id: string,
  step: 1 | -1,
  now: readonly string[],
  last: readonly string[],
): string | null {
  const order = now.includes(id) ? now : last;
  for (let i = order.indexOf(id) + step; order.includes(id) && i >= 0 && i < order.length; i += step) {
    const found = order[i];
    if (found !== undefined && now.includes(found)) return found;
  }
  return order.includes(id) ? null : (now[0] ?? null);
}

/** Goes to the next or the previous one; false when there is none. */
export function useQueueSteps(id: string): (step: 1 | -1) => boolean {
  const navigate = useNavigate();
  const { data } = useApi<Review[]>(`/reviews?${queueQuery(sessionStorage.getItem(KEY) ?? '')}`);
  const now = (data ?? []).map((review) => review.id);
  useEffect(() => {
    if (now.includes(id)) before = now;
  });
  return (step) => {
    const next = neighbour(id, step, now, before);
    if (next === null) return false;
    navigate(reviewPath(next));
    return true;
  };
}
