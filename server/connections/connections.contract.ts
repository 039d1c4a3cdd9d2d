import { z } from 'zod';
import { ACCESS_ROLES, API_EDITIONS, API_ENVIRONMENTS } from '../core/api-editions/edition-names.js';
import { CHECK_FLOWS, CHECK_STEP_FACTS, CHECK_STEPS } from '../core/connections/check-steps.js';
import { CHECK_STATES } from '../core/connections/check.js';
import { CONSENT_SCOPES, isIban } from '../core/connections/consent-request.js';
import { OUTCOME_CODES, type OutcomeCode } from '../core/connections/outcomes.js';
import { SCOPE_WORDS } from '../core/connections/scope.js';
import { TOKEN_STATES } from '../core/connections/token-state.js';
import { FAULTS, PHASES } from '../core/probes/probe-result.js';
import { id, instant, instantInput } from '../platform/http/common.contract.js';

export {
  CHECK_FLOWS,
  CHECK_STATES,
  CHECK_STEP_FACTS,
  CHECK_STEPS,
  CONSENT_SCOPES,
  OUTCOME_CODES,
  SCOPE_WORDS,
};
export type { CheckFlow, CheckStepId } from '../core/connections/check-steps.js';
export type { CheckState } from '../core/connections/check.js';
export type { OutcomeCode } from '../core/connections/outcomes.js';

// ---- What came of something

export const outcomeSchema = z.object({
  code: z.enum(OUTCOME_CODES as readonly [OutcomeCode, ...OutcomeCode[]]),
  severity: z.enum(['error', 'warning', 'notice', 'info']),
  fault: z.enum(FAULTS),
  ...{ message: z.string(), advice: z.string(), citation: z.string() },
});

const headersSchema = z.array(z.tuple([z.string(), z.string()]));
const traceSchema = z.object({
  request: z.object({
    ...{ method: z.string(), url: z.string(), headers: headersSchema, body: z.string() },
  }),
  response: z
    .object({
      ...{ status: z.int(), headers: headersSchema, body: z.string(), bodyBytes: z.int() },
      isTruncated: z.boolean(),
    })
    .nullable(),
  curl: z.string(),
});

// ---- Connections

/** `connected`: at least one token is good, or can be renewed. `lost`: the customer has to authorize again. */
export const CONNECTION_STATES = ['not-connected', 'connected', 'lost'] as const;
export type ConnectionState = (typeof CONNECTION_STATES)[number];

/** Never a token itself. */
export const connectionTokenSchema = z
  .object({
    id,
    kind: z.enum(['consent', 'payment', 'words']),
    /** Of the consent or payment; empty for words. */
    subjectId: z.string(),
    scope: z.string(),
    state: z.enum(TOKEN_STATES),
    authorizedAt: instant,
    accessEndsAt: instant.nullable(),
    hasRefreshToken: z.boolean(),
    refreshEndsAt: instant.nullable(),
    /** When the customer has to come back at the latest. */
    endsAt: instant.nullable(),
    refreshedAt: instant.nullable(),
    refreshes: z.int(),
    lastOutcome: z.string(),
  })
  .meta({ id: 'ConnectionToken' });

/** Sort by `organisationName`, `createdAt`; filter by `id`, `organisationId`, `targetId`, `edition`, `q`. */
export const connectionSchema = z
  .object({
    id,
    organisationId: z.string(),
    organisationName: z.string(),
    targetId: z.string(),
    targetName: z.string(),
    edition: z.enum(API_EDITIONS),
    environment: z.enum(API_ENVIRONMENTS),
    clientId: z.string(),
    redirectUri: z.string(),
    /** Whether the redirect address is a page of this console; else the address is pasted. */
    comesBackHere: z.boolean(),
    hasClientSecret: z.boolean(),
    clientSecretEndsAt: instant.nullable(),
    state: z.enum(CONNECTION_STATES),
    tokens: z.array(connectionTokenSchema),
    createdAt: instant,
    createdBy: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Connection' });
export type ConnectionRow = z.input<typeof connectionSchema>;
export type Connection = z.output<typeof connectionSchema>;

const clientId = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'is visible ASCII without spaces.');
const clientSecret = z
  .string()
  .min(1)
  .max(1_000)
  .regex(/^[\x20-\x7e]+$/, 'is visible ASCII.');
const redirectUri = z.string().trim().max(500);

export const createConnectionSchema = z
  .strictObject({
    organisationId: z.uuid(),
    targetId: z.uuid(),
    /** Null takes what the target has. */
    clientId: clientId.nullable().default(null),
    redirectUri: redirectUri.nullable().default(null),
    clientSecret: clientSecret.nullable().default(null),
    clientSecretEndsAt: instantInput.nullable().default(null),
    /** Instead of typing it: the secret that the bank handed out with its answer to this submission. */
    submissionId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'CreateConnection' });
export type CreateConnection = z.output<typeof createConnectionSchema>;

/** What is not named stays; null takes the secret away. */
export const changeConnectionSchema = z
  .strictObject({
    version: z.int(),
    clientId: clientId.optional(),
    redirectUri: redirectUri.optional(),
    clientSecret: clientSecret.nullable().optional(),
    clientSecretEndsAt: instantInput.nullable().optional(),
  })
  .meta({ id: 'ChangeConnection' });
export type ChangeConnection = z.output<typeof changeConnectionSchema>;

/** POST /connections/:id/authorizations: the documented words; consents and payments begin in a check. */
export const beginAuthorizationSchema = z
  .strictObject({ words: z.array(z.enum(SCOPE_WORDS)).min(1).max(SCOPE_WORDS.length) })
  .meta({ id: 'BeginAuthorization' });

export const authorizationSchema = z
  .object({
    /** Null when nobody can be sent there; the outcomes say why. */
    url: z.string().nullable(),
    expiresAt: instant.nullable(),
    outcomes: z.array(outcomeSchema),
  })
  .meta({ id: 'Authorization' });

/** POST /connections/callback, from the console's own page or with what somebody pasted. */
export const callbackSchema = z.strictObject({ address: z.string().max(20_000) }).meta({ id: 'Callback' });
export const callbackResultSchema = z
  .object({
    outcomes: z.array(outcomeSchema),
    connectionId: z.string().nullable(),
    checkId: z.string().nullable(),
  })
  .meta({ id: 'CallbackResult' });

/** POST /connections/:id/tokens/:tokenId/refresh, and /disconnect. */
export const outcomesSchema = z
  .object({ outcomes: z.array(outcomeSchema) })
  .meta({ id: 'ConnectionOutcomes' });

// ---- Integration checks

export const checkStepSchema = z.object({
  step: z.enum(CHECK_STEPS),
  state: z.enum(CHECK_STATES),
  /** What has to pass before. */
  needs: z.array(z.enum(CHECK_STEPS)),
  role: z.enum(ACCESS_ROLES).nullable(),
  call: z.string(),
  by: z.enum(['server', 'customer', 'callback']),
  citation: z.string(),
  /** Null while it was not done. */
  at: z.string().nullable(),
  durationMs: z.number().nullable(),
  outcomes: z.array(outcomeSchema),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  phases: z.array(z.object({ name: z.enum(PHASES), startMs: z.number(), durationMs: z.number() })),
  traces: z.array(traceSchema),
});
export type CheckStepView = z.output<typeof checkStepSchema>;

export const FLOW_STATES = ['not-begun', 'under-way', 'passed', 'failed'] as const;

export const integrationCheckSchema = z
  .object({
    id,
    connectionId: id,
    organisationName: z.string(),
    targetName: z.string(),
    edition: z.enum(API_EDITIONS),
    environment: z.enum(API_ENVIRONMENTS),
    startedAt: instant,
    startedBy: z.string(),
    changedAt: instant,
    flows: z.array(
      z.object({
        flow: z.enum(CHECK_FLOWS),
        state: z.enum(FLOW_STATES),
        /** Null when it is through or stands still. */
        next: z.enum(CHECK_STEPS).nullable(),
      }),
    ),
    steps: z.array(checkStepSchema),
    /** Under way at the moment. */
    running: z.enum(CHECK_STEPS).nullable(),
    consentId: z.string().nullable(),
    /** In the register of consents. */
    consentRecordId: z.string().nullable(),
    paymentId: z.string().nullable(),
    /** When the bank gives up waiting for the customer. */
    paymentEndsAt: instant.nullable(),
    /** Calls of today without the customer, of those that the consent allows. */
    unattended: z.object({ used: z.int(), limit: z.int() }).nullable(),
    version: z.int(),
  })
  .meta({ id: 'IntegrationCheck' });
export type IntegrationCheckRow = z.input<typeof integrationCheckSchema>;
export type IntegrationCheck = z.output<typeof integrationCheckSchema>;

const iban = z
  .string()
  .trim()
  .max(42)
  .refine((text) => isIban(text), 'is no IBAN.');

/** POST /integration-checks/:id/steps. Which members a step takes stands beside them. */
export const runStepSchema = z
  .strictObject({
    step: z.enum(CHECK_STEPS),
    version: z.int(),
    /**
     * The customer sits here and knows of it. Only then the bank is told an address (PSU-IP-Address), and only then a call does
     * not count as one without the customer.
     */
    customerIsHere: z.boolean().default(false),
    /** The customer's address, where the one that this request comes from is not it. */
    psuIpAddress: z.union([z.ipv4(), z.ipv6()]).optional(),
    /** `consent.create`. */
    consent: z
      .strictObject({
        scope: z.enum(CONSENT_SCOPES).default('bank-offered'),
        /** With `dedicated`; sent and not kept. */
        ibans: z.array(iban).max(10).default([]),
        recurring: z.boolean().default(true),
        /** A pseudonym for the register. */
        psu: z.string().trim().max(200).default(''),
      })
      .optional(),
    /** `accounts.balances`, `accounts.transactions`: which of those that were listed, from 0. */
    account: z.int().min(0).max(199).default(0),
    /** `payment.initiate`. */
    payment: z
      .strictObject({
        product: z.string().max(60),
        amount: z.string().trim().max(20),
        currency: z.string().trim().max(3),
        creditorName: z.string().trim().max(70),
        creditorIban: z.string().trim().max(42),
        text: z.string().trim().max(140).default(''),
        /** Outside a sandbox: amount with currency, and payee, typed once more. */
        confirmAmount: z.string().max(40).default(''),
        confirmPayee: z.string().max(80).default(''),
      })
      .optional(),
  })
  .meta({ id: 'RunCheckStep' });
export type RunStep = z.output<typeof runStepSchema>;

/** Where the customer has to go comes once, with the step that sends there. */
export const stepRunSchema = z
  .object({ check: integrationCheckSchema, url: z.string().nullable() })
  .meta({ id: 'CheckStepRun' });

/** GET /integration-checks/:id/account-data: masked, in memory only, gone after some minutes. */
export const accountDataSchema = z
  .object({
    /** Null: there is nothing any more. */
    readAt: instant.nullable(),
    accounts: z.array(
      z.object({ number: z.string(), currency: z.string(), name: z.string(), status: z.string() }),
    ),
    balances: z.array(
      z.object({ type: z.string(), currency: z.string(), amount: z.string(), at: z.string() }),
    ),
    transactions: z.array(
      z.object({
        day: z.string(),
        state: z.enum(['booked', 'pending']),
        direction: z.enum(['in', 'out']),
        ...{ amount: z.string(), currency: z.string(), counterparty: z.string(), text: z.string() },
      }),
    ),
    transactionsCount: z.int(),
  })
  .meta({ id: 'CheckAccountData' });
export type AccountDataRow = z.input<typeof accountDataSchema>;
