import { type RefObject, useCallback, useEffect, useState } from 'react';

interface WindowedRows {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
  readonly rowsInView: number;
  /** Scrolls as little as needed to show a row; `center` puts it in the middle when it was out of view. */
  readonly reveal: (row: number, how?: 'nearest' | 'center') => void;
}

const OVERSCAN = 8;

/** The rows of equal height that need to be drawn, so that a certificate of 256 KiB costs no more than a small one. */
export function useWindowedRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): WindowedRows {
  const [view, setView] = useState({ top: 0, height: 0 });

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight });
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [scroller]);

  const reveal = useCallback(
    (row: number, how: 'nearest' | 'center' = 'nearest') => {
      const element = scroller.current;
      if (element === null || row < 0) return;
      const top = row * rowHeight;
      const { scrollTop, clientHeight } = element;
      if (top >= scrollTop && top + rowHeight <= scrollTop + clientHeight) return;
      if (how === 'center') element.scrollTop = top - (clientHeight - rowHeight) / 2;
      else element.scrollTop = top < scrollTop ? top : top + rowHeight - clientHeight;
    },
    [scroller, rowHeight],
  );

  const rowsInView = Math.max(1, Math.floor(view.height / rowHeight));
  return {
    first: Math.max(0, Math.floor(view.top / rowHeight) - OVERSCAN),
    last: Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + OVERSCAN),
    rowsInView,
    reveal,
  };
}
