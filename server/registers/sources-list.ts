import { z } from 'zod';
import { REGISTER_STANDINGS } from '../core/registers/register-basis.js';
import { id } from '../platform/http/common.contract.js';
import { contains, type ListFilter, oneOf, where } from '../platform/http/list-filters.js';
import { defineList, type ListDefinition } from '../platform/http/list-query.js';
import { defineRowsList, oneOfValues, rowFilter } from '../platform/http/list-rows.js';
import {
  DECISION_STATES,
  MANUAL_STATES,
  type RegisterSourceView,
  SOURCE_HEALTHS,
  SOURCE_KINDS,
} from './sources.contract.js';

export const REGISTER_SOURCE_LIST = defineRowsList<RegisterSourceView>({
  key: ({ id: source }) => source,
  sort: {
    name: ({ name }) => name,
    country: ({ country }) => country,
    ageDays: ({ ageDays }) => ageDays,
    health: ({ health }) => SOURCE_HEALTHS.indexOf(health),
  },
  defaultSort: ['name', 'ASC'],
  filters: {
    id: oneOfValues(z.string().max(40), ({ id: source }) => [source]),
    kind: oneOfValues(z.enum(SOURCE_KINDS), ({ kind }) => [kind]),
    health: oneOfValues(z.enum(SOURCE_HEALTHS), ({ health }) => [health]),
    standing: oneOfValues(z.enum(REGISTER_STANDINGS), ({ standing }) => [standing]),
    country: oneOfValues(z.string().regex(/^[A-Z]{2}$/), ({ country }) =>
      country === null ? [] : [country],
    ),
    q: rowFilter(
      z.string().trim().toLowerCase().max(200),
      ({ name, authorityName, authorities, id: source }, q) =>
        [name, authorityName, source, ...(authorities ?? [])].some((text) => text.toLowerCase().includes(q)),
    ),
  },
});

const code = z.string().trim().min(1).max(200);

/** Whether an approved override is over depends on the day. */
export const overrideListOn = (today: string): ListDefinition => ({
  key: 'id',
  sort: { proposedAt: true, authority: true, number: true, state: true, endsOn: { nullable: true } },
  defaultSort: ['proposedAt', 'DESC'],
  filters: {
    id: oneOf(id),
    q: contains('searchText'),
    authority: oneOf(code),
    source: oneOf(code),
    state: where(
      z.union([z.array(z.enum(DECISION_STATES)), z.enum(DECISION_STATES).transform((one) => [one])]),
      (source, states) => {
        const ended = `${source.alias}.endsOn IS NOT NULL AND ${source.alias}.endsOn < :overToday`;
        const stored = states.filter((state) => state !== 'over' && state !== 'approved');
        const conditions = [
          ...(stored.length > 0 ? [`${source.alias}.state IN (:...overStates)`] : []),
          ...(states.includes('approved') ? [`(${source.alias}.state = 'approved' AND NOT (${ended}))`] : []),
          ...(states.includes('over') ? [`(${source.alias}.state = 'approved' AND ${ended})`] : []),
        ];
        source.andWhere(`(${conditions.length > 0 ? conditions.join(' OR ') : '1 = 0'})`, {
          ...{ overStates: stored, overToday: today },
        });
      },
    ) as ListFilter,
  },
});

/** Reads the query of a request; the day comes when it is answered. */
export const REGISTER_OVERRIDE_LIST = defineList(overrideListOn(''));

export const MANUAL_ENTRY_LIST = defineList({
  key: 'id',
  sort: { proposedAt: true, authority: true, number: true, name: true, state: true, evidenceOf: true },
  defaultSort: ['proposedAt', 'DESC'],
  filters: {
    id: oneOf(id),
    q: contains('searchText'),
    authority: oneOf(code),
    state: oneOf(z.enum(MANUAL_STATES)),
  },
});
