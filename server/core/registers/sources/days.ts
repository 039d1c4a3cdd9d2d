import { isDay } from '../authorisation.js';
import type { DayOrder } from './column-mapping.js';

const YEAR_FIRST = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/;
const YEAR_LAST = /^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})\.?(?: .*)?$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/** `31/12/2026`, `31.12.2026`, `2026-12-31`, `20261231` → `2026-12-31`; undefined for what is no day. */
export function readDay(text: string, order: DayOrder = 'dmy'): string | undefined {
  const trimmed = text.trim().slice(0, 40);
  const first = YEAR_FIRST.exec(trimmed) ?? DIGITS.exec(trimmed);
  if (first !== null) return dayFrom(first[1]!, first[2]!, first[3]!);
  const last = YEAR_LAST.exec(trimmed);
  if (last === null) return undefined;
  const [, one, other, year] = last;
  return order === 'dmy' ? dayFrom(year!, other!, one!) : dayFrom(year!, one!, other!);
}

function dayFrom(year: string, month: string, day: string): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}
