import type { LintRule } from '../../server/core/lint/lint.js';
import { bytesAt, certificateOf } from './judge.js';
import type { Mint } from './mint.js';

/** Path and bytes that each violation points at; path and bytes are `undefined` where it points at nothing. */
export function pointedAt(
  rule: LintRule,
  minted: Mint | Uint8Array = {},
): readonly (readonly [path: string | undefined, bytes: Uint8Array | undefined])[] | undefined {
  const certificate = certificateOf(minted);
  return rule
    .evaluate(certificate)
    ?.map((violation) => [violation.at?.path, bytesAt(certificate, violation)]);
}
