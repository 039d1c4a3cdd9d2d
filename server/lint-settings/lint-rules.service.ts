import { Injectable } from '@nestjs/common';
import { CERTIFICATE_PROFILES } from '../core/lint/certificate-profile.js';
import { cite } from '../core/lint/citations.js';
import type { LintRule } from '../core/lint/lint.js';
import { PROFILE_SEVERITIES } from '../core/lint/profile-severities.js';
import { LINT_PROFILES } from '../core/lint/profiles.js';
import { LINT_RULES } from '../core/lint/registry.js';
import type { ListQuery } from '../platform/http/list-query.js';
import type { Page } from '../platform/http/page.js';
import { Problem } from '../platform/http/problem.js';
import { Clock } from '../ports/clock.js';
import type { AdjustmentInForce, Judgement } from './judgement.js';
import { LintAdjustments } from './lint-adjustments.service.js';
import { LINT_RULE_LIST } from './lint-rule-list.js';
import type { LintRuleRow } from './lint-settings.contract.js';

/** In how many certificates a rule found something, and in how many it would have, had nobody switched it off. */
export interface FindingCount {
  readonly code: string;
  readonly found: number;
  readonly silenced: number;
}

/** Whoever stores certificates. */
export interface FindingCounter {
  /** Of every code, or of one. */
  countFindings(code?: string): Promise<readonly FindingCount[]>;
}

/** The rules of this build with what was decided about them and what they found. */
@Injectable()
export class LintRules {
  private counter: FindingCounter | undefined;

  constructor(
    private readonly adjustments: LintAdjustments,
    private readonly clock: Clock,
  ) {}

  /** Certificates are stored above this folder, so their counts are handed in. */
  countBy(counter: FindingCounter): void {
    this.counter = counter;
  }

  async list(query: ListQuery): Promise<Page<LintRuleRow>> {
    return LINT_RULE_LIST.page(await this.rows(LINT_RULES), query);
  }

  async find(id: string): Promise<LintRuleRow> {
    const [row] = await this.rows(
      LINT_RULES.filter((rule) => rule.id === id),
      id,
    );
    if (!row) throw new Problem('lint-rule-not-found');
    return row;
  }

  private async rows(rules: readonly LintRule[], code?: string): Promise<LintRuleRow[]> {
    const judgement = await this.adjustments.judgementAt(this.clock.now());
    const counts = new Map((await this.counter?.countFindings(code))?.map((count) => [count.code, count]));
    return rules.map((rule) => rowOf(rule, judgement, counts.get(rule.id)));
  }
}

function rowOf(rule: LintRule, { byRule }: Judgement, count: FindingCount | undefined): LintRuleRow {
  const { id, title, severity, citation, appliesTo, effectiveFrom, ask } = rule;
  const adjustment = byRule.get(id);
  return {
    ...{ id, title, severity },
    group: id.slice(0, id.indexOf('.')),
    severityInForce: adjustment?.severity ?? severity,
    citation: cite(citation),
    appliesTo: [...(appliesTo ?? LINT_PROFILES)],
    effectiveFrom: effectiveFrom ?? null,
    ask: ask ?? null,
    profiles: CERTIFICATE_PROFILES.flatMap((profile) =>
      PROFILE_SEVERITIES[profile]
        .filter(({ ruleId }) => ruleId === id)
        .map((other) => ({ profile, severity: other.severity, reason: other.reason })),
    ),
    adjustment: adjustment ? inForce(adjustment) : null,
    certificates: count?.found ?? 0,
    silenced: count?.silenced ?? 0,
  };
}

const inForce = ({ until, ...adjustment }: AdjustmentInForce): LintRuleRow['adjustment'] => ({
  ...adjustment,
  until: until ?? null,
  state: 'in-force',
  withdrawnAt: null,
  withdrawnBy: null,
});
