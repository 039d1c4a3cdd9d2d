import { useSingleKeys } from '../../components/useSingleKeys.js';

/** One key each on the page of an alert. */
export function useAlertKeys(keys: Readonly<Record<string, () => void>>): void {
  useSingleKeys(({ key, afterG, event }) => {
    const order = keys[key];
    if (order === undefined || afterG || event.repeat) return;
    event.preventDefault();
    order();
  });
}
