import type { Inspection } from '../core/certificate/inspect.js';
import type { Evaluation } from '../core/verdict/evaluate.js';
import {
  CHECKS,
  type CheckName,
  type CheckStatus,
  type Outcome,
  type Work,
} from '../core/verdict/verdict.js';
import type { ExitCode } from './output.js';

/** One line of `qwarden cert verify --json`. */
export type VerdictLine =
  | ({ readonly source: string; readonly index: number } & Partial<Inspection> & {
        readonly verdict: {
          readonly outcome: Outcome;
          readonly at: string;
          readonly checks: Readonly<
            Record<
              CheckName,
              {
                readonly status: CheckStatus;
                readonly reasons: readonly string[];
                readonly codes: readonly string[];
              }
            >
          >;
          readonly usableRoles: readonly string[];
          readonly scheme: { readonly name: string; readonly reason: string } | null;
          readonly work: Work;
        };
        /** Where the bytes stop being a certificate; with the outcome `unparsable`. */
        readonly error?: InputError;
      })
  | { readonly source: string; readonly index: number; readonly error: InputError };

interface InputError {
  readonly code: string;
  readonly message: string;
  readonly offset?: number;
}

export function verdictLine(
  source: string,
  { verdict, inspection }: Evaluation,
  error?: InputError,
): VerdictLine {
  const { outcome, at, checks, usableRoles, scheme, work } = verdict;
  const shown = CHECKS.map((name) => {
    const { status, reasons } = checks[name];
    return [
      name,
      { status, reasons: reasons.map(({ message }) => message), codes: reasons.map(({ code }) => code) },
    ] as const;
  });
  return {
    ...{ source, index: 0, ...inspection },
    ...(error !== undefined && { error }),
    verdict: {
      ...{ outcome, at: instantText(at), usableRoles, scheme, work },
      checks: Object.fromEntries(shown) as Record<CheckName, (typeof shown)[number][1]>,
    },
  };
}

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
