import { cite } from '../lint/citations.js';
import type { LintResult, LintRule, Violation } from '../lint/lint.js';
import type { Finding } from './finding.js';

/** What the rules found, in their order. */
export function findingsOf(results: readonly LintResult[]): Finding[] {
  const findings: Finding[] = [];
  for (const { rule, violations, unadjusted } of results) {
    for (let i = 0; i < violations.length; i++) {
      const finding = findingOf(rule, violations[i]!);
      const own = unadjusted?.[i];
      const adjustedFrom = own ? (own.severity ?? rule.severity) : finding.severity;
      findings.push(adjustedFrom === finding.severity ? finding : { ...finding, adjustedFrom });
    }
  }
  return findings;
}

/** What rules would have found that an administrator switched off. */
export function silencedFindings(results: readonly LintResult[]): Finding[] {
  const findings: Finding[] = [];
  for (const { rule, silenced } of results) {
    for (const violation of silenced ?? []) findings.push(findingOf(rule, violation));
  }
  return findings;
}

function findingOf(rule: LintRule, { message, at, severity }: Violation): Finding {
  return {
    code: rule.id,
    severity: severity ?? rule.severity,
    message,
    citation: cite(rule.citation),
    at: at?.path ?? null,
    range: at ? { start: at.start, end: at.end } : null,
    ask: rule.ask ?? null,
  };
}
