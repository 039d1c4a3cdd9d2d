import type { Inspection } from '../core/certificate/inspect.js';

/** One line of output: an inspected certificate, or why an input is none. */
export type InspectLine = { readonly source: string; readonly index: number } & (
  | Inspection
  | { readonly error: { readonly code: string; readonly message: string; readonly offset?: number } }
);
