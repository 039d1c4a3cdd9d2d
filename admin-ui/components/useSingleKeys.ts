import { useEffect, useRef } from 'react';
import { useStore } from 'react-admin';

const SECOND_KEY_MS = 1_500;

/** Whether keys without Ctrl or Alt do anything: whoever dictates to their computer switches them off (WCAG 2.2, 2.1.4). */
export const useSingleKeysChoice = () => useStore<boolean>('singleKeys', true);

interface Pressed {
  /** In lower case. */
  readonly key: string;
  /** The second of "G, then …". */
  readonly afterG: boolean;
  readonly event: KeyboardEvent;
}

/** Keys pressed alone; not while somebody writes, nor over a dialog or a menu, nor where they are switched off. */
export function useSingleKeys(onKey: (pressed: Pressed) => void): void {
  const [on] = useSingleKeysChoice();
  const current = useRef(onKey);
  useEffect(() => {
    current.current = onKey;
  });
  useEffect(() => {
    if (!on) return;
    let until = 0;
    const listen = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || isBusy(event.target))
        return;
      const key = event.key.toLowerCase();
      const afterG = Date.now() < until;
      until = key === 'g' ? Date.now() + SECOND_KEY_MS : 0;
      current.current({ key, afterG, event });
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [on]);
}

const isBusy = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type="checkbox"]), textarea, select') !== null)) ||
  document.querySelector('[role="dialog"], [role="menu"]') !== null;
