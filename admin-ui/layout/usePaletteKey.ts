import { useEffect } from 'react';

const ON_APPLE = /Mac|iPhone|iPad/.test(navigator.userAgent);
export const PALETTE_KEYS = ON_APPLE ? '⌘ K' : 'Ctrl K';

/** Ctrl K or ⌘ K anywhere. */
export function usePaletteKey(open: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.metaKey || event.ctrlKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      open();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
