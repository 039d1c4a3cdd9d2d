import type { Evaluation } from './evaluation.js';
import type { Check } from './verdict.js';

/** What is left to say of bytes that are no certificate. */
export function unparsable(at: Date, message: string): Evaluation {
  const skipped: Check = { status: 'skipped', reasons: [] };
  return {
    verdict: {
      outcome: 'unparsable',
      at,
      checks: {
        syntax: { status: 'fail', reasons: [{ code: 'der.malformed', message }] },
        validity: skipped,
        path: skipped,
        qualification: skipped,
        revocation: skipped,
        register: skipped,
      },
      usableRoles: [],
      scheme: null,
      work: { signatures: 0, steps: 0, comparisons: 0 },
    },
    certificate: undefined,
    inspection: undefined,
    path: undefined,
    closest: [],
    qualification: undefined,
    revocation: [],
    wanted: [],
  };
}
