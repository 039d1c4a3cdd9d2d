import { useSyncExternalStore } from 'react';
import { useGetIdentity, useLocaleState } from 'react-admin';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** British order of day and month for English; Lithuanian writes the year first. */
const TAGS: Record<string, string> = { en: 'en-GB', lt: 'lt-LT' };
export const formattingTag = (locale: string) => TAGS[locale] ?? locale;

let now = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const each of listeners) each();
  }, MINUTE);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present instant in milliseconds, moving once a minute. */
export const useNow = () => useSyncExternalStore(subscribe, () => now);

export const browserTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone of the profile; the browser's until somebody chose one. */
export function useTimeZone(): string {
  const { data } = useGetIdentity();
  return (data?.['timeZone'] as string | null | undefined) ?? browserTimeZone();
}

export function useFormats() {
  const [locale] = useLocaleState();
  const timeZone = useTimeZone();
  return formatsFor(formattingTag(locale), timeZone);
}

const cache = new Map<string, ReturnType<typeof createFormats>>();
function formatsFor(tag: string, timeZone: string) {
  const key = `${tag} ${timeZone}`;
  const found = cache.get(key) ?? createFormats(tag, timeZone);
  cache.set(key, found);
  return found;
}

function createFormats(tag: string, timeZone: string) {
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone });
  const dayAndTime = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const exact = new Intl.DateTimeFormat(tag, {
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
    timeZoneName: 'short',
  });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'always' });
  const nowInWords = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(0, 'second');
  const number = new Intl.NumberFormat(tag);
  const month = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' });
  const longMonth = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return {
    timeZone,
    day: (at: Date) => day.format(at),
    dayAndTime: (at: Date) => dayAndTime.format(at),
    exact: (at: Date) => exact.format(at),
    relative: (at: Date, from: number) =>
      Math.abs(at.getTime() - from) < MINUTE ? nowInWords : relativeTo(relative, at.getTime() - from),
    number: (value: number) => number.format(value),
    /** Of a month such as `2026-11`. */
    month: (value: string) => month.format(new Date(`${value}-01T00:00:00Z`)),
    longMonth: (value: string) => longMonth.format(new Date(`${value}-01T00:00:00Z`)),
  };
}

/** As in the mails: 22 days and 20 hours are "in 23 days", and what ended 12 days and 3 hours ago "12 days ago". */
function relativeTo(format: Intl.RelativeTimeFormat, ms: number): string {
  const size = Math.abs(ms);
  if (size < HOUR) return format.format(Math.trunc(ms / MINUTE), 'minute');
  if (size < DAY) return format.format(Math.trunc(ms / HOUR), 'hour');
  if (size < 400 * DAY) return format.format(Math.ceil(ms / DAY), 'day');
  return format.format(Math.trunc(ms / (365.25 * DAY)), 'year');
}

export const utcText = (at: Date) => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
