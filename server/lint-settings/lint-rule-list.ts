import { z } from 'zod';
import { LINT_PROFILES } from '../core/lint/profiles.js';
import { defineRowsList, oneOfValues, rowFilter } from '../platform/http/list-rows.js';
import { ADJUSTED_SEVERITIES, type LintRuleRow } from './lint-settings.contract.js';

const rank = ({ severityInForce }: LintRuleRow): number =>
  ADJUSTED_SEVERITIES.length - ADJUSTED_SEVERITIES.indexOf(severityInForce);

/** The rules are code, so their list is made in memory. */
export const LINT_RULE_LIST = defineRowsList<LintRuleRow>({
  key: ({ id }) => id,
  sort: {
    id: ({ id }) => id,
    group: ({ group }) => group,
    title: ({ title }) => title,
    severity: rank,
    citation: ({ citation }) => citation,
    effectiveFrom: ({ effectiveFrom }) => effectiveFrom?.toISOString() ?? null,
    certificates: ({ certificates, silenced }) => certificates + silenced,
    adjusted: ({ adjustment }) => adjustment?.createdAt.toISOString() ?? null,
  },
  defaultSort: ['id', 'ASC'],
  filters: {
    id: oneOfValues(z.string(), ({ id }) => [id]),
    q: rowFilter(z.string().trim().toLowerCase().max(200), ({ id, title, citation }, text) => {
      const searched = `${id} ${title} ${citation}`.toLowerCase();
      return text.split(/\s+/).every((word) => searched.includes(word));
    }),
    group: oneOfValues(z.string(), ({ group }) => [group]),
    severity: oneOfValues(z.enum(ADJUSTED_SEVERITIES), ({ severityInForce }) => [severityInForce]),
    appliesTo: oneOfValues(z.enum(LINT_PROFILES), ({ appliesTo }) => appliesTo),
    adjusted: rowFilter(z.boolean(), ({ adjustment }, wanted) => (adjustment !== null) === wanted),
    broken: rowFilter(
      z.boolean(),
      ({ certificates, silenced }, wanted) => certificates + silenced > 0 === wanted,
    ),
  },
});
