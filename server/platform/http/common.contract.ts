import { z } from 'zod';

/** Response instant: a `Date` from the database becomes an ISO 8601 UTC string. */
export const instant = z.invertCodec(
  z.codec(z.iso.datetime(), z.date(), {
    decode: (text) => new Date(text),
    encode: (date) => date.toISOString(),
  }),
);

/** Request instant: ISO 8601 with any offset becomes a `Date`. */
export const instantInput = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const id = z.uuid();

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ pattern: z.regexes.html5Email }));

/** What every refusal looks like (RFC 9457); `code` is stable, `title` is for people. */
export const problemSchema = z
  .object({
    type: z.string(),
    code: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    /** The request, as in the log. */
    requestId: z.string().optional(),
    /** One per field at fault; `path` in dots, e.g. `filter.kind`. */
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

export type ProblemDocument = z.output<typeof problemSchema>;
