import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useLocation, useNavigate } from 'react-admin';
import { type ByteRange, formatRange, parseRange, sameRange } from './byte-range.js';

interface Selection {
  readonly chosen: ByteRange | undefined;
  readonly choose: (range: ByteRange | undefined) => void;
  /** Chooses and brings the bytes into view: what a finding's or a field's button does. */
  readonly show: (range: ByteRange) => void;
  /** Counts the calls of `show`, so that the viewer knows when to come forward. */
  readonly shown: number;
}

const SelectionContext = createContext<Selection>({
  chosen: undefined,
  choose: () => undefined,
  show: () => undefined,
  shown: 0,
});

export const useBytesSelection = () => useContext(SelectionContext);

/** Long enough for held arrow keys, because browsers limit how often the address may change. */
const ADDRESS_DELAY_MS = 300;
const ANY_LENGTH = Number.MAX_SAFE_INTEGER;

/** What is chosen in the bytes of one certificate; lives in the address as `?bytes=120-141`, so that it can be shared. */
export const BytesSelection = ({ children }: { children: ReactNode }) => {
  const { search } = useLocation();
  const navigate = useNavigate();
  const inAddress = new URLSearchParams(search).get('bytes');
  const [chosen, setChosen] = useState(() => parseRange(inAddress, ANY_LENGTH));
  const [shown, setShown] = useState(chosen === undefined ? 0 : 1);
  const written = useRef(inAddress);

  useEffect(() => {
    if (inAddress === written.current) return;
    written.current = inAddress;
    setChosen(parseRange(inAddress, ANY_LENGTH));
    if (inAddress !== null) setShown((count) => count + 1);
  }, [inAddress]);

  useEffect(() => {
    const next = chosen === undefined ? null : formatRange(chosen);
    if (next === written.current) return;
    const timer = setTimeout(() => {
      const query = new URLSearchParams(search);
      if (next === null) query.delete('bytes');
      else query.set('bytes', next);
      written.current = next;
      navigate({ search: query.toString() }, { replace: true });
    }, ADDRESS_DELAY_MS);
    return () => clearTimeout(timer);
  }, [chosen, navigate, search]);

  const choose = useCallback(
    (range: ByteRange | undefined) => setChosen((current) => (sameRange(current, range) ? current : range)),
    [],
  );
  const show = useCallback(
    (range: ByteRange) => {
      choose(range);
      setShown((count) => count + 1);
    },
    [choose],
  );
  const value = useMemo(() => ({ chosen, choose, show, shown }), [chosen, choose, show, shown]);
  return <SelectionContext.Provider value={value}>{children}</SelectionContext.Provider>;
};
