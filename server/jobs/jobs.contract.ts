import { z } from 'zod';
import { instant } from '../platform/http/common.contract.js';

export const JOB_NAMES = [
  'expiry-sweep',
  're-check',
  'send-messages',
  'second-reading',
  're-inspect',
  'review-expiry',
  'trusted-lists',
  'register-update',
  'register-watch',
  'register-digest',
  'organisation-catch-up',
  'grant-sweep',
  'consent-sweep',
  'consent-sync',
  'probe-history',
  'alert-steps',
  'dated-sweep',
  'audit-checkpoint',
  'forget-expired',
] as const;
export type JobName = (typeof JOB_NAMES)[number];

export const scheduledJobSchema = z
  .object({
    name: z.enum(JOB_NAMES),
    everySeconds: z.int(),
    nextRunAt: instant,
    running: z.boolean(),
    lastStartedAt: instant.nullable(),
    lastSucceededAt: instant.nullable(),
    lastFailedAt: instant.nullable(),
    /** Of the last run; `null` when it succeeded. */
    lastError: z.string().nullable(),
  })
  .meta({ id: 'ScheduledJob' });

export type ScheduledJobState = z.output<typeof scheduledJobSchema>;
export type ScheduledJobStateRow = z.input<typeof scheduledJobSchema>;

export { jobRunSchema, jobRunWithResultSchema, JOB_RUN_STATES } from '../job-runs/job-runs.contract.js';
export type { JobRun, JobRunState, JobRunWithResult } from '../job-runs/job-runs.contract.js';
