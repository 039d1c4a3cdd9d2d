import { z } from 'zod';
import {
  CALL_NEEDS,
  FACT_SOURCES,
  HTTP_METHODS,
  SERVICE_STATUSES,
} from '../core/api-editions/api-edition.js';
import { ACCESS_ROLES, API_EDITIONS, API_ENVIRONMENTS } from '../core/api-editions/edition-names.js';
import { ACCESS_CODES } from '../core/grants/decide-access.js';
import { GRANT_CAUSES, GRANT_STATES } from '../core/grants/grant-states.js';
import { OUTCOMES } from '../core/verdict/verdict.js';
import { id, instant } from '../platform/http/common.contract.js';

// ---- Editions of the interface

const paymentWordSchema = z.object({
  id: z.string(),
  status: z.enum(SERVICE_STATUSES),
  source: z.enum(FACT_SOURCES),
  note: z.string(),
});
const environmentSchema = z.object({ status: z.enum(SERVICE_STATUSES), note: z.string() });

export const apiEndpointSchema = z
  .object({
    id: z.string(),
    method: z.enum(HTTP_METHODS),
    path: z.string(),
    role: z.enum(ACCESS_ROLES).nullable(),
    status: z.enum(SERVICE_STATUSES),
    source: z.enum(FACT_SOURCES),
    needs: z.enum(CALL_NEEDS),
    note: z.string(),
  })
  .meta({ id: 'ApiEndpoint' });

export const apiEditionSchema = z
  .object({
    id: z.enum(API_EDITIONS),
    name: z.string(),
    host: z.string(),
    basePath: z.string(),
    resourceBase: z.string(),
    oauthBase: z.string(),
    discovery: z.string(),
    framework: z.object({ name: z.string(), version: z.string(), follows: z.string() }),
    environments: z.object({ production: environmentSchema, sandbox: environmentSchema }),
    consents: z.object({
      scaValidityDays: z.int(),
      oneOffMinutes: z.int(),
      establishmentHours: z.int(),
      frequencyPerDay: z.int(),
    }),
    paymentTimeoutMinutes: z.int(),
    paymentServices: z.array(paymentWordSchema),
    paymentProducts: z.array(paymentWordSchema),
    endpoints: z.array(apiEndpointSchema),
    /** What its pages say against each other or leave open. */
    doubts: z.array(z.string()),
  })
  .meta({ id: 'ApiEdition' });
export type ApiEditionView = z.output<typeof apiEditionSchema>;

// ---- Grants

export const grantCauseSchema = z.object({ code: z.enum(GRANT_CAUSES), detail: z.string(), at: z.string() });

export const grantSchema = z
  .object({
    id,
    organisationId: z.string(),
    organisationKey: z.string(),
    organisationName: z.string(),
    edition: z.enum(API_EDITIONS),
    environment: z.enum(API_ENVIRONMENTS),
    role: z.enum(ACCESS_ROLES),
    /** Ids of endpoints; empty: all that the role opens. */
    endpoints: z.array(z.string()),
    state: z.enum(GRANT_STATES),
    /** Why it is suspended, worst first: its own and those of its certificates. */
    causes: z.array(grantCauseSchema),
    /** The review that decided last. */
    reviewId: z.string(),
    /** When its last certificate ends, or the approval of it. */
    endsAt: instant,
    grantedAt: instant,
    grantedBy: z.string(),
    changedAt: instant,
    endedAt: instant.nullable(),
    version: z.int(),
  })
  .meta({ id: 'Grant' });
export type GrantRow = z.input<typeof grantSchema>;
export type Grant = z.output<typeof grantSchema>;

export const grantCertificateSchema = z
  .object({
    certificateId: z.string(),
    sha256: z.string(),
    /** Null when it is not stored here any more. */
    certificate: z
      .object({
        subject: z.string(),
        serialNumber: z.string(),
        organizationIdentifier: z.string(),
        outcome: z.enum(OUTCOMES).nullable(),
        evaluatedAt: instant.nullable(),
      })
      .nullable(),
    reviewId: z.string(),
    state: z.enum(GRANT_STATES),
    causes: z.array(grantCauseSchema),
    since: instant,
    until: instant,
    notAfter: instant,
  })
  .meta({ id: 'GrantCertificate' });

export const grantDetailsSchema = grantSchema
  .extend({
    certificates: z.array(grantCertificateSchema),
    /** What it opens as things stand. */
    opens: z.array(apiEndpointSchema),
    /** From the audit log, newest first. */
    history: z.array(
      z.object({
        at: instant,
        actorName: z.string(),
        action: z.string(),
        details: z.record(z.string(), z.unknown()),
      }),
    ),
    /** What the reader could do now. */
    may: z.object({ suspend: z.boolean(), resume: z.boolean(), narrow: z.boolean(), end: z.boolean() }),
  })
  .meta({ id: 'GrantDetails' });
export type GrantDetailsRow = z.input<typeof grantDetailsSchema>;
export type GrantDetails = z.output<typeof grantDetailsSchema>;

/** An organisation with all that it was given. */
export const grantMatrixRowSchema = z
  .object({
    id: z.string(),
    organisationKey: z.string(),
    organisationName: z.string(),
    grants: z.array(
      z.object({
        id,
        edition: z.enum(API_EDITIONS),
        environment: z.enum(API_ENVIRONMENTS),
        role: z.enum(ACCESS_ROLES),
        state: z.enum(GRANT_STATES),
        endsAt: instant,
        narrowed: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'GrantMatrixRow' });
export type GrantMatrixRow = z.input<typeof grantMatrixRowSchema>;
export type GrantMatrix = z.output<typeof grantMatrixRowSchema>;

const reason = z.string().trim().min(10).max(2_000);

export const grantReasonSchema = z.strictObject({ version: z.int(), reason }).meta({ id: 'GrantReason' });
export type GrantReason = z.output<typeof grantReasonSchema>;

export const narrowGrantSchema = z
  .strictObject({
    version: z.int(),
    reason,
    /** Left out: as they are. */
    endpoints: z.array(z.string().max(100)).min(1).max(100).optional(),
    /** The last day, in UTC. */
    endsOn: z.iso.date().optional(),
  })
  .meta({ id: 'NarrowGrant' });
export type NarrowGrant = z.output<typeof narrowGrantSchema>;

// ---- What a gateway asks

export const accessQuestionSchema = z.strictObject({
  identifier: z
    .string()
    .max(400)
    .optional()
    .meta({ description: 'organizationIdentifier of the certificate.' }),
  sha256: z
    .string()
    .max(120)
    .transform((text) => text.replaceAll(':', '').toLowerCase())
    .pipe(z.string().regex(/^([0-9a-f]{64})?$/, 'is not the SHA-256 of a certificate in hex'))
    .optional()
    .meta({ description: 'SHA-256 of the DER in hex; left out when the caller showed no certificate.' }),
  edition: z.enum(API_EDITIONS),
  environment: z.enum(API_ENVIRONMENTS).default('production'),
  method: z.string().max(20),
  path: z.string().max(8_000),
});
export type AccessQuestionInput = z.output<typeof accessQuestionSchema>;

export const accessDecisionSchema = z
  .object({
    decision: z.enum(['allow', 'allow-with-warning', 'deny']),
    /** What the gateway answers; 200 where it lets the request through. */
    httpStatus: z.int(),
    /** Message code of the Berlin Group; null where it lets the request through. */
    code: z.enum(ACCESS_CODES).nullable(),
    reason: z.string(),
    role: z.enum(ACCESS_ROLES).nullable(),
    endpointId: z.string().nullable(),
    grantId: z.string().nullable(),
    certificateId: z.string().nullable(),
    proofs: z.object({
      outcome: z.enum(OUTCOMES).nullable(),
      /** Of the last verdict that determined something. */
      verdictAt: instant.nullable(),
      ageSeconds: z.int().nullable(),
      registerEdition: z.string().nullable(),
    }),
  })
  .meta({ id: 'AccessDecision' });
export type AccessDecisionRow = z.input<typeof accessDecisionSchema>;
export type AccessDecisionView = z.output<typeof accessDecisionSchema>;

export { ACCESS_ROLES, API_EDITIONS, API_ENVIRONMENTS, GRANT_CAUSES, GRANT_STATES };
export type { AccessRole, ApiEdition, ApiEnvironment } from '../core/api-editions/edition-names.js';
export type { GrantCauseCode, GrantState } from '../core/grants/grant-states.js';
