import { useSyncExternalStore } from 'react';

/** Whoever has not touched the page for this long is away. */
const AWAY_AFTER_MS = 10 * 60_000;
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;

let touchedAt = Date.now();
let present = true;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function look() {
  clearTimeout(timer);
  const left = touchedAt + AWAY_AFTER_MS - Date.now();
  const now = document.visibilityState === 'visible' && left > 0;
  if (now) timer = setTimeout(look, left);
  if (now === present) return;
  present = now;
  for (const listener of listeners) listener();
}

function touch() {
  touchedAt = Date.now();
  if (!present) look();
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) {
    for (const sign of SIGNS) addEventListener(sign, touch, { passive: true });
    document.addEventListener('visibilitychange', look);
    touch();
    look();
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    for (const sign of SIGNS) removeEventListener(sign, touch);
    document.removeEventListener('visibilitychange', look);
    clearTimeout(timer);
  };
}

/**
 * Whether somebody is looking. What asks the server by itself stops when nobody is: an abandoned session has to end,
 * and a hidden tab has nothing to show.
 */
export const useAttention = () => useSyncExternalStore(subscribe, () => present);
