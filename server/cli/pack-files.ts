import { createHash } from 'node:crypto';
import type { CheckpointKey } from '../audit/signing-key.js';
import type { PackFault, PackTools } from '../core/verdict/evidence-pack.js';
import type { VerdictDocument } from '../core/verdict/verdict-document.js';

/** An evidence pack out of its archive. */
export interface PackFiles {
  readonly source: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Of the archive. */
  readonly faults: readonly PackFault[];
  readonly keys: readonly CheckpointKey[];
}

/** What came of checking one pack. */
export interface PackResult {
  readonly source: string;
  readonly intact: boolean;
  /** The verdict in the pack; `null` when it could not be read. */
  readonly verdict: VerdictDocument | null;
  /** Whether the evidence leads to the same verdict again; `null` when that could not be tried. */
  readonly replayed: boolean | null;
  readonly faults: readonly PackFault[];
  readonly audit: { readonly position: number; readonly keyId: string; readonly pinned: boolean } | null;
}

/** What came of checking the pack of a decision. */
export interface DecisionResult {
  readonly source: string;
  readonly intact: boolean;
  readonly decision: {
    readonly number: string;
    readonly organisation: string;
    readonly command: 'approve' | 'reject';
    readonly at: string;
    readonly state: string;
    readonly voters: readonly string[];
    readonly needed: number;
    readonly profile: string;
    readonly remarks: readonly string[];
  } | null;
  /** Of the pack of the verdict inside; `null` where the decision rests on none, or it was not looked at. */
  readonly verdict: PackResult | null;
  /** What was found in order, a line each. */
  readonly checked: readonly string[];
  readonly faults: readonly PackFault[];
  readonly audit: { readonly position: number; readonly keyId: string; readonly pinned: boolean } | null;
}

export const packTools = (): PackTools => ({
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  sha256Text: (text) => createHash('sha256').update(text).digest('hex'),
  text: (bytes) => Buffer.from(bytes).toString('utf8'),
});
