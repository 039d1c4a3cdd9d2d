import { z } from 'zod';

/** The name of the manifest in an exported ZIP. */
export const MANIFEST = 'manifest.json';

/** What a ZIP of lists says about its files. Pivots are known by their address, which is nowhere in them. */
export const manifestSchema = z.object({
  format: z.literal('qwarden-trusted-lists'),
  version: z.literal(1),
  exportedAt: z.string(),
  files: z
    .array(
      z.object({
        file: z.string().max(300),
        kind: z.enum(['list', 'pivot']),
        territory: z.string().max(10),
        sequenceNumber: z.int(),
        issued: z.string(),
        nextUpdate: z.string().nullable(),
        sha256: z.string(),
        location: z.string().max(2_000),
      }),
    )
    .max(1_000),
});
export type Manifest = z.output<typeof manifestSchema>;

/** `undefined` when it is none of ours. */
export function readManifest(bytes: Uint8Array): Manifest | undefined {
  try {
    return manifestSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
