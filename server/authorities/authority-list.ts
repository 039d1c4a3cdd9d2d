import { z } from 'zod';
import { AUTHORITY_GROUPS, AUTHORITY_STATUSES } from '../core/authorities/authority.js';
import { LINK_STATES } from '../core/authorities/link-state.js';
import { defineRowsList, oneOfValues, rowFilter } from '../platform/http/list-rows.js';
import type { AuthorityRow } from './authorities.contract.js';

/** "ą" is found by "a". */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** People search for countries in the languages of the console. */
const LITHUANIAN = new Intl.DisplayNames(['lt'], { type: 'region' });

const searched = (row: AuthorityRow): string =>
  plain(
    [
      ...[row.id, row.country, row.countryName, LITHUANIAN.of(row.country), row.nameEn, row.nameLocal],
      ...[row.shortName, row.ebaOwnerId, ...row.formerIds, ...row.aliases],
      ...row.links.flatMap(({ name, url }) => [name, url]),
    ].join('\n'),
  );

/** The directory is a few dozen rows that the code declares, so its list is made in memory. */
export const AUTHORITY_LIST = defineRowsList<AuthorityRow>({
  key: ({ id }) => id,
  sort: {
    id: ({ id }) => id,
    country: ({ country }) => country,
    countryName: ({ countryName }) => countryName,
    nameEn: ({ nameEn }) => nameEn,
    group: ({ group }) => AUTHORITY_GROUPS.indexOf(group),
    linkState: ({ linkState }) => (linkState === null ? null : LINK_STATES.indexOf(linkState)),
    lastConfirmedAt: ({ lastConfirmedAt }) => lastConfirmedAt?.toISOString() ?? null,
  },
  defaultSort: ['country', 'ASC'],
  filters: {
    id: oneOfValues(z.string().max(64), ({ id }) => [id]),
    q: rowFilter(z.string().trim().max(200), (row, text) => {
      const all = searched(row);
      return plain(text)
        .split(/\s+/)
        .every((word) => all.includes(word));
    }),
    group: oneOfValues(z.enum(AUTHORITY_GROUPS), ({ group }) => [group]),
    country: oneOfValues(z.string().max(2), ({ country }) => [country]),
    status: oneOfValues(z.enum(AUTHORITY_STATUSES), ({ status }) => [status]),
    eea: rowFilter(z.boolean(), ({ eea }, wanted) => eea === wanted),
    linkState: oneOfValues(z.enum(LINK_STATES), ({ links }) => links.map(({ state }) => state)),
    notConfirmed: rowFilter(
      z.boolean(),
      ({ links }, wanted) => links.some(({ notConfirmed }) => notConfirmed) === wanted,
    ),
    edited: rowFilter(z.boolean(), ({ edits }, wanted) => edits.length > 0 === wanted),
    shippedChanged: rowFilter(
      z.boolean(),
      ({ edits }, wanted) => edits.some(({ shippedChanged }) => shippedChanged) === wanted,
    ),
  },
});
