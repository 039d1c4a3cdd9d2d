import { createHash } from 'node:crypto';
import type { AdjustedAt, Adjustment } from '../core/lint/adjustments.js';
import { rulesFingerprint } from './rules-fingerprint.js';

/** An adjustment with its origin. */
export interface AdjustmentInForce extends Adjustment {
  readonly id: string;
  readonly createdBy: string;
  readonly createdAt: Date;
}

/** By what certificates are judged at an instant: the rules of this build and what administrators decided. */
export interface Judgement extends AdjustedAt {
  readonly adjustments: readonly AdjustmentInForce[];
  readonly byRule: ReadonlyMap<string, AdjustmentInForce>;
  /** Two judgements with the same one find the same in every certificate. */
  readonly fingerprint: string;
}

export function judgementOf(adjustments: readonly AdjustmentInForce[], at: Date): Judgement {
  const severities = adjustments.map(({ ruleId, severity }) => `${ruleId} ${severity}`).sort();
  return {
    at,
    adjustments,
    byRule: new Map(adjustments.map((adjustment) => [adjustment.ruleId, adjustment])),
    fingerprint: createHash('sha256')
      .update([rulesFingerprint(), ...severities].join('\n'))
      .digest('hex'),
  };
}
