import { z } from 'zod';
import { ENTITY_TYPES } from '../core/registers/register-entry.js';
import { ENTRY_STATUSES } from '../core/registers/stored-entry.js';
import { id } from '../platform/http/common.contract.js';
import { before, type ListFilter, notBefore, oneOf, where } from '../platform/http/list-filters.js';
import { defineList, type ListDefinition } from '../platform/http/list-query.js';
import { atInput } from './at-input.js';
import { EDITION_STATES } from './registers.contract.js';

/** The alias of the entry in every query that is filtered. */
export const ENTRY = 'entry';

/** A trigram needs three letters; shorter words are looked for in the rows. */
const SHORTEST_INDEXED = 3;

const code = z.string().trim().min(1).max(200);
const country = z.string().regex(/^[A-Z]{2}$/);
const service = z.string().regex(/^[A-Z0-9_]{1,20}$/);

/** Every word occurs somewhere; the text is stored in lower case, so both engines compare alike. */
const searched = (kind: 'sqlite' | 'postgres'): ListFilter<string> => ({
  schema: z.string().trim().max(200).toLowerCase(),
  apply(source, field, value) {
    const words = value.split(/\s+/).filter(Boolean).slice(0, 10);
    const isIndexed = (word: string): boolean => kind === 'sqlite' && [...word].length >= SHORTEST_INDEXED;
    const indexed = words.filter(isIndexed);
    const parameters: Record<string, string> = {};
    const conditions: string[] = [];
    if (indexed.length > 0) {
      parameters[`${field}Match`] = indexed.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ');
      conditions.push(
        `${ENTRY}.id IN (SELECT "rowid" FROM "register_entry_search" WHERE "register_entry_search" MATCH :${field}Match)`,
      );
    }
    for (const [i, word] of words.entries())
      if (!isIndexed(word)) {
        parameters[`${field}${i}`] = `%${like(word)}%`;
        conditions.push(`${ENTRY}.searchText LIKE :${field}${i} ESCAPE '\\'`);
      }
    if (conditions.length > 0) source.andWhere(`(${conditions.join(' AND ')})`, parameters);
  },
});

/** The beginning of a name, as it is written. */
const beginning = where(z.string().trim().min(1).max(200), (source, begins) => {
  source.andWhere(`${ENTRY}.name >= :nameBegins AND ${ENTRY}.name < :nameEnds`, {
    nameBegins: begins,
    nameEnds: `${begins}\u{10ffff}`,
  });
});

const like = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** A service anywhere, a host country with any service, or a service in a country: `PS_080`, `LT`, `LT:PS_080`. */
const offered: ListFilter<string> = where(
  z.union([service, country, z.string().regex(/^[A-Z]{2}:[A-Z0-9_]{1,20}$/)]),
  (source, wanted) => {
    const text = wanted.includes(':') ? ` ${wanted} ` : wanted.length === 2 ? ` ${wanted}:` : `:${wanted} `;
    source.andWhere(`${ENTRY}.serviceText LIKE :offered ESCAPE '\\'`, { offered: `%${like(text)}%` });
  },
) as ListFilter<string>;

const listed = (pattern: (value: string) => string, parameter: string, value: z.ZodType<string>) =>
  where(value, (source, wanted) => {
    source.andWhere(`${ENTRY}.serviceText LIKE :${parameter} ESCAPE '\\'`, {
      [parameter]: `%${like(pattern(wanted))}%`,
    });
  });

export const registerEntryListOn = (kind: 'sqlite' | 'postgres'): ListDefinition => ({
  key: 'id',
  sort: {
    name: true,
    type: true,
    status: true,
    authority: { nullable: true },
    country: { nullable: true },
    number: { nullable: true },
    code: true,
  },
  defaultSort: ['name', 'ASC'],
  filters: {
    id: oneOf(code, 'key'),
    q: searched(kind),
    nameBegins: beginning,
    source: oneOf(z.string().max(40)),
    type: oneOf(z.enum(ENTITY_TYPES)),
    status: oneOf(z.enum(ENTRY_STATUSES)),
    authority: oneOf(code),
    country: oneOf(country),
    number: oneOf(code),
    code: oneOf(code),
    parentCode: oneOf(code),
    service: listed((wanted) => `:${wanted} `, 'service', service),
    host: listed((wanted) => ` ${wanted}:`, 'host', country),
    offered,
    /** Says which edition; the query is made of that one. */
    at: where(atInput, () => undefined),
  },
});

/** Reads the query of a request; how words are found depends on the database. */
export const REGISTER_ENTRY_LIST = defineList(registerEntryListOn('sqlite'));

export const REGISTER_EDITION_LIST = defineList({
  key: 'id',
  sort: { startedAt: true, number: true, publishedAt: { nullable: true }, finishedAt: { nullable: true } },
  defaultSort: ['startedAt', 'DESC'],
  filters: {
    id: oneOf(id),
    source: oneOf(z.string().max(40)),
    state: oneOf(z.enum(EDITION_STATES)),
    startedAt_gte: notBefore('startedAt'),
    startedAt_lt: before('startedAt'),
  },
});
