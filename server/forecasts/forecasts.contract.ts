import { z } from 'zod';
import { CLIFF_CAUSES } from '../core/forecasts/cliff-cause.js';
import { id } from '../platform/http/common.contract.js';

export { CLIFF_CAUSES, type CliffCause } from '../core/forecasts/cliff-cause.js';

export const consentCliffSchema = z
  .object({
    from: z.iso.date(),
    days: z.int(),
    rows: z.array(
      z.object({
        day: z.iso.date(),
        organisationId: z.string(),
        organisationName: z.string(),
        edition: z.string(),
        total: z.int(),
        byCause: z.record(z.enum(CLIFF_CAUSES), z.int()).describe('What they stop for.'),
      }),
    ),
  })
  .meta({ id: 'ConsentCliff' });
export type ConsentCliff = z.output<typeof consentCliffSchema>;

export const BLAST_TYPES = ['certificate', 'grant', 'trust-service', 'register-entry'] as const;
export type BlastType = (typeof BLAST_TYPES)[number];

export const blastRadiusQuestionSchema = z.strictObject({
  type: z.enum(BLAST_TYPES),
  id: z.string().min(1).max(500),
});
export type BlastRadiusQuestion = z.output<typeof blastRadiusQuestionSchema>;

export const blastRadiusSchema = z
  .object({
    certificates: z.int().describe('Certificates in use that are of no use without it.'),
    organisations: z.int().describe('Organisations that lose access.'),
    stopping: z.int().describe('Access that stops.'),
    carriedOn: z.int().describe('Access that another certificate carries on.'),
    grants: z
      .array(
        z.object({
          ...{ id, organisationId: z.string(), organisationName: z.string() },
          ...{ edition: z.string(), environment: z.string(), role: z.string() },
          stops: z.boolean(),
        }),
      )
      .describe('The first hundred, what stops first.'),
    consents: z.int().describe('Usable consents that stop.'),
  })
  .meta({ id: 'BlastRadius' });
export type BlastRadius = z.output<typeof blastRadiusSchema>;
