import { z } from 'zod';
import { ALERT_KINDS } from '../core/alerts/alert.js';
import { DELIVERY_OCCASIONS, LONGEST_ESCALATION, RECIPIENT_KINDS } from '../core/alerts/alert-delivery.js';
import { LISTENER_PROBLEMS } from '../core/alerts/deaf-news.js';
import { DEFAULT_RECIPIENT_USES, RULE_EFFECTS, RULE_TIMINGS } from '../core/alerts/alert-rule.js';
import { ALERT_SEVERITIES } from '../core/alerts/severity.js';
import { CONTACT_PURPOSES } from '../core/applications/application.js';
import { ROLES } from '../core/permissions/permissions.js';
import { email, instant } from '../platform/http/common.contract.js';

/** Of a rule or group: a UUID, or the name of a shipped one. */
export const ruleId = z.string().trim().min(1).max(100);

const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(200).default([]);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 08:00');
const timeZone = z.string().max(64).refine(isTimeZone, 'is not a time zone such as Europe/Vilnius');
const channel = z.string().min(1).max(100).meta({ description: '`email`, or the id of an alert channel.' });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Which alerts; an empty list asks nothing. */
export const ruleMatchSchema = z.strictObject({
  kinds: list(z.enum(ALERT_KINDS)),
  severities: list(z.enum(ALERT_SEVERITIES)),
  subjectTypes: list(z.string().max(100)),
  subjectIds: list(z.string().max(200)),
  organisationIds: list(z.string().max(100)),
  /** Of the organisation, any of them. */
  tags: list(z.string().trim().min(1).max(100)),
});

export const ruleAudienceSchema = z.strictObject({
  owner: z.boolean().default(false),
  groupIds: list(ruleId),
  userIds: list(z.uuid()),
  /** People at the organisation. */
  contacts: list(z.enum(CONTACT_PURPOSES)),
  defaultRecipient: z
    .enum(DEFAULT_RECIPIENT_USES)
    .default('otherwise')
    .meta({ description: '`otherwise`: only where nobody else is left.' }),
});

export const escalationStepSchema = z.strictObject({
  afterHours: z.number().min(0.25).max(2_000).meta({ description: 'After it was raised, unacknowledged.' }),
  groupIds: list(ruleId),
  defaultRecipient: z.boolean().default(false),
  channels: z.array(channel).min(1).max(20).default(['email']),
});

/** Everything about a rule that can be edited. */
export const ruleDefinitionSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    enabled: z.boolean().default(true),
    effect: z
      .enum(RULE_EFFECTS)
      .default('tell')
      .meta({ description: '`mute`: alerts like these reach nobody. Needs `alerts.silence`.' }),
    match: ruleMatchSchema,
    thresholds: z
      .array(z.int().min(-3_650).max(3_650))
      .min(1)
      .max(50)
      .nullable()
      .default(null)
      .meta({ description: 'Days before the end that are told, of those that are raised; `null` for all.' }),
    to: ruleAudienceSchema,
    channels: z.array(channel).min(1).max(20).default(['email']),
    timing: z.enum(RULE_TIMINGS).default('immediate'),
    digestAt: timeOfDay.default('08:00').meta({ description: 'Of working days, in the reader’s zone.' }),
    criticalAtOnce: z.boolean().default(true),
    quietHours: z
      .strictObject({ from: timeOfDay, to: timeOfDay, exceptCritical: z.boolean().default(true) })
      .nullable()
      .default(null),
    timeZone: timeZone.default('UTC').meta({ description: 'For readers whose own is not known.' }),
    escalation: z
      .array(escalationStepSchema)
      .max(LONGEST_ESCALATION)
      .refine(
        (steps) => steps.every((step, i) => i === 0 || step.afterHours > (steps[i - 1]?.afterHours ?? 0)),
        'are not in the order of their hours',
      )
      .default([]),
    recovery: z.boolean().default(true),
    last: z
      .boolean()
      .default(false)
      .meta({ description: 'Later rules are not asked about an alert that this one is about.' }),
  })
  .meta({ id: 'AlertRuleDefinition' });

export const listenerProblemSchema = z.object({
  code: z.enum(LISTENER_PROBLEMS),
  /** Who or what: the name of a group, an address. */
  about: z.string(),
});

export const alertRuleSchema = ruleDefinitionSchema
  .extend({
    id: z.string(),
    position: z.int().meta({ description: 'Rules are asked in this order; shipped ones come last.' }),
    /** Comes with Qwarden. */
    shipped: z.boolean(),
    /** A shipped one that is not as it was shipped. */
    edited: z.boolean(),
    /** Whom it names and who would not read it; empty when all is well. */
    problems: z.array(listenerProblemSchema),
    version: z.int(),
    changedAt: instant.nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'AlertRule' });

export const createAlertRuleSchema = z
  .strictObject({ ...ruleDefinitionSchema.shape, position: z.int().min(0).max(9_999).optional() })
  .meta({ id: 'CreateAlertRule' });

/** The whole definition, as it is to be. */
export const changeAlertRuleSchema = z
  .strictObject({
    ...ruleDefinitionSchema.shape,
    version: z.int(),
    position: z.int().min(0).max(1_000_000).optional().meta({ description: 'Of a shipped one it stays.' }),
  })
  .meta({ id: 'ChangeAlertRule' });

export const previewAlertRuleSchema = z
  .strictObject({
    definition: ruleDefinitionSchema,
    /** The rule whose place it would take; without it, it is asked first of all. */
    id: ruleId.optional(),
    days: z.int().min(1).max(366).default(30),
  })
  .meta({ id: 'PreviewAlertRule' });

/** Somebody who would be told, and why. */
export const plannedDeliverySchema = z.object({
  channel: z.string(),
  recipient: z.string(),
  recipientName: z.string().nullable(),
  recipientIs: z.enum(RECIPIENT_KINDS),
  /** Of which rule. */
  ruleId: z.string(),
  ruleName: z.string(),
  timing: z.enum(RULE_TIMINGS),
  dueAt: instant,
  timeZone: z.string(),
});

export const alertAudienceSchema = z
  .object({
    /** Who would be told now. */
    recipients: z.array(plannedDeliverySchema),
    /** If nobody acknowledges it. */
    escalation: z.array(
      z.object({ step: z.int(), at: instant, ruleName: z.string(), recipients: z.array(z.string()) }),
    ),
    /** Every rule that was asked, in order. */
    rules: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        outcome: z.enum(['tells', 'mutes', 'disabled', 'no-match', 'threshold-not-told', 'not-asked']),
      }),
    ),
    muted: z.boolean(),
    nobody: z.boolean().meta({ description: 'Nobody would read it.' }),
    problems: z.array(listenerProblemSchema),
  })
  .meta({ id: 'AlertAudience' });

export const alertRulePreviewSchema = z
  .object({
    /** What the rule would have done in the last days. */
    past: z.object({
      days: z.int(),
      from: instant,
      alerts: z.int(),
      /** Messages, after grouping. */
      messages: z.int(),
      /** False when there were too many alerts to look at all. */
      complete: z.boolean(),
      byRecipient: z.array(
        z.object({ channel: z.string(), recipient: z.string(), alerts: z.int(), messages: z.int() }),
      ),
      byDay: z.array(z.object({ day: z.iso.date(), messages: z.int() })),
    }),
    /** Alerts that are open now and that it is about. */
    today: z.object({
      alerts: z.int(),
      nobody: z.int(),
      sample: z.array(
        z.object({
          id: z.uuid(),
          title: z.string(),
          severity: z.enum(ALERT_SEVERITIES),
          recipients: z.array(z.string()),
        }),
      ),
    }),
    problems: z.array(listenerProblemSchema),
  })
  .meta({ id: 'AlertRulePreview' });

export const ruleTestResultSchema = z
  .object({
    sent: z.array(z.object({ channel: z.string(), recipient: z.string(), messageId: z.uuid().nullable() })),
    problems: z.array(listenerProblemSchema),
  })
  .meta({ id: 'AlertRuleTest' });

// ---- Groups

export const groupMemberSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('user'), userId: z.uuid() }),
  z.strictObject({ kind: z.literal('email'), email, name: z.string().trim().max(200).default('') }),
  /** Everybody whose account has the role. */
  z.strictObject({ kind: z.literal('role'), role: z.enum(ROLES) }),
]);

const groupShape = {
  name: z.string().trim().min(1).max(200),
  note: z.string().trim().max(2_000).default(''),
  members: z.array(groupMemberSchema).max(500).default([]),
};
export const createAlertGroupSchema = z.strictObject(groupShape).meta({ id: 'CreateAlertGroup' });
export const changeAlertGroupSchema = z
  .strictObject({ ...groupShape, version: z.int() })
  .meta({ id: 'ChangeAlertGroup' });

export const alertGroupSchema = z
  .object({
    id: z.string(),
    ...groupShape,
    /** Always there, not to be edited. */
    shipped: z.boolean(),
    /** Addresses that are reached at this moment. */
    reaches: z.array(z.object({ name: z.string(), address: z.string() })),
    problems: z.array(listenerProblemSchema),
    /** Names of rules that use it. */
    usedBy: z.array(z.object({ id: z.string(), name: z.string() })),
    version: z.int(),
    changedAt: instant.nullable(),
    changedBy: z.string().nullable(),
  })
  .meta({ id: 'AlertGroup' });

export type RuleDefinitionInput = z.input<typeof ruleDefinitionSchema>;
export type AlertRuleView = z.output<typeof alertRuleSchema>;
export type AlertRuleRow = z.input<typeof alertRuleSchema>;
export type CreateAlertRule = z.output<typeof createAlertRuleSchema>;
export type ChangeAlertRule = z.output<typeof changeAlertRuleSchema>;
export type PreviewAlertRule = z.output<typeof previewAlertRuleSchema>;
export type AlertRulePreview = z.output<typeof alertRulePreviewSchema>;
export type AlertRulePreviewRow = z.input<typeof alertRulePreviewSchema>;
export type RuleTestResult = z.output<typeof ruleTestResultSchema>;
export type AlertAudience = z.output<typeof alertAudienceSchema>;
export type AlertAudienceRow = z.input<typeof alertAudienceSchema>;
export type ListenerProblem = z.output<typeof listenerProblemSchema>;
export type AlertGroupView = z.output<typeof alertGroupSchema>;
export type AlertGroupRow = z.input<typeof alertGroupSchema>;
export type CreateAlertGroup = z.output<typeof createAlertGroupSchema>;
export type ChangeAlertGroup = z.output<typeof changeAlertGroupSchema>;

export {
  DEFAULT_RECIPIENT_USES,
  EMAIL_CHANNEL,
  RULE_EFFECTS,
  RULE_TIMINGS,
} from '../core/alerts/alert-rule.js';
export { DELIVERY_OCCASIONS, LISTENER_PROBLEMS, RECIPIENT_KINDS };
export type { ListenerProblemCode } from '../core/alerts/deaf-news.js';
