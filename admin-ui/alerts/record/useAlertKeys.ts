import { useEffect } from 'react';
import { isBusy } from '../../notifications/useGoKeys.js';

/** One key each on the page of an alert; not while somebody writes, nor over a dialog. */
export function useAlertKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.repeat || event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
      const order = keys[event.key.toLowerCase()];
      if (order === undefined || isBusy(event.target)) return;
      event.preventDefault();
      order();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
