import type { Inspection } from '../core/certificate/inspect.js';
import type { Evaluation } from '../core/verdict/evaluate.js';
import { type VerdictDocument, verdictDocument } from '../core/verdict/verdict-document.js';
import type { ExitCode } from './output.js';

/** One line of `qwarden cert verify --json`. */
export type VerdictLine =
  | ({ readonly source: string; readonly index: number } & Partial<Inspection> & {
        readonly verdict: VerdictDocument;
        /** Where the bytes stop being a certificate; with the outcome `unparsable`. */
        readonly error?: InputError;
      })
  | { readonly source: string; readonly index: number; readonly error: InputError };

interface InputError {
  readonly code: string;
  readonly message: string;
  readonly offset?: number;
}

export const verdictLine = (
  source: string,
  { verdict, inspection }: Evaluation,
  error?: InputError,
): VerdictLine => ({
  ...{ source, index: 0, ...inspection },
  ...(error !== undefined && { error }),
  verdict: { ...verdictDocument(verdict), at: instantText(verdict.at) },
});

/** As the dates beside it: whole seconds in UTC. */
const instantText = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** As the contract says: only `valid` is 0, and what could not be judged is 3. */
export function verdictExitCode(line: VerdictLine): ExitCode {
  if (!('verdict' in line)) return 3;
  switch (line.verdict.outcome) {
    case 'valid':
      return 0;
    case 'valid-with-warnings':
    case 'valid-not-in-register':
      return 1;
    case 'indeterminate':
    case 'unparsable':
      return 3;
    default:
      return 2;
  }
}
