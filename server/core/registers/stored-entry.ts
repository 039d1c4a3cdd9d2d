import { authorisationOn, HOLDING, nextChangeAfter } from './authorisation.js';
import { entityCodeTail } from './entity-code.js';
import { numberKey } from './number-ladder.js';
import type { RegisterEntry } from './register-entry.js';

/** What storage finds an entry by. The entry itself is `data`; the rest follows from it. */
export const ENTRY_COLUMNS = [
  'key',
  'type',
  'code',
  'owner',
  'authority',
  'country',
  'number',
  'numberKey',
  'codeKey',
  'name',
  'status',
  'statusUntil',
  'parentCode',
  'serviceText',
  'searchText',
  'version',
  'rawHash',
  'contentHash',
  'data',
] as const;
export type EntryColumn = (typeof ENTRY_COLUMNS)[number];

/** The values in the order of `ENTRY_COLUMNS`: thousands of them are handed over one after the other. */
export type EntryColumns = readonly (string | null)[];

/** As of the day on which the edition was read, or on which the status last changed by itself. `listed`: stands in the register without being authorised by it. */
export const ENTRY_STATUSES = ['active', 'withdrawn', 'not-yet', 'listed', 'unknown'] as const;
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** The same entity in every edition of its source: codes are unique within source and type only. */
export const entryKey = ({ source, type, code }: Pick<RegisterEntry, 'source' | 'type' | 'code'>): string =>
  `${source}:${type}:${code}`;

export function entryStatus(entry: RegisterEntry, day: string): EntryStatus {
  if (HOLDING[entry.type] === 'none') return 'listed';
  return authorisationOn(entry, day).state;
}

/** ` LT:PS_070 LT:PS_080 DE:PS_080 `: both a country and a service are found by what stands around the colon. */
export function serviceText({ services }: Pick<RegisterEntry, 'services'>): string | null {
  const pairs = Object.entries(services).flatMap(([country, codes]) =>
    codes.map((code) => `${country}:${code}`),
  );
  return pairs.length === 0 ? null : ` ${pairs.join(' ')} `;
}

/** What people type to find it, in lower case. */
function searchText({ code, number, names, commercialNames, address }: RegisterEntry): string {
  const parts = [...names, ...commercialNames, number ?? '', code, address.town ?? ''];
  return [...new Set(parts.map((part) => part.trim().toLowerCase()))].filter(Boolean).join('\n');
}

/** What is compared between editions: a new version stamp alone is no news. Services in one order, whatever the file's. */
export function entryData(entry: RegisterEntry): string {
  const { version, services, ...rest } = entry;
  void version;
  const sorted = Object.fromEntries(
    Object.entries(services)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([country, codes]) => [country, [...new Set(codes)].sort()]),
  );
  return JSON.stringify({ ...rest, services: sorted });
}

/** The entry of a row. */
export const entryOf = (data: string, version: string | null): RegisterEntry => ({
  ...(JSON.parse(data) as Omit<RegisterEntry, 'version'>),
  version,
});

/** Agents and branches are not looked for by a number: they act under that of their parent. */
export function entryColumns(
  entry: RegisterEntry,
  data: string,
  day: string,
  hashes: { readonly raw: string; readonly content: string },
): EntryColumns {
  const { type, code, owner, authority, number, names, parent, version } = entry;
  const isInherited = HOLDING[type] === 'inherited';
  const values: Record<EntryColumn, string | null> = {
    key: entryKey(entry),
    type,
    code,
    owner,
    authority,
    country: countryOf(entry),
    number,
    numberKey: number === null ? null : numberKey(number),
    codeKey: isInherited ? null : numberKey(entityCodeTail(code)),
    name: (names[0] ?? code).slice(0, 500),
    status: entryStatus(entry, day),
    statusUntil: nextChangeAfter(entry, day),
    parentCode: parent?.code ?? null,
    serviceText: serviceText(entry),
    searchText: searchText(entry),
    version,
    rawHash: hashes.raw,
    contentHash: hashes.content,
    data,
  };
  return ENTRY_COLUMNS.map((column) => values[column]);
}

/** Of the authority; of the entity where that is unknown. */
const countryOf = ({ authority, owner, address }: RegisterEntry): string | null =>
  authority?.slice(0, 2) ?? /^([A-Z]{2})_/.exec(owner)?.[1] ?? address.country;
