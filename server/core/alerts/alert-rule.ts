import type { ContactPurpose } from '../applications/application.js';
import type { Role } from '../permissions/permissions.js';
import type { AlertKind } from './alert.js';
import type { AlertSeverity } from './severity.js';

/** Mail; any other channel is called by the id of its row. */
export const EMAIL_CHANNEL = 'email';

/** Kinds of things that alerts are about. */
export const ALERT_SUBJECTS = [
  'certificate',
  'trusted-list',
  'register',
  'register-entry',
  'organisation',
  'consent',
  'grant',
  'waiver',
  'secret',
  'api-token',
  'review',
  'probe-target',
  'job',
  'alert-rule',
  'alert-group',
  'alert-channel',
  'address',
] as const;
export type AlertSubjectType = (typeof ALERT_SUBJECTS)[number];

/** Which alerts a rule is about. An empty list asks nothing; lists that are not empty must all hold. */
export interface RuleMatch {
  readonly kinds: readonly AlertKind[];
  readonly severities: readonly AlertSeverity[];
  readonly subjectTypes: readonly string[];
  readonly subjectIds: readonly string[];
  readonly organisationIds: readonly string[];
  /** Tags of the organisation, any of them. */
  readonly tags: readonly string[];
}

/** `otherwise`: only where nobody else is left. */
export const DEFAULT_RECIPIENT_USES = ['never', 'otherwise', 'always'] as const;
export type DefaultRecipientUse = (typeof DEFAULT_RECIPIENT_USES)[number];

export interface RuleAudience {
  /** Of the thing that the alert is about. */
  readonly owner: boolean;
  readonly groupIds: readonly string[];
  readonly userIds: readonly string[];
  /** People at the organisation, by what they are there for. */
  readonly contacts: readonly ContactPurpose[];
  readonly defaultRecipient: DefaultRecipientUse;
}

/** A time of day, `HH:MM`, in the reader's zone. */
export type TimeOfDay = string;

/** Delivery waits until they are over; nothing is evaluated later because of them. */
export interface QuietHours {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
  /** What is critical is delivered all the same. */
  readonly exceptCritical: boolean;
}

export interface EscalationStep {
  /** After it was raised, as long as nobody acknowledged it. */
  readonly afterHours: number;
  readonly groupIds: readonly string[];
  readonly defaultRecipient: boolean;
  readonly channels: readonly string[];
}

/** `mute`: alerts like these reach nobody; they are raised and shown all the same. */
export const RULE_EFFECTS = ['tell', 'mute'] as const;
export type RuleEffect = (typeof RULE_EFFECTS)[number];

/** `digest`: together with everything else for the reader, on the next working morning. */
export const RULE_TIMINGS = ['immediate', 'digest'] as const;
export type RuleTiming = (typeof RULE_TIMINGS)[number];

/** Everything about a rule that somebody can edit. */
export interface RuleDefinition {
  readonly name: string;
  readonly enabled: boolean;
  readonly effect: RuleEffect;
  readonly match: RuleMatch;
  /** Days before the end that are told, of those that are raised; `null` for all. What never ends is always told. */
  readonly thresholds: readonly number[] | null;
  readonly to: RuleAudience;
  readonly channels: readonly string[];
  readonly timing: RuleTiming;
  readonly digestAt: TimeOfDay;
  /** What is critical does not wait for a digest. */
  readonly criticalAtOnce: boolean;
  readonly quietHours: QuietHours | null;
  /** For readers whose own is not known. */
  readonly timeZone: string;
  readonly escalation: readonly EscalationStep[];
  /** Whoever was told also hears that it is over. */
  readonly recovery: boolean;
  /** Rules that come later are not asked about an alert that this one is about. */
  readonly last: boolean;
}

/** Rules are asked in the order of their positions; the shipped ones come last. */
export interface AlertRule extends RuleDefinition {
  readonly id: string;
  readonly position: number;
}

export type GroupMember =
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'email'; readonly email: string; readonly name: string }
  /** Everybody whose account has the role. */
  | { readonly kind: 'role'; readonly role: Role };

export interface AlertGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly GroupMember[];
}

/** Groups that are always there. */
export const SHIPPED_GROUPS: readonly AlertGroup[] = [
  { id: 'administrators', name: 'Administrators', members: [{ kind: 'role', role: 'admin' }] },
  {
    id: 'compliance-officers',
    name: 'Compliance officers',
    members: [
      { kind: 'role', role: 'compliance-officer' },
      { kind: 'role', role: 'compliance-lead' },
    ],
  },
  { id: 'operators', name: 'Operators', members: [{ kind: 'role', role: 'operator' }] },
];
