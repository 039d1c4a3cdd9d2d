import { type RefObject, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { NEW_APPLICATION_PATH } from '../../applications/address.js';
import { useSingleKeys } from '../../components/useSingleKeys.js';

const LINKS = 'a[href^="/reviews/"][href$="/show"]';

/**
 * J and K move the focus from review to review, so that Enter opens it by itself; C claims the one that has the focus, N
 * begins an application.
 */
export function useQueueKeys(
  within: RefObject<HTMLElement | null>,
  { claim, mayApply }: { readonly claim: (id: string) => void; readonly mayApply: boolean },
) {
  const navigate = useNavigate();
  const last = useRef(-1);
  useSingleKeys(({ key, afterG, event }) => {
    if (afterG) return;
    const links = [...(within.current?.querySelectorAll<HTMLAnchorElement>(LINKS) ?? [])];
    const here = links.findIndex((link) => placeOf(link)?.contains(document.activeElement));
    if (here >= 0) last.current = here;
    if (key === 'j' || key === 'k') {
      event.preventDefault();
      const from = here >= 0 ? here : last.current;
      // A row that was claimed away leaves its place to the next one.
      const step = key === 'j' ? (here < 0 && from >= 0 && from < links.length ? 0 : 1) : -1;
      const next = Math.min(Math.max(from + step, 0), links.length - 1);
      last.current = next;
      links[next]?.focus();
      links[next]?.scrollIntoView({ block: 'nearest' });
    } else if (key === 'c' && here >= 0) {
      const id = links[here]?.getAttribute('href')?.split('/')[2];
      if (id !== undefined) claim(id);
    } else if (key === 'n' && mayApply) {
      event.preventDefault();
      void navigate(NEW_APPLICATION_PATH);
    }
  });
}

const placeOf = (link: HTMLElement) => link.closest('tr, li');
