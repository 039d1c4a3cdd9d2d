import { z } from 'zod';
import { id } from '../platform/http/common.contract.js';
import { type ListFilter, oneOf, where } from '../platform/http/list-filters.js';
import type { ListDefinition } from '../platform/http/list-query.js';

/** The alias of the organisation in every query that is filtered. */
export const ALIAS = 'organisation';

const BLOCKED =
  `${ALIAS}.blockedFrom IS NOT NULL AND ${ALIAS}.blockedFrom <= :blockedAt` +
  ` AND (${ALIAS}.blockedUntil IS NULL OR ${ALIAS}.blockedUntil > :blockedAt)`;

/** What the list can be sorted and filtered by; whether somebody is blocked is as of an instant. */
export const organisationListAt = (at: Date): ListDefinition => ({
  key: 'id',
  sort: { name: true, country: true, authority: true, createdAt: true },
  defaultSort: ['name', 'ASC'],
  filters: {
    id: oneOf(id),
    key: oneOf(z.string().max(400)),
    country: oneOf(z.string().max(10)),
    authority: oneOf(z.string().max(40)),
    q: searched(),
    tag: where(z.string().max(40), (source, tag) =>
      source.andWhere(`${ALIAS}.tags LIKE :tag ESCAPE '\\'`, { tag: `%,${literal(tag)},%` }),
    ),
    blocked: where(z.boolean(), (source, blocked) =>
      source.andWhere(blocked ? `(${BLOCKED})` : `NOT (${BLOCKED})`, { blockedAt: at.toISOString() }),
    ),
  },
});

const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Every word occurs somewhere; the text is stored in lower case, so both engines compare alike. */
function searched(): ListFilter<string> {
  return where(z.string().trim().max(200).toLowerCase(), (source, value) => {
    for (const [i, word] of value.split(/\s+/).filter(Boolean).slice(0, 10).entries())
      source.andWhere(`${ALIAS}.searchText LIKE :q${i} ESCAPE '\\'`, { [`q${i}`]: `%${literal(word)}%` });
  });
}
