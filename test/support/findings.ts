import type { LintRule, Severity } from '../../server/core/lint/lint.js';
import { bytesAt, certificateOf } from './judge.js';
import type { Mint } from './mint.js';

/** A violation as a test reads it: with the bytes it points at, so that a wrong place cannot hide behind a right path. */
export interface Finding {
  readonly message: string;
  readonly severity: Severity;
  readonly path: string | undefined;
  readonly hex: string | undefined;
}

export const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What one rule says of one certificate; `undefined` when it does not apply. */
export function findingsOf(rule: LintRule, minted: Mint | Uint8Array = {}): readonly Finding[] | undefined {
  const certificate = certificateOf(minted);
  return rule.evaluate(certificate)?.map((violation) => {
    const bytes = bytesAt(certificate, violation);
    return {
      message: violation.message,
      severity: violation.severity ?? rule.severity,
      path: violation.at?.path,
      hex: bytes && hex(bytes),
    };
  });
}
