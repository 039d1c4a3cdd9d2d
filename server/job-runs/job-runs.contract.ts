import { z } from 'zod';
import { instant } from '../platform/http/common.contract.js';

/** `abandoned`: its process ended in the middle of it. */
export const JOB_RUN_STATES = ['running', 'succeeded', 'failed', 'abandoned'] as const;
export type JobRunState = (typeof JOB_RUN_STATES)[number];

/** A row of the resource `jobs`. */
export const jobRunSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    state: z.enum(JOB_RUN_STATES),
    startedAt: instant,
    finishedAt: instant.nullable(),
    /** Progress. */
    done: z.int(),
    total: z.int().nullable(),
    startedBy: z.string(),
    error: z.string().nullable(),
  })
  .meta({ id: 'JobRun' });

export const jobRunWithResultSchema = jobRunSchema
  .extend({
    result: z.unknown().meta({
      description: 'What came of it; of an import, the array that a small upload answers at once.',
    }),
  })
  .meta({ id: 'JobRunWithResult' });

/** What a client receives. */
export type JobRun = z.output<typeof jobRunSchema>;
export type JobRunWithResult = z.output<typeof jobRunWithResultSchema>;
/** What the server hands over, dates still being dates. */
export type JobRunRow = z.input<typeof jobRunSchema>;
