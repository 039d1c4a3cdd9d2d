import type { LintRule } from '../../server/core/lint/lint.js';
import { bytesAt, certificateOf } from './judge.js';
import { type Mint, psd2Statement } from './mint.js';

/** A certificate whose only QC statement is a PSD2 statement with these parts; it stands at `qcStatements[0]`. */
export const psd2With = (parts: Parameters<typeof psd2Statement>[0], more: Mint = {}): Mint => ({
  ...more,
  qcStatements: [psd2Statement(parts)],
});

/** Path and bytes of the place that each violation points at. */
export function placesOf(
  rule: LintRule,
  minted: Mint = {},
): readonly (readonly [path: string | undefined, bytes: Uint8Array | undefined])[] | undefined {
  const certificate = certificateOf(minted);
  return rule
    .evaluate(certificate)
    ?.map((violation) => [violation.at?.path, bytesAt(certificate, violation)] as const);
}
