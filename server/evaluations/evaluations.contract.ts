import { z } from 'zod';
import { CERTIFICATE_KINDS } from '../core/certificate/kind.js';
import {
  EVALUATION_TRIGGERS,
  EVIDENCE_KINDS,
  FOUND_BY,
  type EvaluationTrigger,
} from '../core/verdict/evaluation-record.js';
import { REGISTER_STANDINGS } from '../core/registers/register-basis.js';
import { CHECKS, OUTCOMES } from '../core/verdict/verdict.js';
import { certificateFilterSchema } from '../certificates/certificates.contract.js';
import { instant, instantInput } from '../platform/http/common.contract.js';

const outcome = z.enum(OUTCOMES);
const checkStatus = z.enum(['pass', 'warn', 'fail', 'unknown', 'skipped']);
const isoText = z.string().meta({ description: 'ISO 8601 in UTC.' });
const sha256 = z.string().meta({ description: 'Lower-case hex.' });

const perCheck = <Value extends z.ZodType>(value: Value) =>
  z.object(Object.fromEntries(CHECKS.map((name) => [name, value])) as Record<(typeof CHECKS)[number], Value>);

// ---- Asking

export const evaluateSchema = z
  .strictObject({
    at: instantInput.optional().meta({ description: 'The instant the verdict is about; now without it.' }),
    offline: z.boolean().default(false).meta({ description: 'Judge by what is stored; fetch nothing.' }),
    fresh: z
      .boolean()
      .default(false)
      .meta({ description: 'Ask responders again even where a stored answer is still current.' }),
  })
  .meta({ id: 'Evaluate' });

/** Many at a time, by id or by the filter of the list of certificates. */
export const evaluateManySchema = z
  .strictObject({
    ids: z.array(z.uuid()).min(1).max(10_000).optional(),
    filter: certificateFilterSchema.optional(),
    fresh: z.boolean().default(false),
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    error: 'Either ids or a filter is expected.',
    path: ['ids'],
  })
  .meta({ id: 'EvaluateMany' });

/** The row of the job carries progress, and at its end how many there were of each outcome. */
export const evaluationJobSchema = z.object({ jobId: z.uuid() }).meta({ id: 'EvaluationJob' });

// ---- The verdict, in the shape the command line prints

export const verdictSchema = z
  .object({
    outcome,
    at: isoText,
    checks: perCheck(
      z.object({
        status: checkStatus,
        reasons: z.array(z.string()),
        /** The code of each reason, in the same order. */
        codes: z.array(z.string()),
      }),
    ),
    usableRoles: z.array(z.string()),
    /** Set when it holds under another scheme than the EU trusted lists; then nothing of it says "qualified". */
    scheme: z.object({ name: z.string(), reason: z.string() }).nullable(),
    work: z.object({ signatures: z.int(), steps: z.int(), comparisons: z.int() }),
  })
  .meta({ id: 'Verdict' });

/** What is different from the present-time verdict before it. */
export const verdictChangesSchema = z
  .object({
    previousId: z.uuid(),
    from: outcome,
    to: outcome,
    differences: z.array(
      z.object({
        /** `outcome`, the name of a check, `usableRoles`, `scheme` or `services`. */
        what: z.string(),
        from: z.string(),
        to: z.string(),
        /** Codes of reasons that are new. */
        codes: z.array(z.string()),
        /** The first new reason, as a sentence. */
        reason: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'VerdictChanges' });

// ---- What it rests on

export const chainLinkSchema = z
  .object({
    sha256,
    subject: z.string(),
    issuer: z.string(),
    serialNumber: z.string(),
    kind: z.enum(CERTIFICATE_KINDS),
    notBefore: isoText,
    notAfter: isoText,
    /** `given`: the certificate in question. `aia`: fetched from `source`. `stored`: in the inventory. */
    foundBy: z.enum(FOUND_BY),
    /** URL, territory of the trusted list, or name of the scheme. */
    source: z.string().nullable(),
    /** `null` where nothing was asked: of anchors, and of everything when there is no path. */
    revocation: z.enum(['good', 'revoked', 'on-hold', 'unknown', 'not-applicable']).nullable(),
  })
  .meta({ id: 'ChainLink' });

export const evidenceSchema = z
  .object({
    sha256,
    kind: z.enum(EVIDENCE_KINDS),
    source: z.string(),
    receivedAt: instant,
    ageSeconds: z.int().meta({ description: 'At the time of the evaluation.' }),
    size: z.int(),
    thisUpdate: instant.nullable(),
    nextUpdate: instant.nullable(),
    /** SHA-256 of the certificates it was judged about. */
    about: z.array(sha256),
    /** What it says about the first of them; `null` for certificates. */
    status: z.enum(['good', 'revoked', 'on-hold', 'unknown']).nullable(),
    /** The verdict rests on it. */
    decisive: z.boolean(),
    /** It was stored and current, so nothing was fetched. */
    reused: z.boolean(),
  })
  .meta({ id: 'Evidence' });

export const attemptSchema = z
  .object({
    purpose: z.string(),
    url: z.string(),
    certificate: sha256,
    at: isoText,
    /** `ok`, or why there is nothing: `refused-address`, `timed-out`, `http-error`, `offline` … */
    outcome: z.string(),
    message: z.string(),
    sha256: z.string().nullable(),
    reused: z.boolean(),
  })
  .meta({ id: 'Attempt' });

export const usedEditionSchema = z
  .object({
    id: z.string(),
    territory: z.string(),
    sequenceNumber: z.int(),
    issued: z.string(),
    nextUpdate: z.string().nullable(),
    sha256,
  })
  .meta({ id: 'UsedEdition' });

export const usedTrustSchema = z
  .object({
    listOfLists: z.enum(['usable', 'expired', 'unusable']),
    /** The lists that were looked at. */
    lists: z.array(
      z.object({
        territory: z.string(),
        state: z.enum(['usable', 'unusable', 'not-pointed-at']),
        edition: usedEditionSchema.nullable(),
      }),
    ),
    /** The editions of lists that belong to it, the list of lists among them. */
    editions: z.array(usedEditionSchema),
    /** Anchors of other schemes that were trusted at the time. */
    anchors: z.array(
      z.object({ sha256, scheme: z.object({ name: z.string(), reason: z.string() }).nullable() }),
    ),
  })
  .meta({ id: 'UsedTrust' });

/** A service of a trusted list that the certificate's path leads to. */
export const matchedServiceSchema = z
  .object({
    territory: z.string(),
    provider: z.string(),
    service: z.string(),
    status: z.string().meta({ description: 'The last part of its URI: `granted`, `withdrawn` …' }),
    since: z.string(),
    /** `now`: at the instant of the verdict. `issuance`: when the certificate was issued. */
    when: z.enum(['now', 'issuance']),
  })
  .meta({ id: 'MatchedService' });

export const evaluationPolicySchema = z
  .object({
    revocation: z.object({
      prefer: z.enum(['ocsp', 'crl']),
      withoutAnswer: z.enum(['fail-hard', 'fail-soft']),
    }),
    freshness: z.object({
      skewMs: z.int(),
      maxAgeMs: z.int().optional(),
      maxAgeWithoutNextUpdateMs: z.int(),
    }),
    providerName: z.enum(['fail', 'warn']),
    /** What was decided about rules; a rule that is off or weighs less changes the verdict. */
    adjustments: z.array(
      z.object({
        ruleId: z.string(),
        severity: z.string(),
        reason: z.string(),
        until: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'EvaluationPolicy' });

/** A register that was asked about the holder. */
export const usedRegisterSchema = z
  .object({
    source: z.string(),
    name: z.string(),
    standing: z.enum(REGISTER_STANDINGS),
    legalWeight: z.string(),
    /** In force at the instant of the verdict; `null` when there was none. */
    edition: z.object({ id: z.string(), version: z.string(), sha256, publishedAt: z.string() }).nullable(),
    ageDays: z.int().nullable(),
    stale: z.boolean(),
    disclaimer: z.string().nullable(),
    found: z.array(z.object({ id: z.string(), name: z.string(), path: z.string() })),
  })
  .meta({ id: 'UsedRegister' });

// ---- Evaluations

const summaryShape = {
  id: z.uuid(),
  certificateId: z.uuid(),
  outcome,
  /** The instant the verdict is about. */
  at: instant,
  evaluatedAt: instant,
  /** About the time it was made, so that it counts as the certificate's verdict. */
  isPresent: z.boolean(),
  offline: z.boolean(),
  trigger: z.enum(EVALUATION_TRIGGERS),
  evaluatedBy: z.string(),
  usableRoles: z.array(z.string()),
  checks: perCheck(checkStatus),
  /** `null` for the first one, for one about the past, and when nothing is different. */
  changes: verdictChangesSchema.nullable(),
};

/** A row of `GET /certificates/:id/evaluations`, newest first. */
export const evaluationSummarySchema = z.object(summaryShape).meta({ id: 'EvaluationSummary' });

export const evaluationSchema = z
  .object({
    ...summaryShape,
    verdict: verdictSchema,
    chain: z.object({
      /** False: no path holds, and `certificates` is the longest chain that could be built. */
      complete: z.boolean(),
      /** The certificate first, its anchor last. */
      certificates: z.array(chainLinkSchema),
    }),
    evidence: z.array(evidenceSchema),
    attempts: z.array(attemptSchema),
    trust: usedTrustSchema,
    services: z.array(matchedServiceSchema),
    policy: evaluationPolicySchema,
    /** The most authoritative first; none where the certificate cannot be looked for in a register. */
    registers: z.array(usedRegisterSchema),
    /** Country in which the roles are to be used; `null`: where the holder is authorised. */
    host: z.string().nullable(),
    /** SHA-256 over what was decided and what it rests on; the audit entry holds the same. */
    digest: sha256,
    audit: z.object({ position: z.int(), hash: sha256 }).nullable(),
  })
  .meta({ id: 'Evaluation' });

/** The verdict reached again from what was stored. */
export const replaySchema = z
  .object({
    same: z.boolean(),
    verdict: verdictSchema,
    differences: z.array(z.object({ what: z.string(), from: z.string(), to: z.string() })),
    /** Evidence that is not there any more; then nothing can be said. */
    missing: z.array(z.string()),
  })
  .meta({ id: 'Replay' });

export type Evaluate = z.output<typeof evaluateSchema>;
export type EvaluateMany = z.output<typeof evaluateManySchema>;
/** What a client receives. */
export type Evaluation = z.output<typeof evaluationSchema>;
export type EvaluationSummary = z.output<typeof evaluationSummarySchema>;
export type Replay = z.output<typeof replaySchema>;
export type Verdict = z.output<typeof verdictSchema>;
export type VerdictChanges = z.output<typeof verdictChangesSchema>;
export type UsedRegister = z.output<typeof usedRegisterSchema>;
export type ChainLink = z.output<typeof chainLinkSchema>;
export type EvidenceItem = z.output<typeof evidenceSchema>;
export type Attempt = z.output<typeof attemptSchema>;
/** What the server hands over, dates still being dates. */
export type EvaluationRow = z.input<typeof evaluationSchema>;
export type EvaluationSummaryRow = z.input<typeof evaluationSummarySchema>;
export type ReplayRow = z.input<typeof replaySchema>;

export { CHECKS, OUTCOMES, type CheckName, type CheckStatus, type Outcome } from '../core/verdict/verdict.js';
export { EVALUATION_TRIGGERS, EVIDENCE_KINDS, FOUND_BY, type EvaluationTrigger };
