import { z } from 'zod';
import { MATCH_VERDICTS } from '../core/registers/match-card.js';

const answer = z.enum(['yes', 'no', 'unknown']);

const edition = z.object({
  id: z.string(),
  version: z.string(),
  sha256: z.string(),
  publishedAt: z.string(),
});

const roleAnswer = z.object({
  answer,
  /** Stored with verdicts as well, never renamed. */
  reason: z.string(),
  sentence: z.string(),
  /** The register that decided. */
  by: z.string().nullable(),
  disagree: z.boolean(),
});

/** What the registers say about a certificate: each role in the certificate, in the licence and in the host country. */
export const registerMatchSchema = z
  .object({
    /** `null` where the certificate cannot be looked for; `noQuestion` says why. */
    asked: z
      .object({ authority: z.string(), number: z.string(), organisation: z.string().nullable() })
      .nullable(),
    noQuestion: z.object({ code: z.string(), message: z.string() }).nullable(),
    at: z.string(),
    home: z.string().nullable(),
    host: z.string().nullable(),
    verdict: z.enum(['usable', 'refused', 'unknown']),
    lines: z.array(
      z.object({
        role: z.string(),
        inCertificate: z.boolean(),
        /** In the country of the authority. */
        atHome: roleAnswer,
        atHost: roleAnswer,
        verdict: z.enum(MATCH_VERDICTS),
        sentence: z.string(),
      }),
    ),
    /** The entries that are the certificate's holder. */
    matches: z.array(
      z.object({
        id: z.string(),
        source: z.string(),
        type: z.string(),
        name: z.string(),
        number: z.string().nullable(),
        path: z.string(),
        rung: z.string().nullable(),
        state: z.string(),
      }),
    ),
    sources: z.array(
      z.object({
        source: z.string(),
        name: z.string(),
        standing: z.string(),
        legalWeight: z.string(),
        edition: edition.nullable(),
        ageDays: z.int().nullable(),
        stale: z.boolean(),
        found: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'RegisterMatch' });

/** With the host country that is asked about where nobody names one. */
export const certificateRegisterMatchSchema = registerMatchSchema
  .extend({ defaultHost: z.string().nullable() })
  .meta({ id: 'CertificateRegisterMatch' });

export type RegisterMatch = z.output<typeof registerMatchSchema>;
export type CertificateRegisterMatch = z.output<typeof certificateRegisterMatchSchema>;
