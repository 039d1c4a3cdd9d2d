import { z } from 'zod';
import { SEVERITIES } from '../lint/severity.js';
import type { EvaluationDocument } from './evaluation-document.js';
import { registerBasisSchema } from '../registers/register-basis-schema.js';
import { EVIDENCE_KINDS } from './evaluation-record.js';
import { CHECKS, OUTCOMES } from './verdict.js';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime();
const texts = z.array(z.string());
/** Far above any honest pack; what is longer is refused before anything is computed. */
const MOST_FILES = 10_000;
const MOST_ITEMS = 1_000;

export const packManifestSchema = z.object({
  format: z.literal('qwarden-evidence-pack'),
  version: z.literal(1),
  evaluationId: z.string(),
  certificateId: z.string(),
  createdAt: z.string(),
  /** SHA-256 of `evaluation.json`. */
  digest: sha256,
  files: z.array(z.object({ path: z.string(), sha256, size: z.int() })).max(MOST_FILES),
});

export const packAuditSchema = z.object({
  entry: z.object({
    position: z.int(),
    ...{ at: z.string(), actorId: z.string(), actorName: z.string() },
    via: z.enum(['session', 'token', 'anonymous', 'cli', 'system']),
    ...{ action: z.string(), subjectType: z.string(), subjectId: z.string() },
    ...{ details: z.string(), hash: z.string() },
  }),
  previousHash: z.string(),
  checkpoint: z.object({
    position: z.int(),
    ...{ hash: z.string(), at: z.string(), keyId: z.string(), signature: z.string() },
  }),
  publicKey: z.string(),
});

const edition = z.object({
  ...{ id: z.string(), territory: z.string(), sequenceNumber: z.int() },
  ...{ issued: z.string(), nextUpdate: z.string().nullable(), sha256 },
});
const scheme = z.object({ name: z.string(), reason: z.string() }).nullable();
const check = z.object({
  status: z.enum(['pass', 'warn', 'fail', 'unknown', 'skipped']),
  reasons: texts,
  codes: texts,
});

/** Strict, so that nothing can stand in a document that its hash covers and nobody looks at. */
export const evaluationDocumentSchema: z.ZodType<EvaluationDocument> = z.strictObject({
  version: z.literal(1),
  certificate: sha256,
  gatheredAt: instant,
  verdict: z.strictObject({
    outcome: z.enum(OUTCOMES),
    at: instant,
    checks: z.strictObject(
      Object.fromEntries(CHECKS.map((name) => [name, check])) as Record<
        (typeof CHECKS)[number],
        typeof check
      >,
    ),
    usableRoles: texts,
    scheme,
    work: z.strictObject({ signatures: z.int(), steps: z.int(), comparisons: z.int() }),
  }),
  evidence: z
    .array(
      z.strictObject({
        sha256,
        kind: z.enum(EVIDENCE_KINDS),
        source: z.string(),
        receivedAt: instant,
        nonce: z
          .string()
          .regex(/^(?:[0-9a-f]{2})*$/)
          .nullable(),
      }),
    )
    .max(MOST_ITEMS),
  trust: z.strictObject({
    listOfLists: z.enum(['usable', 'expired', 'unusable']),
    lists: z
      .array(
        z.strictObject({
          territory: z.string(),
          state: z.enum(['usable', 'unusable', 'not-pointed-at']),
          edition: edition.nullable(),
        }),
      )
      .max(MOST_ITEMS),
    editions: z.array(edition).max(MOST_ITEMS),
    anchors: z.array(z.strictObject({ sha256, scheme })).max(MOST_ITEMS),
  }),
  policy: z.strictObject({
    revocation: z.strictObject({
      prefer: z.enum(['ocsp', 'crl']),
      withoutAnswer: z.enum(['fail-hard', 'fail-soft']),
    }),
    freshness: z
      .strictObject({
        skewMs: z.number(),
        maxAgeMs: z.number().optional(),
        maxAgeWithoutNextUpdateMs: z.number(),
      })
      .transform(({ maxAgeMs, ...rest }) => ({ ...rest, maxAgeMs })),
    providerName: z.enum(['fail', 'warn']),
    adjustments: z
      .array(
        z.strictObject({
          ruleId: z.string(),
          severity: z.enum([...SEVERITIES, 'off']),
          reason: z.string(),
          until: instant.nullable(),
        }),
      )
      .max(MOST_ITEMS),
  }),
  register: registerBasisSchema.exactOptional(),
});
