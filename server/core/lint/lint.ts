import type { Place } from '../asn1/decoded.js';
import type { Certificate } from '../certificate/certificate.js';
import { type LintProfile, profileOf } from './profiles.js';

/** `error` breaks a "shall", `warning` a "should", `info` only informs. */
export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Citation {
  readonly document: string;
  readonly clause: string;
}

/** One breach of a rule. */
export interface Violation {
  /** One sentence that names the value at fault. */
  readonly message: string;
  /** Where; `undefined` when something is absent, so that there are no bytes to point at. */
  readonly at: Place | undefined;
  /** When the clause judges this case otherwise than the rule's default. */
  readonly severity?: Severity;
}

interface RuleMetadata {
  /** Code of the finding and the rule's path under `rules/` with a dot. Stored with evidence: never renamed or reused. */
  readonly id: string;
  /** The requirement, as one sentence that is true when the rule passes. */
  readonly title: string;
  readonly severity: Severity;
  readonly citation: readonly Citation[];
  /** Without it: both. */
  readonly appliesTo?: readonly LintProfile[];
  /** Certificates issued (notBefore) before this instant are `not-effective`. */
  readonly effectiveFrom?: Date;
  /** A request that the holder can forward to the QTSP as it is. Every rule of the group `psd2` has one. */
  readonly ask?: string;
}

interface RuleDefinition<Subject> extends RuleMetadata {
  /** The part of the certificate the rule is about; `undefined` means the rule does not apply. */
  subject(certificate: Certificate): Subject | undefined;
  /** All violations; empty when the subject conforms. */
  check(subject: Subject, certificate: Certificate): readonly Violation[];
}

export interface LintRule extends RuleMetadata {
  /** Violations, or `undefined` when the rule does not apply to this certificate. Ignores profile and date. */
  evaluate(certificate: Certificate): readonly Violation[] | undefined;
}

export function rule<Subject>({ subject, check, ...metadata }: RuleDefinition<Subject>): LintRule {
  return {
    ...metadata,
    evaluate(certificate) {
      const found = subject(certificate);
      return found === undefined ? undefined : check(found, certificate);
    },
  };
}

export type LintStatus = 'passed' | 'failed' | 'not-applicable' | 'not-effective';

export interface LintResult {
  readonly rule: LintRule;
  readonly status: LintStatus;
  readonly violations: readonly Violation[];
}

const NONE: readonly Violation[] = [];

/**
 * Runs every rule and reports every rule, so that evidence shows what was checked and not only what broke.
 * The edition of a clause is chosen by the certificate's date of issue (notBefore), not by today.
 */
export function lint(certificate: Certificate, rules: readonly LintRule[]): LintResult[] {
  const profile = profileOf(certificate);
  const issued = certificate.notBefore.instant;
  return rules.map((rule) => {
    if (profile === undefined || (rule.appliesTo !== undefined && !rule.appliesTo.includes(profile))) {
      return { rule, status: 'not-applicable', violations: NONE };
    }
    const violations = rule.evaluate(certificate);
    if (violations === undefined) return { rule, status: 'not-applicable', violations: NONE };
    if (rule.effectiveFrom !== undefined && issued < rule.effectiveFrom) {
      return { rule, status: 'not-effective', violations: NONE };
    }
    return { rule, status: violations.length === 0 ? 'passed' : 'failed', violations };
  });
}
