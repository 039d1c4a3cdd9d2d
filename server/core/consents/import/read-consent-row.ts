import { dayAfter, instantAt } from '../../alerts/local-time.js';
import { API_EDITIONS, type ApiEdition } from '../../api-editions/edition-names.js';
import { editionOf } from '../../api-editions/editions.js';
import { readDay } from '../../registers/sources/days.js';
import { dayOf, zoneOf } from '../bank-day.js';
import { CONSENT_ACCESS, type ConsentAccess, type ConsentTerms } from '../consent.js';
import { type ConsentStatus, readStatus } from '../consent-status.js';
import { personalPart } from '../pseudonym.js';
import { type ConsentField, type ConsentMapping, IMPORT_LIMITS, looksLikeSerial } from './consent-columns.js';

export const ROW_PROBLEMS = [
  'consent-id-missing',
  'consent-id-bad',
  'organisation-missing',
  'organisation-unknown',
  'edition-missing',
  'edition-unknown',
  'status-missing',
  'status-unknown',
  'status-left-out',
  'psu-personal',
  'recurring-unknown',
  'number-bad',
  'day-bad',
  'day-excel',
  'instant-bad',
  'date-missing',
  'access-unknown',
  'cell-too-long',
  'too-few-columns',
  'bad-encoding',
  'duplicate',
  'belongs-to-another',
  'impossible-change',
] as const;
export type RowProblemCode = (typeof ROW_PROBLEMS)[number];

export interface RowProblem {
  readonly code: RowProblemCode;
  readonly field: ConsentField | null;
  /** What stands there, cut. */
  readonly value: string;
}

/** A row as it would be stored. */
export interface ConsentRowRead extends ConsentTerms {
  readonly consentId: string;
  readonly organisationId: string;
  readonly psu: string;
  readonly frequencyPerDay: number;
  readonly access: readonly ConsentAccess[];
  readonly accounts: number | null;
}

export type RowRead =
  { readonly ok: true; readonly row: ConsentRowRead } | { readonly ok: false; readonly problem: RowProblem };

export interface RowContext {
  readonly mapping: ConsentMapping;
  /** The organisation that a cell names. */
  readonly organisationOf: (text: string) => string | undefined;
  /** Stands for the request where no date says when it was. */
  readonly at: Date;
}

class Refused extends Error {
  constructor(readonly problem: RowProblem) {
    super(problem.code);
  }
}

/** One row of a file. The first thing that is wrong with it is told; nothing is guessed. */
export function readConsentRow(cells: readonly string[], context: RowContext): RowRead {
  try {
    return { ok: true, row: rowOf(cells, context) };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem };
    throw error;
  }
}

function rowOf(cells: readonly string[], { mapping, organisationOf, at }: RowContext): ConsentRowRead {
  const cell = (field: ConsentField): string => {
    const column = mapping.columns[field];
    if (column === undefined) return '';
    const text = (cells[column] ?? '').trim();
    if (text.length > IMPORT_LIMITS.cell) refuse('cell-too-long', field, text);
    if (text.includes('\u{fffd}')) refuse('bad-encoding', field, text);
    return text;
  };
  const consentId = cell('consentId');
  if (consentId === '') refuse('consent-id-missing', 'consentId', '');
  if (consentId.length > 200 || /[\s\p{Cc}]/u.test(consentId))
    refuse('consent-id-bad', 'consentId', consentId);

  const named = cell('organisation');
  const organisationId = named === '' ? mapping.organisationId : organisationOf(named);
  if (organisationId === null) refuse('organisation-missing', 'organisation', '');
  if (organisationId === undefined) refuse('organisation-unknown', 'organisation', named);

  const edition = editionFrom(cell('edition'), mapping);
  const status = statusFrom(cell('status'), mapping);
  const psu = cell('psu').slice(0, 100);
  // Its value is not repeated: that is the point.
  if (personalPart(psu) !== undefined) refuse('psu-personal', 'psu', '');

  const instant = (field: ConsentField): Date | null => instantFrom(cell(field), field, mapping, edition);
  const authorisedAt = instant('authorisedAt');
  const validUntil = dayFrom(cell('validUntil'), mapping, edition);
  const requestedAt = instant('requestedAt') ?? authorisedAt;
  // Without any date its end would be counted from the day of the import.
  if (requestedAt === null && validUntil === null) refuse('date-missing', 'validUntil', '');
  const frequencyPerDay = count(cell('frequencyPerDay'), 'frequencyPerDay');
  return {
    ...{ consentId, organisationId: organisationId as string, edition, status, psu },
    recurring: recurringFrom(cell('recurring')),
    frequencyPerDay: frequencyPerDay ?? editionOf(edition).consents.frequencyPerDay,
    validUntil,
    requestedAt: requestedAt ?? at,
    authorisedAt,
    access: accessFrom(cell('access')),
    accounts: count(cell('accounts'), 'accounts'),
  };
}

function refuse(code: RowProblemCode, field: ConsentField | null, value: string): never {
  throw new Refused({ code, field, value: value.slice(0, 60) });
}

function editionFrom(text: string, { edition }: ConsentMapping): ApiEdition {
  if (text === '') return edition ?? refuse('edition-missing', 'edition', '');
  const said = text.toLowerCase();
  const known = API_EDITIONS.find(
    (one) => said === one || said === editionOf(one).name.toLowerCase() || said === one.split('-')[0],
  );
  return known ?? refuse('edition-unknown', 'edition', text);
}

function statusFrom(text: string, { status, statuses }: ConsentMapping): ConsentStatus {
  if (text === '') return status ?? refuse('status-missing', 'status', '');
  const decided = Object.hasOwn(statuses, text) ? statuses[text] : undefined;
  if (decided === null) refuse('status-left-out', 'status', text);
  return decided ?? readStatus(text) ?? refuse('status-unknown', 'status', text);
}

function recurringFrom(text: string): boolean {
  if (/^(|true|yes|y|1|taip|recurring)$/i.test(text)) return true;
  if (/^(false|no|n|0|ne|one-?off)$/i.test(text)) return false;
  return refuse('recurring-unknown', 'recurring', text);
}

function count(text: string, field: ConsentField): number | null {
  if (text === '') return null;
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || (field === 'frequencyPerDay' && value < 1))
    refuse('number-bad', field, text);
  return value;
}

function accessFrom(text: string): readonly ConsentAccess[] {
  const words = text.split(/[\s,;|+]+/).filter(Boolean);
  return words.map(
    (word) =>
      CONSENT_ACCESS.find((one) => one.toLowerCase() === word.toLowerCase()) ??
      refuse('access-unknown', 'access', text),
  );
}

/** Day 1 of Excel is 1 January 1900; its 29 February 1900, which never was, moves the count by one. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

function serial(text: string, { excelDays }: ConsentMapping, field: ConsentField): Date | undefined {
  if (!looksLikeSerial(text)) return undefined;
  if (!excelDays) refuse('day-excel', field, text);
  return new Date(EXCEL_EPOCH + Math.round(Number(text) * 86_400) * 1_000);
}

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/** A day of the bank's zone; an instant stands for the day that it is on there. */
function dayFrom(text: string, mapping: ConsentMapping, edition: ApiEdition): string | null {
  if (text === '') return null;
  const counted = serial(text, mapping, 'validUntil');
  if (counted !== undefined) return counted.toISOString().slice(0, 10);
  if (INSTANT.test(text)) return dayOf(instantFrom(text, 'validUntil', mapping, edition) as Date, edition);
  const day = readDay(text, mapping.dayOrder);
  return day === undefined || !isPlausible(day) ? refuse('day-bad', 'validUntil', text) : day;
}

/** An instant; without an offset it is the bank's clock, a day alone is its beginning. */
function instantFrom(
  text: string,
  field: ConsentField,
  mapping: ConsentMapping,
  edition: ApiEdition,
): Date | null {
  if (text === '') return null;
  const counted = serial(text, mapping, field);
  if (counted !== undefined) {
    const shown = {
      year: counted.getUTCFullYear(),
      month: counted.getUTCMonth() + 1,
      day: counted.getUTCDate(),
    };
    return instantAt(shown, Math.floor((counted.getTime() % DAY_MS) / 60_000), zoneOf(edition));
  }
  const parts = INSTANT.exec(text);
  if (parts === null) {
    const day = readDay(text, mapping.dayOrder);
    if (day === undefined || !isPlausible(day)) refuse('day-bad', field, text);
    return local(day as string, 0, edition);
  }
  const [, year, month, date, hour, minute, second = '00', fraction = '0', offset] = parts;
  const day = `${year}-${month}-${date}`;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (readDay(day) === undefined || !isPlausible(day) || h > 23 || m > 59 || s > 59)
    refuse('instant-bad', field, text);
  const rest = s * 1_000 + Math.floor(Number(`0.${fraction}`) * 1_000);
  if (offset === undefined) return new Date(local(day, h * 60 + m, edition).getTime() + rest);
  const ahead = /^z$/i.test(offset) ? 0 : Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  if (ahead > 14 * 60) refuse('instant-bad', field, text);
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(date), h, m) + rest;
  return new Date(utc - (offset.startsWith('-') ? -ahead : ahead) * 60_000);
}

function local(day: string, minutes: number, edition: ApiEdition): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return instantAt(dayAfter({ year, month, day: date }, 0), minutes, zoneOf(edition));
}

/** PSD2 did not begin before 2018; `9999-12-31` asks for the longest time there is. */
const isPlausible = (day: string): boolean => day >= '2015-01-01';
