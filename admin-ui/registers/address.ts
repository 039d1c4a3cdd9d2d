/** Pages of the area. */
export const REGISTERS_PATH = '/registers';
export const AUTHORITIES_PATH = '/registers/authorities';
export const ENTRIES_PATH = '/registers/entries';
export const EDITIONS_PATH = '/registers/editions';
export const IMPORT_EDITION_PATH = '/registers/editions/import';
export const CHANGES_PATH = '/registers/changes';

/** `at`: as of an instant; without it, as of now. */
export const entryPath = (id: string, at?: string | null): string =>
  `${ENTRIES_PATH}/${encodeURIComponent(id)}${at ? `?${new URLSearchParams({ at }).toString()}` : ''}`;
export const editionPath = (id: string): string => `${EDITIONS_PATH}/${id}`;
export const changePath = (id: string): string => `${CHANGES_PATH}/${id}`;

/** `eba:PSD_PI:LT_BL!LB000458`, as the API names entries. */
export const entryId = (source: string, type: string, code: string): string => `${source}:${type}:${code}`;

/** What is asked about whom; the same names as in the API. */
export interface LookupQuestion {
  readonly identifier: string;
  readonly role?: string;
  readonly country?: string;
  /** A day. */
  readonly at?: string;
}

export function lookupQuery(question: LookupQuestion): string {
  const filled = Object.entries(question).filter(([, value]) => value !== '' && value !== undefined);
  return new URLSearchParams(filled as [string, string][]).toString();
}
export const lookupPath = (question: LookupQuestion): string => `${REGISTERS_PATH}?${lookupQuery(question)}`;

/** Of the API. */
export const lookupApi = (question: LookupQuestion): string =>
  `/register-entries/lookup?${lookupQuery(question)}`;
export const entryApi = (id: string, at?: string | null): string =>
  `/register-entries/${encodeURIComponent(id)}${at ? `?${new URLSearchParams({ at }).toString()}` : ''}`;
export const editionApi = (id: string): string => `/register-editions/${id}`;

export const SOURCES_API = '/register-sources?range=%5B0,99%5D';

/** One page of a list of the API. */
export function listApi(
  resource: string,
  filter: Record<string, unknown>,
  sort: readonly [field: string, order: 'ASC' | 'DESC'],
  count: number,
): string {
  const query = new URLSearchParams({
    filter: JSON.stringify(filter),
    sort: JSON.stringify(sort),
    range: JSON.stringify([0, count - 1]),
  });
  return `/${resource}?${query.toString()}`;
}
