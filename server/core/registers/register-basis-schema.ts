import { z } from 'zod';
import { type RegisterBasis, REGISTER_STANDINGS } from './register-basis.js';
import { ENTITY_TYPES } from './register-entry.js';

/** Far above any honest basis; what is longer is refused before anything is computed from it. */
const MOST = { registers: 100, entries: 1_000, texts: 2_000 } as const;

const texts = z.array(z.string()).max(MOST.texts);
const byKey = z.record(z.string(), texts);
const nullable = z.string().nullable();

const entry = z.strictObject({
  ...{ source: z.string(), code: z.string(), type: z.enum(ENTITY_TYPES), owner: z.string() },
  ...{ authority: nullable, number: nullable, names: texts, commercialNames: texts },
  address: z.strictObject({ lines: texts, town: nullable, postCode: nullable, country: nullable }),
  authorisations: texts,
  derivedStatus: z.enum(['active', 'inactive']).nullable(),
  parent: z.strictObject({ type: z.string(), code: z.string() }).nullable(),
  services: byKey,
  exclusion: z.strictObject({ code: z.string(), description: nullable }).nullable(),
  other: byKey,
  version: nullable,
});

/** Strict, so that nothing can stand in a basis that nobody looks at. */
export const registerBasisSchema: z.ZodType<RegisterBasis> = z.strictObject({
  registers: z
    .array(
      z.strictObject({
        ...{ source: z.string(), name: z.string(), standing: z.enum(REGISTER_STANDINGS) },
        authorities: texts.nullable(),
        holds: z.array(z.enum(ENTITY_TYPES)).max(ENTITY_TYPES.length),
        ...{ tellsServices: z.boolean(), tellsPassports: z.boolean() },
        freshForDays: z.number().nullable(),
        edition: z
          .strictObject({
            ...{ id: z.string(), version: z.string(), sha256: z.string() },
            publishedAt: z.iso.datetime(),
          })
          .nullable(),
        disclaimer: nullable.exactOptional(),
        candidates: z.array(entry).max(MOST.entries),
      }),
    )
    .max(MOST.registers),
  overrides: z
    .array(
      z.strictObject({
        ...{
          id: z.string(),
          authority: z.string(),
          number: z.string(),
          source: z.string(),
          code: z.string(),
        },
        type: z.enum(ENTITY_TYPES).nullable(),
        reason: z.string(),
      }),
    )
    .max(MOST.entries),
  host: nullable,
});
