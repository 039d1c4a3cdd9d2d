import { useSingleKeys } from '../../components/useSingleKeys.js';

export type ReviewKey = 'j' | 'k' | 'c' | 'a' | 'r' | 'm' | '?';

/** One key each. */
export function useReviewKeys(keys: Readonly<Record<ReviewKey, () => void>>): void {
  useSingleKeys(({ key, afterG, event }) => {
    if (afterG || event.repeat || !Object.hasOwn(keys, key)) return;
    event.preventDefault();
    keys[key as ReviewKey]();
  });
}
