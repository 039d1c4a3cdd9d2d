import { type RefObject, useRef } from 'react';
import { useSingleKeys } from '../../components/useSingleKeys.js';

const LINKS = 'th a[href^="/alerts/"], strong a[href^="/alerts/"]';

export interface InboxCommands {
  readonly toggle: (id: string) => void;
  /** Of those that are chosen, or of the one that has the focus. */
  readonly acknowledge: (here: string | undefined) => void;
  readonly snooze: (here: string | undefined) => void;
  readonly clear: () => void;
}

/** J and K move the focus from alert to alert, X chooses, A acknowledges, S snoozes, Escape lets go. */
export function useInboxKeys(within: RefObject<HTMLElement | null>, commands: InboxCommands) {
  const last = useRef(-1);
  useSingleKeys(({ key, afterG, event }) => {
    if (afterG) return;
    const links = [...(within.current?.querySelectorAll<HTMLAnchorElement>(LINKS) ?? [])];
    const here = links.findIndex((link) => link.closest('tr, li')?.contains(document.activeElement));
    if (here >= 0) last.current = here;
    const id = links[here]?.getAttribute('href')?.split('/')[2];
    if (key === 'j' || key === 'k') {
      event.preventDefault();
      const from = here >= 0 ? here : last.current;
      const next = Math.min(Math.max(from + (key === 'j' ? 1 : -1), 0), links.length - 1);
      last.current = next;
      links[next]?.focus();
      links[next]?.scrollIntoView({ block: 'nearest' });
    } else if (key === 'x' && id !== undefined) {
      event.preventDefault();
      commands.toggle(id);
    } else if (key === 'a') {
      event.preventDefault();
      commands.acknowledge(id);
    } else if (key === 's') {
      event.preventDefault();
      commands.snooze(id);
    } else if (key === 'escape') commands.clear();
  });
}
