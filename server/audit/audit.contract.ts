import { z } from 'zod';
import { instant } from '../platform/http/common.contract.js';

export const ACTOR_ROUTES = ['session', 'token', 'anonymous', 'cli', 'system'] as const;

/** What somebody did. Sort by `position`; filter by `actorId`, `action`, `subjectType`, `subjectId`, `from`, `before`, `q`. */
export const auditEntrySchema = z
  .object({
    /** Counts from 1 without gaps. */
    id: z.int(),
    position: z.int(),
    at: instant,
    actorId: z.string().meta({ description: 'A user, or `system`.' }),
    actorName: z.string().meta({ description: 'As it was then.' }),
    via: z.enum(ACTOR_ROUTES),
    action: z.string().meta({ description: '`certificate.create`: the type of the subject and a verb.' }),
    subjectType: z.string(),
    subjectId: z.string(),
    details: z.record(z.string(), z.unknown()),
    hash: z.string().meta({ description: 'SHA-256 over the hash before and this entry, lower-case hex.' }),
  })
  .meta({ id: 'AuditEntry' });

export const auditCheckpointSchema = z
  .object({
    id: z.int(),
    position: z.int().meta({ description: 'How many entries the log had.' }),
    hash: z.string(),
    at: instant,
    keyId: z.string().meta({ description: 'SHA-256 of the public key (SPKI), lower-case hex.' }),
    signature: z.string().meta({ description: 'Ed25519, base64.' }),
  })
  .meta({ id: 'AuditCheckpoint' });

export const AUDIT_FAULTS = [
  'changed',
  'missing',
  'out-of-order',
  'truncated',
  'checkpoint-disagrees',
  'head-disagrees',
  'checkpoint-signature-wrong',
] as const;

export const auditVerificationSchema = z
  .object({
    at: instant,
    entries: z.int(),
    head: z.string().meta({ description: 'Hash of the last entry.' }),
    checkpoints: z.int().meta({ description: 'Checkpoints that are signed and agree.' }),
    faults: z.array(z.object({ kind: z.enum(AUDIT_FAULTS), position: z.int() })),
  })
  .meta({ id: 'AuditVerification' });

/** The key that verifies checkpoints; an auditor keeps it somewhere else. */
export const auditPublicKeySchema = z
  .object({ keyId: z.string(), publicKey: z.string().meta({ description: 'PEM (SPKI).' }) })
  .meta({ id: 'AuditPublicKey' });

export type AuditEntry = z.output<typeof auditEntrySchema>;
export type AuditEntryRow = z.input<typeof auditEntrySchema>;
export type AuditCheckpoint = z.output<typeof auditCheckpointSchema>;
export type AuditCheckpointRow = z.input<typeof auditCheckpointSchema>;
export type AuditVerification = z.output<typeof auditVerificationSchema>;
export type AuditVerificationRow = z.input<typeof auditVerificationSchema>;
