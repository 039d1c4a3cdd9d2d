import { z } from 'zod';
import { API_EDITIONS } from '../core/api-editions/edition-names.js';
import { CONSENT_ACCESS, CONSENT_SOURCES, END_REASONS, SYNC_STATES } from '../core/consents/consent.js';
import { CONSENT_STATUSES } from '../core/consents/consent-status.js';
import { id, instant, instantInput } from '../platform/http/common.contract.js';

export const consentSchema = z
  .object({
    id,
    organisationId: z.string(),
    organisationName: z.string(),
    edition: z.enum(API_EDITIONS),
    consentId: z.string(),
    /** A pseudonym of the customer; empty when none was given. */
    psu: z.string(),
    access: z.array(z.enum(CONSENT_ACCESS)),
    /** How many accounts it names. */
    accounts: z.int().nullable(),
    recurring: z.boolean(),
    frequencyPerDay: z.int(),
    /** A day of the bank's zone. */
    validUntil: z.string().nullable(),
    requestedAt: instant,
    authorisedAt: instant.nullable(),
    /** As of now: what ended by itself is expired, whether the sweep has been there or not. */
    status: z.enum(CONSENT_STATUSES),
    statusAt: instant,
    /** The first instant at which it is not usable any more, or was not. */
    endsAt: instant,
    endReason: z.enum(END_REASONS),
    supersededById: z.string().nullable(),
    certificateId: z.string().nullable(),
    grantId: z.string().nullable(),
    source: z.enum(CONSENT_SOURCES),
    sync: z.enum(SYNC_STATES),
    syncNote: z.string(),
    syncedAt: instant.nullable(),
    changedAt: instant,
    version: z.int(),
  })
  .meta({ id: 'Consent' });
export type ConsentRow = z.input<typeof consentSchema>;
export type Consent = z.output<typeof consentSchema>;

export const consentDetailsSchema = consentSchema
  .extend({
    /** When it would end by each rule that counts for it, the earliest first. */
    ends: z.array(z.object({ reason: z.enum(END_REASONS), at: instant })),
    /** The zone in which its dates end. */
    zone: z.string(),
    /** Oldest first. */
    history: z.array(
      z.object({
        at: instant,
        from: z.enum(CONSENT_STATUSES).nullable(),
        to: z.enum(CONSENT_STATUSES),
        source: z.enum(CONSENT_SOURCES),
        by: z.string(),
        note: z.string(),
      }),
    ),
    /** Where the customer renews it; null when the organisation has said none, or it is over for good. */
    renewLink: z.string().nullable(),
    may: z.object({
      change: z.boolean(),
      terminate: z.boolean(),
      /** The bank can be asked; else only what somebody knows can be written down. */
      askBank: z.boolean(),
    }),
  })
  .meta({ id: 'ConsentDetails' });
export type ConsentDetailsRow = z.input<typeof consentDetailsSchema>;
export type ConsentDetails = z.output<typeof consentDetailsSchema>;

/** Live consents that end on one day (of UTC, which is the last day of the bank's zone too), put together. */
export interface ConsentEndings {
  readonly organisationId: string;
  readonly organisationName: string;
  readonly edition: (typeof API_EDITIONS)[number];
  /** `2026-12-15`. */
  readonly day: string;
  readonly certificateId: string | null;
  readonly grantId: string | null;
  /** The first instant at which the last of them is not usable any more. */
  readonly lastEndsAt: Date;
  readonly count: number;
}

const consentId = z.string().trim().min(1).max(200);
const psu = z.string().trim().max(100);

export const createConsentSchema = z
  .strictObject({
    organisationId: z.uuid(),
    edition: z.enum(API_EDITIONS),
    consentId,
    psu: psu.default(''),
    access: z.array(z.enum(CONSENT_ACCESS)).max(6).default([]),
    accounts: z.int().min(0).max(10_000).nullable().default(null),
    recurring: z.boolean().default(true),
    frequencyPerDay: z.int().min(1).max(1_000).optional(),
    validUntil: z.iso.date().nullable().default(null),
    requestedAt: instantInput.optional(),
    authorisedAt: instantInput.nullable().default(null),
    status: z.enum(CONSENT_STATUSES).default('valid'),
    certificateId: z.uuid().nullable().default(null),
    grantId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'CreateConsent' });
export type CreateConsent = z.output<typeof createConsentSchema>;
/** What a client sends. */
export type CreateConsentInput = z.input<typeof createConsentSchema>;

export { API_EDITIONS, CONSENT_ACCESS, CONSENT_SOURCES, CONSENT_STATUSES, END_REASONS, SYNC_STATES };
export type { ApiEdition } from '../core/api-editions/edition-names.js';
export { statusesAfter } from '../core/consents/consent-status.js';
export type { ConsentStatus } from '../core/consents/consent-status.js';
export type { ConsentAccess, EndReason, SyncState } from '../core/consents/consent.js';

export const changeConsentSchema = z
  .strictObject({
    version: z.int(),
    note: z.string().trim().max(2_000).default(''),
    psu: psu.optional(),
    validUntil: z.iso.date().nullable().optional(),
    authorisedAt: instantInput.nullable().optional(),
    /** Only one that can follow upon what it is. */
    status: z.enum(CONSENT_STATUSES).optional(),
    certificateId: z.uuid().nullable().optional(),
    grantId: z.uuid().nullable().optional(),
  })
  .meta({ id: 'ChangeConsent' });
export type ChangeConsent = z.output<typeof changeConsentSchema>;
export type ChangeConsentInput = z.input<typeof changeConsentSchema>;

export const terminateConsentSchema = z
  .strictObject({
    version: z.int(),
    /** Its consentId once more: whoever terminates has looked at it. */
    confirm: z.string(),
    reason: z.string().trim().min(3).max(2_000),
    /** `recorded`: it was terminated elsewhere, only this is written down. */
    how: z.enum(['at-bank', 'recorded']).default('at-bank'),
  })
  .meta({ id: 'TerminateConsent' });
export type TerminateConsent = z.output<typeof terminateConsentSchema>;

export const consentRenewalSchema = z
  .object({ organisationId: z.string(), template: z.string() })
  .meta({ id: 'ConsentRenewal' });
export type ConsentRenewal = z.output<typeof consentRenewalSchema>;
export const setConsentRenewalSchema = z
  .strictObject({
    /** `https://tpp.example/renew?consent={consentId}`; empty takes it away. */
    template: z.string().trim().max(1_000),
  })
  .meta({ id: 'SetConsentRenewal' });
export type SetConsentRenewal = z.output<typeof setConsentRenewalSchema>;

/** How many there are, for the head of the list. */
export const consentOverviewSchema = z
  .object({
    valid: z.int(),
    waiting: z.int(),
    endsIn30Days: z.int(),
    contradicting: z.int(),
    bankConnected: z.boolean(),
    groups: z.array(
      z.object({
        ...{ organisationId: z.string(), organisationName: z.string(), edition: z.enum(API_EDITIONS) },
        ...{ valid: z.int(), nextEndsAt: instant.nullable() },
      }),
    ),
  })
  .meta({ id: 'ConsentOverview' });
export type ConsentOverview = z.output<typeof consentOverviewSchema>;
