import { z } from 'zod';
import { CLIFF_CAUSES } from '../core/forecasts/cliff-cause.js';

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

export const blastRadiusQuestionSchema = z.strictObject({
  type: z.enum(['certificate', 'grant']),
  id: z.uuid(),
});
export type BlastRadiusQuestion = z.output<typeof blastRadiusQuestionSchema>;

export const blastRadiusSchema = z
  .object({ consents: z.int().describe('Usable consents that stop with it.') })
  .meta({ id: 'BlastRadius' });
