import type { Place } from '../asn1/decoded.js';
import type { Certificate } from '../certificate/certificate.js';
import type { CertificateProfile } from './certificate-profile.js';
import { type AdjustedAt, type Adjustment, adjustmentsInForce } from './adjustments.js';
import { profileSeverity } from './profile-severities.js';
import { type LintProfile, profileOf } from './profiles.js';
import { SEVERITIES, type Severity } from './severity.js';

export { SEVERITIES, type Severity };

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

/** `switched-off`: an administrator decided so; what the rule would have said stands in `silenced`. */
export type LintStatus = 'passed' | 'failed' | 'not-applicable' | 'not-effective' | 'switched-off';

export interface LintResult {
  readonly rule: LintRule;
  readonly status: LintStatus;
  readonly violations: readonly Violation[];
  /** The decision of an administrator that changed this result. */
  readonly adjustment?: Adjustment;
  /** Of a rule that is switched off. */
  readonly silenced?: readonly Violation[];
  /** Before the adjustment, each at the place of the violation that it became. */
  readonly unadjusted?: readonly Violation[];
}

/** By what else than the rules themselves a certificate is judged. */
export type LintOptions = {
  /** Without it the rules' own severities count, whatever the certificate claims about its scheme. */
  readonly profile?: CertificateProfile;
} & ({ readonly adjustments?: undefined } | AdjustedAt);

const NONE: readonly Violation[] = [];
const NO_ADJUSTMENTS: ReadonlyMap<string, Adjustment> = new Map();

/** The results that say nothing of a certificate but the rule's name: made once, since most results are one of them. */
interface Prepared {
  readonly rule: LintRule;
  readonly passed: LintResult;
  readonly notApplicable: LintResult;
  readonly notEffective: LintResult;
}

const prepared = new WeakMap<readonly LintRule[], readonly Prepared[]>();

function prepare(rules: readonly LintRule[]): readonly Prepared[] {
  const known = prepared.get(rules);
  if (known !== undefined) return known;
  const made = rules.map((rule) => ({
    rule,
    passed: { rule, status: 'passed', violations: NONE } as const,
    notApplicable: { rule, status: 'not-applicable', violations: NONE } as const,
    notEffective: { rule, status: 'not-effective', violations: NONE } as const,
  }));
  prepared.set(rules, made);
  return made;
}

/**
 * Runs every rule and reports every rule, so that evidence shows what was checked and not only what broke.
 * The edition of a clause is chosen by the certificate's date of issue (notBefore), not by today. The severity of a
 * violation is the administrator's, else the profile's, else its own, else the rule's.
 */
export function lint(
  certificate: Certificate,
  rules: readonly LintRule[],
  options: LintOptions = {},
): LintResult[] {
  const applied = profileOf(certificate);
  const issued = certificate.notBefore.instant;
  const adjustments = options.adjustments
    ? adjustmentsInForce(options.adjustments, options.at)
    : NO_ADJUSTMENTS;
  return prepare(rules).map(({ rule, passed, notApplicable, notEffective }) => {
    if (applied === undefined || (rule.appliesTo !== undefined && !rule.appliesTo.includes(applied)))
      return notApplicable;
    const inProfile = options.profile && profileSeverity(options.profile, rule.id);
    if (inProfile === 'off') return notApplicable;
    const found = rule.evaluate(certificate);
    if (found === undefined) return notApplicable;
    if (rule.effectiveFrom !== undefined && issued < rule.effectiveFrom) return notEffective;
    const adjustment = adjustments.size === 0 ? undefined : adjustments.get(rule.id);
    if (adjustment === undefined && found.length === 0) return passed;
    const violations = inProfile ? withSeverity(inProfile, rule.severity, found) : found;
    if (adjustment === undefined) return { rule, status: 'failed', violations };
    if (adjustment.severity === 'off')
      return { rule, status: 'switched-off', violations: NONE, adjustment, silenced: violations };
    const adjusted = withSeverity(adjustment.severity, inProfile ?? rule.severity, violations);
    const status = violations.length === 0 ? 'passed' : 'failed';
    return { rule, status, violations: adjusted, adjustment, unadjusted: violations };
  });
}

/** When the new severity is milder than the usual one, what is milder still stays so; else every violation has it. */
function withSeverity(
  severity: Severity,
  usual: Severity,
  violations: readonly Violation[],
): readonly Violation[] {
  const rank = SEVERITIES.indexOf(severity);
  const milder = rank > SEVERITIES.indexOf(usual);
  return violations.map((violation) =>
    milder && SEVERITIES.indexOf(violation.severity ?? usual) > rank ? violation : { ...violation, severity },
  );
}
