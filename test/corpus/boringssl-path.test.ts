import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { NodeSignatureVerifier } from '../../server/adapters/node-signature-verifier.js';
import { chainCases, judgeChain, FOLDER } from './boringssl-path.js';

describe('boringssl', () => {
  test('dev', () => {
    const out: string[] = [];
    for (const c of chainCases()) {
      const t0 = process.cpuUsage();
      const v = judgeChain(c, new NodeSignatureVerifier());
      const t = process.cpuUsage(t0).user;
      const want = c.expected === 'SUCCESS';
      const pol = v.result?.ok ? v.result.path.policies.user.join(', ') : undefined;
      const wantPol = c.expected_user_constrained_policy_set;
      if (
        v.accepted !== want ||
        t > 80000 ||
        (v.accepted && wantPol && wantPol.split(', ').sort().join() !== (pol ?? '').split(', ').sort().join())
      )
        out.push(
          `${v.accepted !== want ? (v.accepted ? 'WRONGACC' : 'wrongref') : 'ok'} ${c.id} ${c.last_cert_trust} ${c.key_purpose} [${c.expectedErrorsText}] ${v.why} ${t} ${pol} ${wantPol}`,
        );
    }
    console.log(out.join('\n'));
    void FOLDER;
    void readFileSync;
    expect(1).toBe(1);
  });
});
