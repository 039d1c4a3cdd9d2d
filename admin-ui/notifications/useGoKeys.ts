import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import { NOTIFICATIONS_PATH } from './address.js';

const SECOND_KEY_MS = 1_500;

/** G, then N: all notifications. Not while somebody writes, nor over a dialog. */
export function useGoKeys() {
  const navigate = useNavigate();
  useEffect(() => {
    let until = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || isBusy(event.target))
        return;
      const key = event.key.toLowerCase();
      if (key === 'n' && Date.now() < until) void navigate(NOTIFICATIONS_PATH);
      until = key === 'g' ? Date.now() + SECOND_KEY_MS : 0;
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate]);
}

/** Whether a key belongs to a field or to a dialog. */
export const isBusy = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)) ||
  document.querySelector('[role="dialog"], [role="menu"]') !== null;
