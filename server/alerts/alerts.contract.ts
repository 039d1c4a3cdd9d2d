import { z } from 'zod';
import { ALERT_DELIVERIES, ALERT_KINDS, ALERT_STATES, SUPERSEDED_REASONS } from '../core/alerts/alert.js';
import { DATED_TYPES } from '../core/alerts/dated-news.js';
import { LISTENER_PROBLEMS } from '../core/alerts/deaf-news.js';
import { RECIPIENT_KINDS } from '../core/alerts/alert-delivery.js';
import { ALERT_SEVERITIES } from '../core/alerts/severity.js';
import { WATCH_KINDS } from '../core/alerts/watch.js';
import { PROBE_QUESTIONS } from '../core/probes/probe-result.js';
import { API_EDITIONS } from '../core/api-editions/edition-names.js';
import { CERTIFICATE_KINDS } from '../core/certificate/kind.js';
import { NOTIFICATION_KINDS } from '../core/notifications/kinds.js';
import { ENTRY_CHANGE_KINDS } from '../core/registers/compare-editions.js';
import { OUTCOMES } from '../core/verdict/verdict.js';
import { ATTEMPT_OUTCOMES } from '../core/trust-lists/attempt-outcome.js';
import { instant, instantInput } from '../platform/http/common.contract.js';

export const alertSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(ALERT_KINDS),
    subjectType: z.string(),
    subjectId: z.string(),
    threshold: z
      .int()
      .meta({ description: 'Days before the end; negative after it; 0 of a list or a verdict.' }),
    title: z.string().meta({ description: 'As of `raisedAt`.' }),
    /** The certificate it is about, as of `raisedAt`; `null` when it is about something else. */
    context: z
      .object({
        organisation: z.string(),
        kind: z.enum(CERTIFICATE_KINDS),
        usableRoles: z.array(z.string()),
        organizationIdentifier: z.string().nullable(),
        issuer: z.string().nullable(),
        serialNumber: z.string(),
        /** What an alert of the kind `certificate-verdict` tells. */
        change: z
          .object({
            evaluationId: z.uuid(),
            from: z.enum(OUTCOMES),
            to: z.enum(OUTCOMES),
            /** Sentences of the reasons that are new. */
            reasons: z.array(z.string()),
          })
          .optional(),
      })
      .nullable(),
    /** The trusted list it is about, as of `raisedAt`; `null` when it is about something else. */
    trustedList: z
      .object({
        territory: z.string(),
        code: z.enum(ATTEMPT_OUTCOMES),
        message: z.string(),
        location: z.string().nullable(),
        /** The edition that stays in use. */
        inUse: z.object({ sequenceNumber: z.int(), nextUpdate: z.string().nullable() }).nullable(),
      })
      .nullable(),
    /** The register it is about, as of `raisedAt`; `null` when it is about something else. */
    register: z
      .object({
        register: z.string(),
        code: z.string(),
        message: z.string(),
        advice: z.string(),
        origin: z.string(),
        editionId: z.uuid(),
        /** The edition that stays in use. */
        inUse: z.object({ version: z.string().nullable(), publishedAt: z.string().nullable() }).nullable(),
      })
      .nullable(),
    /** What a register says otherwise, as of `raisedAt`; `null` when it is about something else. */
    registerChange: z
      .object({
        /** Row of the feed of changes. */
        changeId: z.string(),
        entryId: z.string(),
        register: z.string(),
        changeKind: z.enum(ENTRY_CHANGE_KINDS),
        name: z.string(),
        authority: z.string().nullable(),
        number: z.string().nullable(),
        sentence: z.string(),
        host: z.string().nullable(),
        publishedAt: z.string().meta({ description: 'Of the edition, ISO 8601 in UTC.' }),
        /** Some of the certificates that are touched. */
        certificates: z.array(
          z.object({
            ...{ id: z.string(), kind: z.enum(CERTIFICATE_KINDS), organisation: z.string() },
            ...{ serialNumber: z.string(), notAfter: z.string() },
          }),
        ),
        touched: z.int(),
      })
      .nullable(),
    /** News that nobody would have heard of, as of `raisedAt`; `null` when it is about something else. */
    unheard: z
      .object({
        unheard: z.enum(NOTIFICATION_KINDS),
        subjectName: z.string(),
        facts: z.record(z.string(), z.string()),
        link: z.string().meta({ description: 'Path in the console.' }),
      })
      .nullable(),
    /** Consents of one organisation that it is about together; `null` when it is about something else. */
    consents: z
      .object({
        consents: z.enum(['expiring', 'ended-early']),
        organisationId: z.string(),
        organisationName: z.string(),
        edition: z.enum(API_EDITIONS),
        day: z.string().meta({ description: 'Last day where the bank is.' }),
        count: z.int(),
      })
      .nullable(),
    /** Something else that ends, as of `raisedAt`; `null` when it is about something else. */
    dated: z
      .object({
        dated: z.enum(DATED_TYPES),
        name: z.string(),
        organisationName: z.string().nullable(),
        link: z.string().meta({ description: 'Path in the console.' }),
      })
      .nullable(),
    /** A target of probes that does not answer, refuses or has changed; `null` when it is about something else. */
    probe: z
      .object({
        probe: z.enum(['down', 'refused', 'changed']),
        targetId: z.string(),
        targetName: z.string(),
        runId: z.string().nullable(),
        since: z.string().meta({ description: 'ISO 8601 in UTC.' }),
        because: z.string(),
        question: z.enum(PROBE_QUESTIONS).nullable(),
        members: z.array(z.string()),
      })
      .nullable(),
    /** A rule or an address that reaches nobody, as of `raisedAt`; `null` when it is about something else. */
    watch: z
      .object({
        watch: z.enum(WATCH_KINDS),
        name: z.string().meta({ description: 'Of the job or the channel.' }),
        subjectId: z.string(),
        /** Since when, or when it worked for the last time; `null`: never. */
        since: z.iso.datetime().nullable(),
        lastError: z.string().nullable(),
      })
      .nullable(),
    deaf: z
      .object({
        deaf: z.enum(['alert-rule', 'address']),
        name: z.string(),
        problems: z.array(z.object({ code: z.enum(LISTENER_PROBLEMS), about: z.string() })),
        link: z.string().meta({ description: 'Path in the console.' }),
      })
      .nullable(),
    endsAt: instant,
    raisedAt: instant,
    severity: z.enum(ALERT_SEVERITIES),
    /** Whom it concerns; `null` when that is nobody who is known as an organisation. */
    organisationId: z.string().nullable(),
    /** Of the thing that it is about, as of `raisedAt`. */
    ownerEmail: z.string().nullable(),
    /** The first of those who are told; `alert-deliveries` has all. `null` when nobody listens. */
    recipient: z.string().nullable(),
    recipientIs: z.enum(RECIPIENT_KINDS).nullable(),
    delivery: z.enum(ALERT_DELIVERIES).meta({ description: 'Over all its deliveries.' }),
    /** Id of the first message that tells it; several alerts may share one. */
    messageId: z.uuid().nullable(),
    state: z.enum(ALERT_STATES),
    snoozedUntil: instant.nullable(),
    snoozeReason: z.string(),
    snoozedBy: z.string().nullable(),
    /** When it escalates or wakes next, unless somebody acts before. */
    nextStepAt: instant.nullable(),
    escalated: z.int().meta({ description: 'Steps of escalation that were taken.' }),
    recoveredAt: instant.nullable().meta({ description: 'What it warned of was put right by then.' }),
    acknowledgedAt: instant.nullable(),
    acknowledgedBy: z.string().nullable(),
    note: z.string(),
    supersededAt: instant.nullable(),
    supersededReason: z.enum(SUPERSEDED_REASONS).nullable(),
  })
  .meta({ id: 'Alert' });

export const acknowledgeAlertSchema = z
  .strictObject({ note: z.string().trim().max(2_000).default('') })
  .meta({ id: 'AcknowledgeAlert' });

export const snoozeAlertSchema = z
  .strictObject({
    until: instantInput.meta({ description: 'A year from now at the latest. Past it, it escalates.' }),
    reason: z.string().trim().min(3).max(2_000),
  })
  .meta({ id: 'SnoozeAlert' });
export type SnoozeAlert = z.output<typeof snoozeAlertSchema>;

/** What a client receives. */
export type Alert = z.output<typeof alertSchema>;
/** What the server hands over, dates still being dates. */
export type AlertRow = z.input<typeof alertSchema>;
export type AcknowledgeAlert = z.output<typeof acknowledgeAlertSchema>;

export {
  ALERT_DELIVERIES,
  ALERT_KINDS,
  ALERT_STATES,
  SUPERSEDED_REASONS,
  type AlertDelivery,
  type AlertKind,
  type AlertState,
  type SupersededReason,
} from '../core/alerts/alert.js';
export { ALERT_SEVERITIES, type AlertSeverity } from '../core/alerts/severity.js';
export { EXPIRY_THRESHOLDS, type ExpiryThreshold } from '../core/alerts/expiry-thresholds.js';
