import { useEffect, useId, useRef, useState } from 'react';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useListContext } from 'react-admin';
import { useLocation } from 'react-router-dom';

const TYPING_MS = 300;

/** Sets one filter of the list around it; an empty value takes it away. */
export function useFilter(source: string) {
  const { filterValues, setFilters, displayedFilters } = useListContext();
  const value = (filterValues as Record<string, unknown>)[source];
  const set = (next: unknown) => {
    const { [source]: _, ...others } = filterValues as Record<string, unknown>;
    const filled =
      next === '' || next === undefined || next === null ? others : { ...others, [source]: next };
    setFilters(filled, displayedFilters, false);
  };
  return [value, set] as const;
}

/**
 * A filter that is typed: sent when the typing pauses, and only while its page is the one shown. While the next page's
 * code is on its way the old page stands, and what was typed on it must not become part of the next one's address.
 */
export function useTypedFilter(source: string) {
  const [value, set] = useFilter(source);
  const { pathname } = useLocation();
  const [text, setText] = useState(String(value ?? ''));
  const sent = useRef(text);
  useEffect(() => {
    const outside = String(value ?? '');
    if (outside === sent.current) return;
    sent.current = outside;
    setText(outside);
  }, [value]);
  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      if (window.location.pathname !== pathname) return;
      sent.current = text.trim();
      set(text.trim());
    }, TYPING_MS);
    return () => clearTimeout(timer);
  });
  return [text, setText] as const;
}

/** Free text, sent when the typing pauses. */
export const SearchFilter = ({
  label,
  source = 'q',
}: {
  readonly label: string;
  readonly source?: string;
}) => {
  const [text, setText] = useTypedFilter(source);
  return (
    <TextField
      type="search"
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      sx={{ flex: '1 1 260px', maxWidth: { md: 380 } }}
      slotProps={{
        htmlInput: { 'aria-label': label },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchOutlined fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
};

export interface Choice {
  readonly id: string;
  readonly name: string;
}

interface ChoiceFilterProps {
  readonly source: string;
  readonly label: string;
  /** The word for "no filter". */
  readonly any: string;
  readonly choices: readonly Choice[];
}

/** One of a few values. The browser's own list: works with every keyboard, screen reader and phone. */
export const ChoiceFilter = ({ source, label, any, choices }: ChoiceFilterProps) => {
  const [value, set] = useFilter(source);
  const id = useId();
  const one = Array.isArray(value) ? value.join(',') : String(value ?? '');
  const known = one === '' || choices.some((choice) => choice.id === one);
  return (
    <TextField
      select
      id={id}
      label={label}
      value={one}
      onChange={(event) => set(event.target.value)}
      sx={{ minWidth: { md: 150 } }}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true, htmlFor: id } }}
    >
      <option value="">{any}</option>
      {!known && <option value={one}>{one}</option>}
      {choices.map((choice) => (
        <option key={choice.id} value={choice.id}>
          {choice.name}
        </option>
      ))}
    </TextField>
  );
};

interface DayFilterProps {
  readonly source: string;
  readonly label: string;
  /** `to` means the end of that day. */
  readonly edge: 'from' | 'to';
}

/** A day of the browser's calendar, sent as the instant at its beginning or end. */
export const DayFilter = ({ source, label, edge }: DayFilterProps) => {
  const [value, set] = useFilter(source);
  const shown = value ? localDay(new Date(String(value))) : '';
  const send = (day: string) => {
    const at = new Date(`${day}T${edge === 'from' ? '00:00:00.000' : '23:59:59.999'}`);
    set(day === '' || Number.isNaN(at.getTime()) ? '' : at.toISOString());
  };
  return (
    <TextField
      type="date"
      label={label}
      value={shown}
      onChange={(event) => send(event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
};

export const localDay = (at: Date) =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

interface BooleanFilterProps {
  readonly source: string;
  readonly label: string;
  readonly any: string;
  readonly words: { readonly true: string; readonly false: string };
}

/** Yes, no or either; sent as a boolean. */
export const BooleanFilter = ({ source, label, any, words }: BooleanFilterProps) => {
  const [value, set] = useFilter(source);
  const id = useId();
  return (
    <TextField
      select
      id={id}
      label={label}
      value={value === undefined ? '' : String(value)}
      onChange={(event) => set(event.target.value === '' ? '' : event.target.value === 'true')}
      sx={{ minWidth: { md: 150 } }}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true, htmlFor: id } }}
    >
      <option value="">{any}</option>
      <option value="true">{words.true}</option>
      <option value="false">{words.false}</option>
    </TextField>
  );
};
