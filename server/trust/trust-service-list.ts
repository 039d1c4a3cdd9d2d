import { z } from 'zod';
import { type ListFilter, oneOf, where } from '../platform/http/list-filters.js';
import { defineList } from '../platform/http/list-query.js';
import { SERVICE_PURPOSES, territorySchema } from './trust.contract.js';

const ALIAS = 'service';

/** Every word occurs somewhere; the text is stored in lower case, so both engines compare alike. */
const searched: ListFilter<string> = {
  schema: z.string().trim().max(200).toLowerCase(),
  apply(source, field, value) {
    for (const [i, word] of value.split(/\s+/).filter(Boolean).slice(0, 10).entries())
      source.andWhere(`${ALIAS}.searchText LIKE :${field}${i} ESCAPE '\\'`, {
        [`${field}${i}`]: `%${word.replace(/[\\%_]/g, '\\$&')}%`,
      });
  },
};

export const TRUST_SERVICE_LIST = defineList({
  key: 'id',
  sort: { territory: true, provider: true, name: true, type: true, status: true, since: true },
  defaultSort: ['provider', 'ASC'],
  filters: {
    id: oneOf(z.string().max(64)),
    q: searched,
    territory: oneOf(territorySchema),
    provider: oneOf(z.string().max(500)),
    status: oneOf(z.string().max(200)),
    type: oneOf(z.string().max(200)),
    purpose: where(z.enum(SERVICE_PURPOSES), (source, purpose) =>
      source.andWhere(`${ALIAS}.${purpose} = :isForPurpose`, { isForPurpose: true }),
    ),
    sha256: where(z.string().regex(/^[0-9a-f]{64}$/i), (source, sha256) =>
      source.andWhere(`${ALIAS}.searchText LIKE :holdsSha256`, { holdsSha256: `%${sha256.toLowerCase()}%` }),
    ),
  },
});
