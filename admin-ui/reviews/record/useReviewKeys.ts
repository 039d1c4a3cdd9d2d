import { useEffect, useRef } from 'react';

export type ReviewKey = 'j' | 'k' | 'c' | 'a' | 'r' | 'm' | '?';

/** One key each, but not while somebody writes, nor over a dialog or a menu. */
export function useReviewKeys(keys: Readonly<Record<ReviewKey, () => void>>): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    // G is the beginning of the console's own pairs of keys.
    let afterG = false;
    const onKey = (event: KeyboardEvent) => {
      const isSecond = afterG;
      afterG = event.key.toLowerCase() === 'g';
      if (isSecond || event.repeat || event.metaKey || event.ctrlKey || event.altKey) return;
      if (event.defaultPrevented || isBusy(event.target)) return;
      const key = event.key.toLowerCase();
      if (!Object.hasOwn(current.current, key)) return;
      event.preventDefault();
      current.current[key as ReviewKey]();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

const isBusy = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type="checkbox"]), textarea, select') !== null)) ||
  document.querySelector('[role="dialog"], [role="menu"]') !== null;
