import { z } from 'zod';
import { TRUSTED_LIST_STATES } from '../trust/trust.contract.js';
import { instant } from '../platform/http/common.contract.js';

/** What somebody should see to, most urgent first; the console shows each as a banner. */
export const STATUS_WARNINGS = [
  /** Alerts are open that have neither an owner nor a default recipient to go to. */
  'nobody-listens',
  /** No SMTP settings: mails wait. */
  'no-smtp',
  /** Mails have been tried in vain for an hour, or the mail server refused some for good. */
  'mail-failing',
  /** A job has not succeeded for more than two of its intervals. */
  'job-overdue',
  /** Another channel than mail has taken nothing for an hour. */
  'channel-failing',
  /** The expiry sweep has not succeeded for more than two of its intervals. */
  'sweep-late',
  /** Less than 500 MB are free where the data lies. */
  'disk-low',
  /** No default recipient: certificates without an owner would end unheard. */
  'no-default-recipient',
] as const;
export type StatusWarning = (typeof STATUS_WARNINGS)[number];

export const statusSchema = z
  .object({
    version: z.string(),
    at: instant,
    database: z.enum(['sqlite', 'postgres']),
    smtpConfigured: z.boolean(),
    defaultRecipientConfigured: z.boolean(),
    messages: z.object({ waiting: z.int(), sending: z.int(), failed: z.int() }),
    /** Jobs that have not succeeded for more than two of their intervals. */
    overdueJobs: z.array(z.object({ name: z.string(), lastSucceededAt: instant.nullable() })),
    /** Open alerts that nobody was told about. */
    unheardAlerts: z.int(),
    expirySweep: z.object({
      lastSucceededAt: instant.nullable(),
      lastFailedAt: instant.nullable(),
      lastError: z.string().nullable(),
      nextRunAt: instant,
    }),
    trustedLists: z.object({
      /** Of the list of lists. */
      state: z.enum(TRUSTED_LIST_STATES),
      /** Lists whose last attempt failed. */
      failing: z.int(),
      /** When the list that was confirmed longest ago was; `null` before all were. */
      oldestSuccessAt: instant.nullable(),
    }),
    freeBytes: z.number().nullable(),
    warnings: z.array(z.enum(STATUS_WARNINGS)),
  })
  .meta({ id: 'Status' });

export type Status = z.output<typeof statusSchema>;
export type StatusRow = z.input<typeof statusSchema>;
