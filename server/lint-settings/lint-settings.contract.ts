import { z } from 'zod';
import { CERTIFICATE_PROFILES } from '../core/lint/certificate-profile.js';
import { LINT_PROFILES } from '../core/lint/profiles.js';
import { SEVERITIES } from '../core/lint/severity.js';
import { id, instant, instantInput } from '../platform/http/common.contract.js';

/** What a rule can be adjusted to. */
export const ADJUSTED_SEVERITIES = [...SEVERITIES, 'off'] as const;
export type AdjustedSeverity = (typeof ADJUSTED_SEVERITIES)[number];

export const ADJUSTMENT_STATES = ['in-force', 'ended', 'withdrawn'] as const;
export type AdjustmentState = (typeof ADJUSTMENT_STATES)[number];

export const LONGEST_REASON = 2_000;

export const lintAdjustmentSchema = z
  .object({
    id: z.uuid(),
    ruleId: z.string(),
    severity: z.enum(ADJUSTED_SEVERITIES),
    reason: z.string(),
    until: instant.nullable().meta({ description: 'From then on the rule speaks again by itself.' }),
    /** As of now. `withdrawn` also when a later one took its place. */
    state: z.enum(ADJUSTMENT_STATES),
    createdAt: instant,
    createdBy: z.string(),
    withdrawnAt: instant.nullable(),
    withdrawnBy: z.string().nullable(),
  })
  .meta({ id: 'LintAdjustment' });

export const createLintAdjustmentSchema = z
  .strictObject({
    ruleId: z.string().max(200),
    severity: z.enum(ADJUSTED_SEVERITIES),
    reason: z.string().trim().min(1).max(LONGEST_REASON),
    until: instantInput
      .nullable()
      .default(null)
      .meta({ description: 'When it ends by itself; `null` for one that does not.' }),
    replaces: id.nullable().default(null).meta({
      description:
        'The adjustment of this rule that is in force and ends with this one; `null` when none is.',
    }),
  })
  .meta({ id: 'CreateLintAdjustment' });

export const lintRuleSchema = z
  .object({
    id: z.string(),
    group: z.string(),
    title: z
      .string()
      .meta({ description: 'The requirement, as a sentence that is true when the rule passes.' }),
    severity: z.enum(SEVERITIES).meta({ description: 'What the rule itself says.' }),
    severityInForce: z.enum(ADJUSTED_SEVERITIES),
    citation: z.string(),
    appliesTo: z.array(z.enum(LINT_PROFILES)),
    effectiveFrom: instant.nullable().meta({ description: 'Certificates issued before it are not judged.' }),
    ask: z.string().nullable(),
    /** Schemes under which it is judged otherwise, and why. */
    profiles: z.array(
      z.object({
        profile: z.enum(CERTIFICATE_PROFILES),
        severity: z.enum(ADJUSTED_SEVERITIES),
        reason: z.string(),
      }),
    ),
    /** The one in force. */
    adjustment: lintAdjustmentSchema.nullable(),
    certificates: z.int().meta({ description: 'Certificates with this finding.' }),
    silenced: z
      .int()
      .meta({ description: 'Certificates that would have it, were the rule not switched off.' }),
  })
  .meta({ id: 'LintRule' });

export type LintAdjustment = z.output<typeof lintAdjustmentSchema>;
export type LintAdjustmentRow = z.input<typeof lintAdjustmentSchema>;
/** What a client sends. */
export type LintAdjustmentInput = z.input<typeof createLintAdjustmentSchema>;
export type CreateLintAdjustment = z.output<typeof createLintAdjustmentSchema>;
export type LintRule = z.output<typeof lintRuleSchema>;
export type LintRuleRow = z.input<typeof lintRuleSchema>;
