import { z } from 'zod';
import { ACCESS_ROLES, API_EDITIONS, API_ENVIRONMENTS } from '../core/api-editions/edition-names.js';
import {
  ANSWERS,
  AVAILABILITIES,
  FAULTS,
  PHASES,
  PROBE_QUESTIONS,
  STEP_STATES,
} from '../core/probes/probe-result.js';
import { PROBE_STEPS } from '../core/probes/probe-steps.js';
import { KEY_PLACES, RUN_EXTENTS, TARGET_KINDS } from '../core/probes/probe-target.js';
import { id, instant, instantInput } from '../platform/http/common.contract.js';

export {
  ACCESS_ROLES,
  ANSWERS,
  API_EDITIONS,
  API_ENVIRONMENTS,
  AVAILABILITIES,
  FAULTS,
  KEY_PLACES,
  PHASES,
  PROBE_QUESTIONS,
  PROBE_STEPS,
  RUN_EXTENTS,
  STEP_STATES,
  TARGET_KINDS,
};
export type { Answer, Availability, Fault, ProbeQuestion, StepState } from '../core/probes/probe-result.js';
export type { ProbeStepId } from '../core/probes/probe-steps.js';

// ---- Runs

const phaseSchema = z.object({
  name: z.enum(PHASES),
  startMs: z.number(),
  durationMs: z.number(),
});
const headersSchema = z.array(z.tuple([z.string(), z.string()]));

export const probeFindingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'notice', 'info']),
  ...{ message: z.string(), advice: z.string(), citation: z.string() },
  fault: z.enum(FAULTS),
});

export const stepResultSchema = z.object({
  step: z.enum(PROBE_STEPS),
  state: z.enum(STEP_STATES),
  missing: z.string().nullable(),
  startMs: z.number(),
  durationMs: z.number(),
  phases: z.array(phaseSchema),
  facts: z.array(z.object({ name: z.string(), value: z.string() })),
  findings: z.array(probeFindingSchema),
  traces: z.array(
    z.object({
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
    }),
  ),
});

export const verdictSchema = z.object({
  question: z.enum(PROBE_QUESTIONS),
  answer: z.enum(ANSWERS),
  because: z.string(),
  fault: z.enum(FAULTS),
});

const metCertificateSchema = z.object({
  end: z.enum(['server', 'client']),
  ...{ subject: z.string(), issuer: z.string(), serialNumber: z.string(), sha256: z.string() },
  ...{ notBefore: z.string(), notAfter: z.string() },
});

export const probeTargetSnapshotSchema = z.object({
  kind: z.enum(TARGET_KINDS),
  edition: z.enum(API_EDITIONS).nullable(),
  host: z.string(),
  port: z.int(),
  basePath: z.string(),
  discoveryUrl: z.string().nullable(),
  otherResourceBase: z.string().nullable(),
  clientId: z.string().nullable(),
  redirectUri: z.string().nullable(),
  expectedRoles: z.array(z.enum(ACCESS_ROLES)),
  paymentProduct: z.string().nullable(),
});

/** `scheduled`: by its turn. `asked`: somebody pressed the button. `reported`: `qwarden probe run` on another machine. */
export const RUN_ORIGINS = ['scheduled', 'asked', 'reported', 'availability'] as const;
export const RUN_STATES = ['waiting', 'running', 'finished', 'broken-off'] as const;
export type RunOrigin = (typeof RUN_ORIGINS)[number];
export type RunState = (typeof RUN_STATES)[number];

/** Sort by `startedAt`; filter by `id`, `targetId`, `extent`, `origin`, `availability`, `state`. */
export const probeRunSchema = z
  .object({
    id,
    targetId: id,
    targetName: z.string(),
    state: z.enum(RUN_STATES),
    extent: z.enum(RUN_EXTENTS),
    origin: z.enum(RUN_ORIGINS),
    /** Who asked, or whose token reported; null when it was its turn. */
    by: z.string().nullable(),
    startedAt: instant,
    finishedAt: instant.nullable(),
    durationMs: z.number().nullable(),
    availability: z.enum(AVAILABILITIES).nullable(),
    verdicts: z.array(verdictSchema),
    /** Of findings that are errors or warnings. */
    findings: z.int(),
  })
  .meta({ id: 'ProbeRun' });
export type ProbeRunRow = z.input<typeof probeRunSchema>;
export type ProbeRun = z.output<typeof probeRunSchema>;

export const probeRunDetailsSchema = probeRunSchema
  .extend({
    target: probeTargetSnapshotSchema,
    /** What has been done until now; those still to come while it runs are in `awaited`. */
    steps: z.array(stepResultSchema),
    awaited: z.array(z.enum(PROBE_STEPS)),
    certificates: z.array(metCertificateSchema),
    metadata: z.record(z.string(), z.unknown()).nullable(),
    /** How a reported run was signed; null for our own. */
    reportedWith: z.object({ tokenName: z.string(), sha256: z.string() }).nullable(),
    /** Once raw runs are folded into hours, the traces are gone. */
    tracesKeptUntil: instant,
  })
  .meta({ id: 'ProbeRunDetails' });
export type ProbeRunDetailsRow = z.input<typeof probeRunDetailsSchema>;
export type ProbeRunDetails = z.output<typeof probeRunDetailsSchema>;

export const startRunSchema = z
  .strictObject({ extent: z.enum(RUN_EXTENTS).default('full') })
  .meta({ id: 'StartProbeRun' });

/** POST /probe-targets/:id/runs answers 202 with it. */
export const runStartedSchema = z.object({ runId: id }).meta({ id: 'ProbeRunStarted' });

/** POST /probe-runs/reports: what `qwarden probe run --report-to` posts; how it is signed stands in `core/probes/report-signature.ts`. */
export const probeReportSchema = z
  .strictObject({
    report: z.strictObject({
      target: probeTargetSnapshotSchema,
      extent: z.enum(RUN_EXTENTS),
      startedAt: z.iso.datetime(),
      finishedAt: z.iso.datetime(),
      durationMs: z.number().min(0),
      availability: z.enum(AVAILABILITIES),
      verdicts: z.array(verdictSchema).max(PROBE_QUESTIONS.length),
      steps: z.array(stepResultSchema).max(PROBE_STEPS.length),
      certificates: z.array(metCertificateSchema).max(20),
      metadata: z.record(z.string(), z.unknown()).nullable(),
    }),
  })
  .meta({ id: 'ProbeReport' });

/** GET /probe-runs/:id/support-mail. */
export const supportMailSchema = z
  .object({ to: z.string(), subject: z.string(), text: z.string() })
  .meta({ id: 'ProbeSupportMail' });

// ---- Targets

/** `paused`: nobody asks. `waiting`: it was never asked. `maintenance`: planned, and failures do not count. */
export const TARGET_STATES = [...AVAILABILITIES, 'waiting', 'paused', 'maintenance'] as const;
export type TargetState = (typeof TARGET_STATES)[number];

/** Sort by `name`, `state`, `since`, `nextRunAt`; filter by `id`, `organisationId`, `state`, `edition`, `kind`, `q`. */
export const probeTargetSchema = z
  .object({
    id,
    name: z.string(),
    organisationId: z.string().nullable(),
    organisationName: z.string().nullable(),
    kind: z.enum(TARGET_KINDS),
    edition: z.enum(API_EDITIONS).nullable(),
    environment: z.enum(API_ENVIRONMENTS),
    /** `https://host:port`; the port is left out when it is 443. */
    origin: z.string(),
    basePath: z.string(),
    discoveryUrl: z.string().nullable(),
    clientId: z.string().nullable(),
    redirectUri: z.string().nullable(),
    expectedRoles: z.array(z.enum(ACCESS_ROLES)),
    paymentProduct: z.string().nullable(),
    keyPlace: z.enum(KEY_PLACES),
    keyId: z.string().nullable(),
    certificateId: z.string().nullable(),
    everyMinutes: z.int(),
    /** Everything the target and its certificate allow is asked this often; null: only when somebody asks. */
    fullEveryHours: z.int().nullable(),
    isPaused: z.boolean(),
    /** A production address is asked only after an administrator has switched it on. */
    needsSwitchingOn: z.boolean(),
    switchedOnAt: instant.nullable(),
    switchedOnBy: z.string().nullable(),
    state: z.enum(TARGET_STATES),
    /** Since when it is in that state; null while it waits. */
    since: instant.nullable(),
    verdicts: z.array(verdictSchema.extend({ since: instant })),
    lastRunId: z.string().nullable(),
    lastRunAt: instant.nullable(),
    nextRunAt: instant.nullable(),
    serverCertificateEndsAt: instant.nullable(),
    clientCertificateEndsAt: instant.nullable(),
    createdAt: instant,
    version: z.int(),
  })
  .meta({ id: 'ProbeTarget' });
export type ProbeTargetRow = z.input<typeof probeTargetSchema>;
export type ProbeTargetView = z.output<typeof probeTargetSchema>;

const url = z.string().trim().max(500);
/** Without defaults: what a change does not name would be set back to them. */
const changeable = {
  name: z.string().trim().min(1).max(200),
  organisationId: z.uuid().nullable(),
  clientId: z.string().trim().max(200).nullable(),
  redirectUri: url.nullable(),
  expectedRoles: z.array(z.enum(ACCESS_ROLES)).max(3),
  paymentProduct: z.string().trim().max(60).nullable(),
  certificateId: z.uuid().nullable(),
  keyPlace: z.enum(KEY_PLACES),
  keyId: z.uuid().nullable(),
  everyMinutes: z.int().min(1).max(1_440),
  fullEveryHours: z.int().min(1).max(744).nullable(),
};
const withDefaults = {
  name: changeable.name,
  organisationId: changeable.organisationId.default(null),
  clientId: changeable.clientId.default(null),
  redirectUri: changeable.redirectUri.default(null),
  expectedRoles: changeable.expectedRoles.default([]),
  paymentProduct: changeable.paymentProduct.default(null),
  certificateId: changeable.certificateId.default(null),
  keyPlace: changeable.keyPlace.default('none'),
  keyId: changeable.keyId.default(null),
  everyMinutes: changeable.everyMinutes.default(5),
  fullEveryHours: changeable.fullEveryHours.default(24),
};

export const createProbeTargetSchema = z
  .strictObject({
    ...withDefaults,
    kind: z.enum(TARGET_KINDS),
    /** A preset: whatever of the address is not given comes from it. */
    edition: z.enum(API_EDITIONS).nullable().default(null),
    environment: z.enum(API_ENVIRONMENTS).default('sandbox'),
    /** `https://host[:port]`; null takes the preset's. */
    origin: url.nullable().default(null),
    basePath: z.string().trim().max(200).nullable().default(null),
    discoveryUrl: url.nullable().default(null),
  })
  .meta({ id: 'CreateProbeTarget' });
export type CreateProbeTarget = z.output<typeof createProbeTargetSchema>;
export type CreateProbeTargetInput = z.input<typeof createProbeTargetSchema>;

/** What is not named stays. The address is changed only by a new target: its history is that of an address. */
export const changeProbeTargetSchema = z
  .strictObject({ ...z.object(changeable).partial().shape, version: z.int() })
  .meta({ id: 'ChangeProbeTarget' });
export type ChangeProbeTarget = z.output<typeof changeProbeTargetSchema>;

/** POST /probe-targets/:id/switch-on, administrators only; the host is typed once more. */
export const switchOnSchema = z
  .strictObject({ version: z.int(), confirmHost: z.string().trim().max(253) })
  .meta({ id: 'SwitchOnProbeTarget' });
/** POST /probe-targets/:id/pause and /resume. */
export const pauseSchema = z
  .strictObject({ version: z.int(), reason: z.string().trim().max(500).default('') })
  .meta({ id: 'PauseProbeTarget' });

/** GET /probe-presets. */
export const probePresetSchema = z
  .object({
    edition: z.enum(API_EDITIONS),
    name: z.string(),
    origin: z.string(),
    basePath: z.string(),
    discoveryUrl: z.string(),
    paymentProducts: z.array(z.string()),
    environments: z.record(z.enum(API_ENVIRONMENTS), z.object({ status: z.string(), note: z.string() })),
    /** What pages say against each other, one sentence each. */
    doubts: z.array(z.string()),
  })
  .meta({ id: 'ProbePreset' });

// ---- Keys: taken in, sealed, never read again

export const PROBE_KEY_ALGORITHMS = ['rsa', 'ec', 'ed25519', 'ed448'] as const;
export type ProbeKeyAlgorithm = (typeof PROBE_KEY_ALGORITHMS)[number];
/** GET and DELETE /probe-keys. */
export const probeKeySchema = z
  .object({
    id,
    name: z.string(),
    organisationId: z.string().nullable(),
    certificateId: z.string(),
    certificateSubject: z.string(),
    certificateEndsAt: instant,
    algorithm: z.enum(PROBE_KEY_ALGORITHMS),
    bits: z.int().nullable(),
    curve: z.string().nullable(),
    uploadedAt: instant,
    uploadedBy: z.string(),
    lastUsedAt: instant.nullable(),
    uses: z.int(),
    usedByTargets: z.int(),
  })
  .meta({ id: 'ProbeKey' });
export type ProbeKeyRow = z.input<typeof probeKeySchema>;
export type ProbeKey = z.output<typeof probeKeySchema>;

/** POST /probe-keys; `pem` holds key and certificates, or `pkcs12` does. The certificate becomes one of the console's. */
export const uploadProbeKeySchema = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    organisationId: z.uuid().nullable().default(null),
    pem: z.string().max(200_000).optional(),
    /** Base64. */
    pkcs12: z.string().max(200_000).optional(),
    passphrase: z.string().max(1_000).default(''),
    /** For `pem` without a certificate: one that is here. */
    certificateId: z.uuid().nullable().default(null),
  })
  .meta({ id: 'UploadProbeKey' });
export type UploadProbeKey = z.output<typeof uploadProbeKeySchema>;

// ---- History

/** GET /probe-targets/:id/history?from=&to=&by=hour|day; at most 400 rows. */
export const historyRowSchema = z.object({
  /** Beginning of the hour or day, UTC. */
  at: instant,
  runs: z.int(),
  up: z.int(),
  degraded: z.int(),
  down: z.int(),
  unknown: z.int(),
  /** Seconds that count as down, by the rule of EBA's availability; maintenance left out. */
  downSeconds: z.int(),
  maintenanceSeconds: z.int(),
  /** 0 to 1; null when nothing was measured. */
  availability: z.number().nullable(),
  /** Of the whole run, milliseconds. */
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
});
export const historySchema = z
  .object({ by: z.enum(['hour', 'day']), rows: z.array(historyRowSchema) })
  .meta({ id: 'ProbeHistory' });

/** GET /probe-targets/:id/statistics?quarter=2026Q4, also as CSV. */
export const quarterSchema = z
  .object({
    quarter: z.string(),
    /** One for each day that has begun. */
    days: z.array(
      z.object({
        day: z.string(),
        uptime: z.number().nullable(),
        downSeconds: z.int(),
        averageMs: z.number().nullable(),
        errorRate: z.number().nullable(),
      }),
    ),
    uptime: z.number().nullable(),
    /** 0.995. */
    line: z.number(),
  })
  .meta({ id: 'ProbeQuarter' });

/** GET /probe-targets/:id/changes: state changes, newest first. */
export const stateChangeSchema = z
  .object({
    id,
    at: instant,
    from: z.enum(TARGET_STATES),
    to: z.enum(TARGET_STATES),
    because: z.string(),
    runId: z.string().nullable(),
    /** How long the former state lasted. */
    lastedMs: z.number().nullable(),
  })
  .meta({ id: 'ProbeStateChange' });

/** GET /probe-targets/:id/metadata: editions of the discovery document, newest first. */
export const metadataEditionSchema = z
  .object({
    id,
    firstSeenAt: instant,
    lastSeenAt: instant,
    sha256: z.string(),
    document: z.record(z.string(), z.unknown()),
    /** Against the one before. */
    changes: z.array(
      z.object({
        member: z.string(),
        kind: z.enum(['added', 'removed', 'changed']),
        before: z.string(),
        after: z.string(),
      }),
    ),
  })
  .meta({ id: 'ProbeMetadataEdition' });

/** GET and POST /probe-targets/:id/maintenance, DELETE …/maintenance/:windowId. */
export const maintenanceSchema = z
  .object({
    ...{ id, from: instant, to: instant, note: z.string(), createdBy: z.string(), createdAt: instant },
  })
  .meta({ id: 'ProbeMaintenance' });
export const planMaintenanceSchema = z
  .strictObject({ from: instantInput, to: instantInput, note: z.string().trim().max(500).default('') })
  .meta({ id: 'PlanProbeMaintenance' });

// ---- Who answers how to which certificate

export const TRUTH_CASES = ['no-certificate', 'expired', 'wrong-role', 'revoked', 'good'] as const;
/** POST /probe-targets/:id/truth-table: a key for each case that is to be tried. */
export const truthTableInputSchema = z
  .strictObject({ keys: z.partialRecord(z.enum(TRUTH_CASES), z.uuid()) })
  .meta({ id: 'ProbeTruthTableInput' });
export const truthTableSchema = z
  .object({
    at: instant,
    rows: z.array(
      z.object({
        case: z.enum(TRUTH_CASES),
        expected: z.string(),
        /** Null: not tried. */
        got: z.string().nullable(),
        agrees: z.boolean().nullable(),
        advice: z.string(),
      }),
    ),
  })
  .meta({ id: 'ProbeTruthTable' });
